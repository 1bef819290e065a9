// Repulsion: every block of hits against the runs of objects that the search supplies; value and gradient in one pass.
// The search of this file is the plain one: a single run of all objects. Sets nRep to the pairs within reach.
import { blockCount, Event, rows } from "./event";
import { against, recordBytes } from "./pairs";
import { lanes, ROW } from "./simd";

/**
 * A block's sums in T are put away in float64 after this many objects: in float32 the error of a sum of same-signed
 * terms grows with the root of their number, and 256 keeps a crowded space within 1e-6.
 */
const RUN: usize = 256;


@inline export function repel<T, P>(e: Event, gradient: bool): void {
  if (rows(e) == 2) everyBlock<T, P>(2, e, gradient);
  else if (rows(e) == 3) everyBlock<T, P>(3, e, gradient);
  else everyBlock<T, P>(4, e, gradient);
}


@inline function everyBlock<T, P>(lead: usize, e: Event, gradient: bool): void {
  const r = rows(e);
  const scratch = e.scratch;
  const sums = (r + 1) * lanes<T>();
  const run = RUN * recordBytes<T>(r);
  const kEnd = e.records + e.objects * recordBytes<T>(r);
  const hEnd = e.blocks + blockCount<T>(e) * (r + 2) * ROW;
  let nRep: f64 = 0;
  for (let h = e.blocks, dH = e.dBlocks; h < hEnd; h += (r + 2) * ROW, dH += sums * 8) {
    for (let k = e.records, dK = e.dRecords; k < kEnd; k += run, dK += RUN * (r + 1) * 16) {
      if (gradient) memory.fill(scratch, 0, (r + 1) * ROW);
      const count = against<T, P>(lead, r, gradient, h, k, min(k + run, kEnd), scratch, dK);
      nRep += <f64>count;
      if (!gradient || count == 0) continue;
      for (let i: usize = 0; i < sums; i++) {
        store<f64>(dH + i * 8, load<f64>(dH + i * 8) + <f64>load<T>(scratch + i * sizeof<T>()));
      }
    }
  }
  e.nRep = nRep;
}
