// What all sizes are made of. The host uses the same formulas (src/wasm/sizes.ts is generated from files of this name),
// so they stick to what AssemblyScript and TypeScript share: whole numbers, and divisions without remainder.

/** Bytes of a row of hits: four vectors, one cache line; 16 hits in float32, 8 in float64. */
export const ROW: usize = 64;

/** ⌈n / d⌉ for whole numbers. */
@inline export function divideUp(n: usize, d: usize): usize {
  return (n + d - 1 - ((n + d - 1) % d)) / d;
}

/** The larger of two. */
@inline export function larger(a: usize, b: usize): usize {
  return a > b ? a : b;
}
