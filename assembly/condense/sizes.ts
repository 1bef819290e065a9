// Sizes for the kernels of this folder. The host uses the same formulas (src/wasm/sizes.ts is
// generated from files of this name).
import { bytesOfCells } from "../cells/sizes";

/** The sort's histogram; later a sample of coordinates. */
export const HISTOGRAM_BYTES: usize = 1024;

/** Scratch for a condensation of N hits in D dimensions (scratch.ts). */
@inline export function bytesOfCondenseScratch(hits: usize, dimensions: usize): usize {
  return hits * 24 + HISTOGRAM_BYTES + bytesOfCells(hits, dimensions);
}
