// Sizes for the kernels of this folder. The host uses the same formulas: src/wasm/sizes.ts is generated from this file.

/** Scratch of `groupIds` for N hits: keys and indices twice, and a histogram. */
@inline export function bytesOfGroupScratch(hits: usize): usize {
  return hits * 24 + 1024;
}
