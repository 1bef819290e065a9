// What the kernels of this folder need; the host gets the same formulas (src/wasm/sizes.ts is made from this file).

/** Scratch that `groupIds` needs for N hits: keys and indices twice, and a histogram. */
@inline export function bytesOfGroupScratch(hits: usize): usize {
  return hits * 24 + 1024;
}
