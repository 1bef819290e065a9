// Sizes for the kernels of this folder. The host uses the same formulas (src/wasm/sizes.ts is
// generated from files of this name).
import { bytesOfCells, SAMPLE_BYTES } from "../cells/sizes";

/** Cells of N hits in D dimensions with all that they are built from (allCells.ts). */
@inline export function bytesOfAllCells(hits: usize, dimensions: usize): usize {
  return bytesOfCells(hits, dimensions) + SAMPLE_BYTES + (hits + 1) * 16;
}
