// An event stage by stage, each over all blocks: where a cap needs counts first, or gradients of all members wait for what
// their object gets back. One pass (onePass.ts) calls the same functions for a block.
import { Event } from "../event/event";
import { blockBytes, blockCount, dBlockBytes } from "../event/strides";
import { attractBlock } from "../loss/attraction";
import { hitGradients, leave, scaleGradients } from "../loss/gradients";
import { lanes } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";
import { flush, narrow, openRepulsion, repelBlock } from "./repulsion";

/**
 * All blocks, with the convention's potential and form; a form other than PLAIN needs R ≥ 4.
 * reads: blocks, records, Search
 * adds to: dRecords and, with gradients, dBlocks
 * writes: nRep, the number of pairs within reach; scratch: partialSums, runs
 */
export function repel<T>(e: Event): void {
  openRepulsion<T>(e);
  const blocks = blockCount<T>(e);
  for (let block: usize = 0; block < blocks; block++) {
    const sums = e.dBlocks + block * dBlockBytes<T>(e);
    repelBlock<T>(e, e.blocks + block * blockBytes(e), sums);
    if (e.withGradient) flush<T>(e, sums);
  }
}

/** Each member against its own object, for all blocks. Adds to: see `attractBlock`; dBlocks for partialSums */
export function attract<T>(e: Event): void {
  memory.fill(e.partialSums, 0, (e.rows + 1) * ROW); // drawn pairs have left nothing in it, nor cleared it
  let block = e.blocks;
  let sums = e.dBlocks;
  for (let first: usize = 0; first < e.hits; first += lanes<T>()) {
    attractBlock<T>(e, block, e.permutation + first * 4, min(e.hits - first, lanes<T>()));
    if (e.withGradient) flush<T>(e, sums);
    block += blockBytes(e);
    sums += dBlockBytes<T>(e);
  }
}

/**
 * All gradients but dBeta.
 * reads: x T[N·D], weights, distanceScale T[N]; permutation u32[N], memberOfHit i32[N], q, qSlope, p, pSlope, b, dP,
 * dPairScale f64[N]; all arrays per object; dBlocks, dRecords
 * writes: dB f64[N]; dX T[N·D]; dWeights, dDistanceScale T[N]; dObjectDistance f64[K]
 */
export function gradients<T>(e: Event): void {
  scaleGradients(e);
  let sums = e.dBlocks;
  for (let first: usize = 0; first < e.hits; first += lanes<T>(), sums += dBlockBytes<T>(e)) {
    const order = e.permutation + first * 4;
    const count = min(e.hits - first, lanes<T>());
    narrow<T>(e, sums);
    for (let lane: usize = 0; lane < count; lane++) {
      hitGradients(e, <usize>load<u32>(order + lane * 4), e.partialSums + lane * sizeof<T>(), ROW);
    }
    leave<T>(e, order, count);
  }
}
