// A whole event in one pass over blocks of hits: each block is packed, repelled, attracted, and its gradients go to their
// places in the input's order before the next block begins, so that all of it happens in the first-level cache. What
// objects get back from other hits is known only at the end: condensation points, whose gradients contain it, wait till
// then. Conventions in which all members wait for it, by a mean in the centre, go by stages: `repel`, `attract`,
// `terms`, `gradients`.
import { alphaOf, at, memberOf } from "../event/access";
import { clearSums } from "../event/clearSums";
import { Event } from "../event/event";
import { packBlock } from "../event/pack";
import { attractBlock } from "../loss/attraction";
import { hitGradients, isPlain, leave, leaveOne, scaleGradients } from "../loss/gradients";
import { betaTerms, sumPotentials } from "../loss/terms";
import { lanes } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";
import { blockEnd } from "../search/blocks";
import { flush, narrow, openRepulsion, repelBlock } from "./repulsion";

/** Hits that are touched at once: what is read of them is a part of the second-level cache. */
const TOUCHED: usize = 512;

/**
 * reads: all inputs; charges; all arrays per object; records, Search
 * writes: the four terms, nRep and, with gradients, what `gradients` writes; scratch: blocks, dBlocks, dRecords,
 * partialSums, alphaSums
 */
export function onePass<T>(e: Event): void {
  clearSums(e);
  openRepulsion<T>(e);
  betaTerms(e);
  const plain = isPlain(e);
  const h = e.blocks;
  const sums = e.dBlocks;
  let filled = lanes<T>();
  let touched: usize = 0;
  for (let first: usize = 0; first < e.hits;) {
    const end = blockEnd(e, first);
    if (end > touched) touched = touch(e, first);
    const order = e.permutation + first * 4;
    packBlock<T>(e, h, first, end - first, filled);
    filled = end - first;
    repelBlock<T>(e, h, sums);
    if (e.flushes) {
      flush<T>(e, sums);
      narrow<T>(e, sums);
    }
    attractBlock<T>(e, h, order, end - first);
    if (e.withGradient) finishBlock<T>(e, plain, order, end - first);
    first = end;
  }
  sumPotentials(e);
  if (e.withGradient) finishAlphas<T>(e);
}

/**
 * Reads something of each of the next hits, which lie anywhere: so they come into the cache many at a time, where the
 * code of a block would wait for a few. Returns the place after them.
 */
function touch(e: Event, first: usize): usize {
  const end = min(first + TOUCHED, e.hits);
  const last = e.permutation + end * 4;
  const x = e.x;
  const bytes = e.dimensions * e.bytes;
  const numbers = e.objectOfHit;
  const q = e.q;
  const slopes = e.qSlope;
  let any: u32 = 0;
  for (let order = e.permutation + first * 4; order < last; order += 4) {
    const j = <usize>load<u32>(order);
    const row = x + j * bytes;
    any |= load<u32>(row) | load<u32>(row + bytes - 4) | load<u32>(numbers + j * 4);
    any |= load<u32>(q + j * 8) | load<u32>(slopes + j * 8);
  }
  store<u32>(e.partialSums + (e.rows + 1) * ROW, any, 16); // or they would not be read
  return end;
}

/** Writes the gradients of a block's hits, except of condensation points, whose sums it keeps; clears the sums. */
function finishBlock<T>(e: Event, plain: bool, order: usize, count: usize): void {
  const sums = e.partialSums;
  const charges = sums + e.rows * ROW;
  const numbers = e.objectOfHit;
  const slopes = e.qSlope;
  const unit = e.strengthScale;
  const ofNoise = e.lossNoise * e.noiseCoefficient;
  for (let lane: usize = 0; lane < count; lane++) {
    const offset = lane * sizeof<T>();
    const j = <usize>load<u32>(order + lane * 4);
    const k = memberOf(e, j);
    if (k >= 0 && alphaOf(e, k) == j) {
      keepSums<T>(e, k, sums + offset);
    } else if (plain) {
      const noise = load<i32>(numbers + j * 4) == -1 ? ofNoise : 0;
      store<f64>(slopes + j * 8, <f64>load<T>(charges + offset) * unit * at(slopes, j) + noise);
    } else {
      hitGradients(e, j, sums + offset, ROW);
    }
  }
  leave<T>(e, order, count);
  const end = sums + (e.rows + 1) * ROW;
  for (let p = sums; p < end; p += ROW) {
    v128.store(p, i32x4.splat(0));
    v128.store(p, i32x4.splat(0), 16);
    v128.store(p, i32x4.splat(0), 32);
    v128.store(p, i32x4.splat(0), 48);
  }
}


@inline function keepSums<T>(e: Event, k: usize, hit: usize): void {
  let to = e.alphaSums + k * (e.rows + 1) * sizeof<T>();
  for (const end = to + (e.rows + 1) * sizeof<T>(); to < end; to += sizeof<T>(), hit += ROW) {
    store<T>(to, load<T>(hit));
  }
}

/** The gradients of the condensation points. */
function finishAlphas<T>(e: Event): void {
  scaleGradients(e);
  let sums = e.alphaSums;
  for (let k: usize = 0; k < e.objects; k++, sums += (e.rows + 1) * sizeof<T>()) {
    const j = alphaOf(e, k);
    hitGradients(e, j, sums, sizeof<T>());
    leaveOne(e, j, sums);
  }
}
