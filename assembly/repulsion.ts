// Repulsion: every block of hits against the runs of objects that the search supplies; value and, where there are
// dBlocks, gradient in one pass. Sets nRep to the pairs within reach and, under a cap, counts to those of each block.
import { blockBytes, blockCount, dBlockBytes, dRecordBytes, Event, recordBytes } from "./event";
import { against } from "./pairs";
import { findRuns, runEnd, runStart } from "./runs";
import { all, lanes, ROW } from "./simd";

/**
 * A block's sums in T are put away in float64 after this many objects: in float32 the error of a sum of same-signed
 * terms grows with the root of their number, and 256 keeps a crowded space within 1e-6.
 */
const RUN: usize = 256;

/** u = s + ε in D dimensions, as fast as it gets. Each number of rows is a function of its own: else they are merged. */
@inline export function repel<T, P>(e: Event): void {
  if (e.rows == 2) twoRows<T, P>(e);
  else if (e.rows == 3) threeRows<T, P>(e);
  else moreRows<T, P>(e);
}

function twoRows<T, P>(e: Event): void {
  everyBlock<T, P>(2, false, false, e);
}
function threeRows<T, P>(e: Event): void {
  everyBlock<T, P>(3, false, false, e);
}
function moreRows<T, P>(e: Event): void {
  everyBlock<T, P>(4, false, false, e);
}

/** The general form: scales of objects and hits, their gradient, either metric. Needs R ≥ 4. */
@inline export function repelGeneral<T, P>(e: Event, manhattan: bool): void {
  everyBlock<T, P>(4, true, manhattan, e);
}


@inline function everyBlock<T, P>(lead: usize, general: bool, manhattan: bool, e: Event): void {
  const r = lead < 4 ? lead : e.rows; // a constant where it can be: addresses fold
  const scratch = e.scratch;
  const gradient = e.dBlocks != 0;
  const epsilon = all<T>(e.epsilon);
  const hBytes = blockBytes(e);
  const blocks = blockCount<T>(e);
  let nRep: f64 = 0;
  if (gradient) memory.fill(scratch, 0, (r + 1) * ROW);
  for (let block: usize = 0; block < blocks; block++) {
    const h = e.blocks + block * hBytes;
    const dH = e.dBlocks + block * dBlockBytes<T>(e);
    const factors = general && e.chargeScalesDistance ? h + (r + 2) * ROW : 0;
    const runs = findRuns<T>(e, block);
    let within: u32 = 0;
    let held: u32 = 0; // pairs whose sums are in scratch
    let room = RUN;
    for (let i: usize = 0; i < runs; i++) {
      let k = runStart(e, i);
      const end = runEnd(e, i);
      while (k < end) {
        const next = k + min(end - k, room);
        const count = against<T, P>(
          lead,
          general,
          manhattan,
          gradient,
          r,
          epsilon,
          factors,
          h,
          e.records + k * recordBytes<T>(r),
          e.records + next * recordBytes<T>(r),
          scratch,
          e.dRecords + k * dRecordBytes(r),
        );
        within += count;
        held += count;
        room -= next - k;
        k = next;
        if (room > 0) continue;
        room = RUN;
        if (gradient && held > 0) putAway<T>(scratch, dH, r);
        held = 0;
      }
    }
    if (gradient && held > 0) putAway<T>(scratch, dH, r);
    nRep += <f64>within;
    if (e.counts) store<u32>(e.counts + block * 4, within);
  }
  e.nRep = nRep;
}

/** Adds a block's sums in T to those in float64, and empties them. */
function putAway<T>(scratch: usize, dH: usize, r: usize): void {
  const sums = (r + 1) * lanes<T>();
  for (let i: usize = 0; i < sums; i++) {
    store<f64>(dH + i * 8, load<f64>(dH + i * 8) + <f64>load<T>(scratch + i * sizeof<T>()));
  }
  memory.fill(scratch, 0, (r + 1) * ROW);
}
