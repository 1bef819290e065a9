// Sizes for the kernels of this folder. The host uses the same formulas (src/wasm/sizes.ts is
// generated from files of this name).
import { bytesOfCells, SAMPLE_BYTES } from "../cells/sizes";

/** Scratch for a condensation of N hits in D dimensions (scratch.ts). */
@inline export function bytesOfCondenseScratch(hits: usize, dimensions: usize): usize {
  return hits * 24 + SAMPLE_BYTES + bytesOfCells(hits, dimensions);
}
