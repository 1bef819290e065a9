// What sizes are made of. The host gets the same formulas (src/wasm/sizes.ts is made from files of this name), so they hold
// to what AssemblyScript and TypeScript share: whole numbers, and divisions that leave nothing.

/** Bytes of a row of hits: four vectors, one cache line; 16 hits in float32, 8 in float64. */
export const ROW: usize = 64;

/** The smallest whole number that is at least n / d. */
@inline export function divideUp(n: usize, d: usize): usize {
  return (n + d - 1 - ((n + d - 1) % d)) / d;
}
