// Repulsion: every block of hits against the runs of objects that the search supplies; value and, where there are
// dBlocks, gradient in one pass. Sets nRep to the pairs within reach.
import { blockBytes, blockCount, dBlockBytes, Event } from "../event/event";
import { Form, oneRun, PLAIN } from "./specialisations";
import { findRuns, runEnd, runStart } from "../search/runs";
import { all, ROW, swapHalves } from "../numeric/lanes";

/**
 * A block's sums in T are put away in float64 after this many objects: in float32 the error of a sum of same-signed
 * terms grows with the root of their number, and 256 keeps a crowded space within 1e-6.
 */
const RUN: usize = 256;

/** Every block; a form other than PLAIN needs R ≥ 4. */
@inline export function repel<T, P>(form: Form, e: Event): void {
  open<T>(e);
  for (let block: usize = 0; block < blockCount<T>(e); block++) e.nRep += <f64>oneBlock<T, P>(form, e, block);
}

/** Empties scratch; puts ε behind it, where the pair kernel finds it in T. */
@inline function open<T>(e: Event): void {
  memory.fill(e.scratch, 0, (e.rows + 1) * ROW);
  v128.store(e.scratch + (e.rows + 1) * ROW, all<T>(e.epsilon));
  e.nRep = 0;
}

/** Evaluates a block's pairs within reach; returns how many there are. */
@inline function oneBlock<T, P>(form: Form, e: Event, block: usize): u32 {
  const r = e.rows;
  const gradient = e.dBlocks != 0;
  const h = e.blocks + block * blockBytes(e);
  const factors = form != PLAIN && e.chargeScalesDistance ? h + (r + 2) * ROW : 0;
  const runs = findRuns<T>(e, block);
  let within: u32 = 0;
  let held: u32 = 0; // pairs whose sums are in scratch
  let room = RUN;
  for (let i: usize = 0; i < runs; i++) {
    let k = runStart(e, i);
    const end = runEnd(e, i);
    while (k < end) {
      const next = k + min(end - k, room);
      const count = oneRun<T, P>(form, gradient, e, factors, h, k, next);
      within += count;
      held += count;
      room -= next - k;
      k = next;
      if (room > 0) continue;
      room = RUN;
      if (gradient && held > 0) putAway<T>(e, block);
      held = 0;
    }
  }
  if (gradient && held > 0) putAway<T>(e, block);
  return within;
}

/** Adds a block's sums in T to those in float64, and empties them. */
function putAway<T>(e: Event, block: usize): void {
  let to = e.dBlocks + block * dBlockBytes<T>(e);
  const end = e.scratch + (e.rows + 1) * ROW;
  for (let from = e.scratch; from < end; from += 16) {
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
