// Divides the scratch of a condensation. The arrays used after the sort overlay its keys.
import { placeCells } from "../cells/place";
import { SAMPLE_BYTES } from "../cells/sizes";
import { Condensation } from "./condensation";

/** writes: the pointers of `g` into its scratch, and those of its cells */
export function divideScratch(g: Condensation): void {
  const n = g.hits;
  g.keys = g.scratch;
  g.spareKeys = g.keys + n * 8;
  g.order = g.spareKeys + n * 8;
  g.spareOrder = g.order + n * 4;
  g.histogram = g.spareOrder + n * 4;
  g.list = g.keys;
  // u32[256] take as many bytes as the sample, which lies there later
  g.cells = g.histogram + SAMPLE_BYTES;
  placeCells(g.cells, g.list, g.histogram, g.x, n, g.dimensions, g.bytes);
}
