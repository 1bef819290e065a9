// Sizes of the search's arrays. The host gets the same formulas (src/wasm/sizes.ts is made from this file), so they hold
// to what AssemblyScript and TypeScript share: whole numbers, and divisions that leave nothing.
import { divideUp } from "../numeric/sizes";

/** Objects of a panel of the bitmap index: a bit each in every bit row. */
export const PANEL: usize = 1024;
export const BIT_ROW_BYTES: usize = 128;
/** Bins that each slab of a panel is cut into. */
export const BINS: usize = 32;
/** Objects of a leaf of the kd-tree. */
export const LEAF: usize = 8;
/** Objects of a large box, and of the small ones in it. */
export const LARGE_BOX: usize = 1024;
export const SMALL_BOX: usize = 64;


@inline export function panelsOf(objects: usize): usize {
  return divideUp(objects, PANEL);
}

/** A panel's frame: lowest, inverse bin width and highest along each slab, and its reach in four lanes. */
@inline export function bytesOfFrame(slabs: usize): usize {
  return slabs * 12 + 16;
}

/** A panel's bit rows. */
@inline export function bytesOfBits(slabs: usize): usize {
  return slabs * (BINS + 1) * BIT_ROW_BYTES;
}

/** D rounded up to whole vectors. */
@inline export function paddedDimensions(dimensions: usize): usize {
  return divideUp(dimensions, 4) * 4;
}

/** A box: lowest and highest of each coordinate, and two reaches. */
@inline export function bytesOfBox(dimensions: usize): usize {
  return paddedDimensions(dimensions) * 8 + 8;
}

/** Buckets that hits are sorted into: an object's own hits, a leaf's strays, those that do not repel. */
@inline export function bucketsOf(objects: usize): usize {
  return objects + divideUp(objects, LEAF) + 1;
}

/** Pairs of 16-bit coordinates in the int16 filter. */
@inline export function int16Pairs(dimensions: usize): usize {
  return divideUp(dimensions, 2);
}
