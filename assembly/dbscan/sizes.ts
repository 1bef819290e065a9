// Sizes for the kernels of this folder. The host uses the same formulas (src/wasm/sizes.ts is
// generated from files of this name).
import { bytesOfAllCells } from "../neighbours/sizes";

/** Scratch for DBSCAN of N hits in D dimensions: cells of all hits and of the free ones, and what is kept by place. */
@inline export function bytesOfDbscanScratch(hits: usize, dimensions: usize, bytes: usize): usize {
  return hits * (dimensions * bytes + 9) + 2 * bytesOfAllCells(hits, dimensions) + 192;
}
