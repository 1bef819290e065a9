// Repulsion: a block of hits against the runs of objects that the search supplies, value and, if asked for, gradient at
// once; and the block's sums in T, which move to float64 and back.
import { Form } from "../event/choices";
import { Event } from "../event/event";
import { dBlockBytes } from "../event/strides";
import { evaluateFew, MOST_HITS, TOO_MANY } from "./fewHits";
import { evaluateRun } from "./specialisations";
import { findNearHits, findRuns, nearHitsOf, runEnd, runStart, usesTables } from "../search/runs";
import { Search } from "../search/search";
import { all, lanes, swapHalves } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";

/**
 * A block's sums in T are flushed to float64 after this many objects. In float32 the error of a sum of same-signed
 * terms grows with the square root of their number; 256 keeps it within 1e-6 in a crowded space.
 */
const RUN: usize = 256;

/** Clears the partial sums and writes ε in T behind them, where the pair kernel reads it. */
export function openRepulsion<T>(e: Event): void {
  memory.fill(e.partialSums, 0, (e.rows + 1) * ROW);
  v128.store(e.partialSums + (e.rows + 1) * ROW, all<T>(e.epsilon));
  e.nRep = 0;
}

/**
 * Adds the pairs within reach of block h to nRep and, with gradients, to partialSums; where they are many, to the float64
 * sums at dH too, which one pass clears before.
 */
export function repelBlock<T>(e: Event, h: usize, dH: usize): void {
  const few = e.form == Form.PLAIN && e.rows > 3;
  const gradient = e.withGradient != 0;
  const tabled = usesTables(e);
  const near = tabled ? changetype<Search>(e.search).near : 0;
  const runs = tabled ? findNearHits<T>(e, h) : findRuns<T>(e, h);
  let within: u32 = 0;
  let room = RUN;
  e.flushes = 0;
  for (let i: usize = 0; i < runs; i++) {
    let k = tabled ? <usize>load<u32>(near + i * 8) : runStart(e, i);
    const end = tabled ? k + 1 : runEnd(e, i);
    while (k < end) {
      if (room == 0) {
        room = RUN;
        if (gradient && within > 0) flushMany<T>(e, dH);
      }
      const next = k + min(end - k, room);
      let count = TOO_MANY;
      if (tabled && few) {
        const hits = nearHitsOf<T>(near, i);
        if (popcnt(hits) <= MOST_HITS) count = evaluateFew<T>(gradient, e, h, k, hits);
      }
      if (count == TOO_MANY) count = evaluateRun<T>(gradient, e, h, k, next);
      within += count;
      room -= next - k;
      k = next;
    }
  }
  e.nRep += <f64>within;
}


@inline function flushMany<T>(e: Event, dH: usize): void {
  if (e.onePass && e.flushes == 0) memory.fill(dH, 0, dBlockBytes<T>(e));
  e.flushes++;
  flush<T>(e, dH);
}

/** A block's float64 sums at `from` → sums in T. */
export function narrow<T>(e: Event, from: usize): void {
  const end = e.partialSums + (e.rows + 1) * ROW;
  for (let to = e.partialSums; to < end; to += 16) {
    if (sizeof<T>() == 8) {
      v128.store(to, v128.load(from));
      from += 16;
    } else {
      const low = f32x4.demote_f64x2_zero(v128.load(from));
      v128.store(to, i64x2.shuffle(low, f32x4.demote_f64x2_zero(v128.load(from, 16)), 0, 2));
      from += 32;
    }
  }
}

/** Adds a block's sums in T to its float64 sums at `to`, and clears them. */
export function flush<T>(e: Event, to: usize): void {
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
