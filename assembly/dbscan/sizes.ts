// Sizes for the kernels of this folder. The host uses the same formulas (src/wasm/sizes.ts is
// generated from files of this name).
import { bytesOfAllCells } from "../neighbours/sizes";

/** Scratch for DBSCAN of N hits in D dimensions: cells of all hits, cells of the free ones, and a stack. */
@inline export function bytesOfDbscanScratch(hits: usize, dimensions: usize): usize {
  return hits * 4 + 64 + 2 * (bytesOfAllCells(hits, dimensions) + 64);
}
