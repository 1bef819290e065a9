// Repulsion: every block of hits against the runs of objects that the search supplies. Value and, if asked for,
// gradient are computed in one pass.
import { Form } from "../event/choices";
import { Event } from "../event/event";
import { blockBytes, blockCount, dBlockBytes } from "../event/strides";
import { evaluateFew, MOST_HITS, TOO_MANY } from "./fewHits";
import { evaluateRun } from "./specialisations";
import { findNearHits, findRuns, nearHitsOf, runEnd, runStart, usesTables } from "../search/runs";
import { Search } from "../search/search";
import { all, swapHalves } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";

/**
 * A block's sums in T are flushed to float64 after this many objects. In float32 the error of a sum of same-signed
 * terms grows with the square root of their number; 256 keeps it within 1e-6 in a crowded space.
 */
const RUN: usize = 256;

/**
 * All blocks, with the convention's potential and form; a form other than PLAIN needs R ≥ 4.
 * reads: blocks, records, Search
 * adds to: dRecords and, with gradients, dBlocks
 * writes: nRep, the number of pairs within reach; scratch: partialSums, runs
 */
export function repel<T>(e: Event): void {
  open<T>(e);
  for (let block: usize = 0; block < blockCount<T>(e); block++) e.nRep += <f64>oneBlock<T>(e, block);
}

/** Clears the partial sums and writes ε in T behind them, where the pair kernel reads it. */
@inline function open<T>(e: Event): void {
  memory.fill(e.partialSums, 0, (e.rows + 1) * ROW);
  v128.store(e.partialSums + (e.rows + 1) * ROW, all<T>(e.epsilon));
  e.nRep = 0;
}

/** Evaluates a block's pairs within reach; returns their number. */
@inline function oneBlock<T>(e: Event, block: usize): u32 {
  const few = e.form == Form.PLAIN && e.rows > 3;
  const gradient = e.withGradient != 0;
  const h = e.blocks + block * blockBytes(e);
  const tabled = usesTables(e);
  const near = tabled ? changetype<Search>(e.search).near : 0;
  const runs = tabled ? findNearHits<T>(e, block) : findRuns<T>(e, block);
  let within: u32 = 0;
  let held: u32 = 0; // number of pairs that are in partialSums
  let room = RUN;
  for (let i: usize = 0; i < runs; i++) {
    let k = tabled ? <usize>load<u32>(near + i * 8) : runStart(e, i);
    const end = tabled ? k + 1 : runEnd(e, i);
    while (k < end) {
      const next = k + min(end - k, room);
      let count = TOO_MANY;
      if (tabled && few) {
        const hits = nearHitsOf<T>(near, i);
        if (popcnt(hits) <= MOST_HITS) count = evaluateFew<T>(gradient, e, h, k, hits);
      }
      if (count == TOO_MANY) count = evaluateRun<T>(gradient, e, h, k, next);
      within += count;
      held += count;
      room -= next - k;
      k = next;
      if (room > 0) continue;
      room = RUN;
      if (gradient && held > 0) flush<T>(e, block);
      held = 0;
    }
  }
  if (gradient && held > 0) flush<T>(e, block);
  return within;
}

/** Adds a block's sums in T to its float64 sums, and clears them. */
function flush<T>(e: Event, block: usize): void {
  let to = e.dBlocks + block * dBlockBytes<T>(e);
  const end = e.partialSums + (e.rows + 1) * ROW;
  for (let from = e.partialSums; from < end; from += 16) {
    const sums = v128.load(from);
    v128.store(from, i32x4.splat(0));
    if (sizeof<T>() == 8) {
      v128.store(to, f64x2.add(v128.load(to), sums));
      to += 16;
    } else {
      v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(sums)));
      v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(swapHalves(sums))), 16);
      to += 32;
    }
  }
}
