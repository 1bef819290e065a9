// Divides the scratch of a condensation. The arrays used after the sort overlay its keys.
import { Condensation } from "./condensation";
import { HISTOGRAM_BYTES } from "./sizes";

/** writes: the pointers of `g` into its scratch */
export function divideScratch(g: Condensation): void {
  const n = g.hits;
  g.keys = g.scratch;
  g.spareKeys = g.keys + n * 8;
  g.order = g.spareKeys + n * 8;
  g.spareOrder = g.order + n * 4;
  g.histogram = g.spareOrder + n * 4;
  g.list = g.keys;
  g.cellOf = g.list + n * 4;
  g.hitInCell = g.cellOf + n * 4;
  g.starts = g.hitInCell + n * 4;
  g.sample = g.histogram;
  g.cells = g.histogram + HISTOGRAM_BYTES;
}
