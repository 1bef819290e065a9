// Sizes of an event's arrays in linear memory. The host uses the same formulas (src/wasm/sizes.ts is
// generated from this file), so they stick to what AssemblyScript and TypeScript share: whole numbers,
// and divisions without remainder.
import { divideUp, ROW } from "../numeric/sizes";

/** Number of blocks for N hits; `bytes` of a T. */
@inline export function blocksOf(hits: usize, bytes: usize): usize {
  return divideUp(hits * bytes, ROW);
}

/** A block: R rows of coordinates, one of charges, one of object numbers; if `scaledHits`, one of factors. */
@inline export function bytesOfBlock(rows: usize, scaledHits: usize): usize {
  return (rows + 2 + scaledHits) * ROW;
}

/** A block's sums: R + 1 rows of float64. */
@inline export function bytesOfBlockGradient(rows: usize, bytes: usize): usize {
  return (rows + 1) * divideUp(ROW, bytes) * 8;
}

/** A block's sums in T: R + 1 rows; one whose first vector is ε, and whose second is scratch; and a row of scratch. */
@inline export function bytesOfPartialSums(rows: usize): usize {
  return (rows + 3) * ROW;
}

/** An object's record: R coordinates, number, reach, inverse scale, strength. */
@inline export function bytesOfRecord(rows: usize, bytes: usize): usize {
  return (rows + 4) * bytes;
}

/** An object's sums: R + 2 pairs of float64. */
@inline export function bytesOfRecordGradient(rows: usize): usize {
  return (rows + 2) * 16;
}

/** Number of groups of `length` objects; each has a tally. */
@inline export function groupsOf(objects: usize, length: usize): usize {
  return divideUp(objects, length);
}

/** log2 of the largest group whose tally fits 16 bits: 2,048 objects have up to 32,768 pairs with a block. */
export const LARGEST_TALLY_SHIFT: usize = 11;
