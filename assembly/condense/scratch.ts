// Divides the scratch of a condensation. The arrays used after the sort overlay its keys.
import { Cells } from "../cells/cells";
import { Condensation } from "./condensation";
import { HISTOGRAM_BYTES } from "./sizes";

/** writes: the pointers of `g` into its scratch, and those of its cells */
export function divideScratch(g: Condensation): void {
  const n = g.hits;
  g.keys = g.scratch;
  g.spareKeys = g.keys + n * 8;
  g.order = g.spareKeys + n * 8;
  g.spareOrder = g.order + n * 4;
  g.histogram = g.spareOrder + n * 4;
  g.list = g.keys;
  g.cells = g.histogram + HISTOGRAM_BYTES;
  const cells = changetype<Cells>(g.cells);
  cells.x = g.x;
  cells.dimensions = g.dimensions;
  cells.bytes = g.bytes;
  cells.list = g.list;
  cells.cellOf = g.list + n * 4;
  cells.hitInCell = cells.cellOf + n * 4;
  cells.starts = cells.hitInCell + n * 4;
  cells.sample = g.histogram;
}
