// Repulsion: every block of hits against the runs of objects that the search supplies; value and gradient in one pass.
// The search of this file is the plain one: a single run of all objects. Sets nRep to the pairs within reach and, under
// a cap, counts to those of each block.
import { blockBytes, blockCount, dBlockBytes, dRecordBytes, Event, recordBytes } from "./event";
import { against } from "./pairs";
import { all, lanes, ROW } from "./simd";

/**
 * A block's sums in T are put away in float64 after this many objects: in float32 the error of a sum of same-signed
 * terms grows with the root of their number, and 256 keeps a crowded space within 1e-6.
 */
const RUN: usize = 256;

/** u = s + ε in D dimensions, as fast as it gets. Each number of rows is a function of its own: else they are merged. */
@inline export function repel<T, P>(e: Event, gradient: bool): void {
  if (gradient) {
    if (e.rows == 2) twoRows<T, P>(e);
    else if (e.rows == 3) threeRows<T, P>(e);
    else moreRows<T, P>(e);
  } else if (e.rows == 2) twoRowsValue<T, P>(e);
  else if (e.rows == 3) threeRowsValue<T, P>(e);
  else moreRowsValue<T, P>(e);
}

function twoRows<T, P>(e: Event): void {
  everyBlock<T, P>(2, false, false, e, true);
}
function threeRows<T, P>(e: Event): void {
  everyBlock<T, P>(3, false, false, e, true);
}
function moreRows<T, P>(e: Event): void {
  everyBlock<T, P>(4, false, false, e, true);
}
function twoRowsValue<T, P>(e: Event): void {
  everyBlock<T, P>(2, false, false, e, false);
}
function threeRowsValue<T, P>(e: Event): void {
  everyBlock<T, P>(3, false, false, e, false);
}
function moreRowsValue<T, P>(e: Event): void {
  everyBlock<T, P>(4, false, false, e, false);
}

/** The general form: scales of objects and hits, their gradient, either metric. Needs R ≥ 4. */
@inline export function repelGeneral<T, P>(e: Event, manhattan: bool, gradient: bool): void {
  everyBlock<T, P>(4, true, manhattan, e, gradient);
}


@inline function everyBlock<T, P>(lead: usize, general: bool, manhattan: bool, e: Event, gradient: bool): void {
  const r = e.rows;
  const scratch = e.scratch;
  const epsilon = all<T>(e.epsilon);
  const sums = (r + 1) * lanes<T>();
  const run = RUN * recordBytes<T>(r);
  const kEnd = e.records + e.objects * recordBytes<T>(r);
  const hBytes = blockBytes(e);
  const hEnd = e.blocks + blockCount<T>(e) * hBytes;
  let nRep: f64 = 0;
  let counts = e.counts;
  for (let h = e.blocks, dH = e.dBlocks; h < hEnd; h += hBytes, dH += dBlockBytes<T>(e)) {
    let within: u32 = 0;
    const factors = general && e.chargeScalesDistance ? h + (r + 2) * ROW : 0;
    for (let k = e.records, dK = e.dRecords; k < kEnd; k += run, dK += RUN * dRecordBytes(r)) {
      if (gradient) memory.fill(scratch, 0, (r + 1) * ROW);
      const end = min(k + run, kEnd);
      const count = against<T, P>(lead, general, manhattan, gradient, r, epsilon, factors, h, k, end, scratch, dK);
      within += count;
      if (!gradient || count == 0) continue;
      for (let i: usize = 0; i < sums; i++) {
        store<f64>(dH + i * 8, load<f64>(dH + i * 8) + <f64>load<T>(scratch + i * sizeof<T>()));
      }
    }
    nRep += <f64>within;
    if (e.counts) store<u32>(counts, within);
    counts += 4;
  }
  e.nRep = nRep;
}
