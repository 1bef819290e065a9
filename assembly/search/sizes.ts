// Sizes of the search's arrays. The host uses the same formulas (src/wasm/sizes.ts is generated from this file), so
// they stick to what AssemblyScript and TypeScript share: whole numbers, and divisions without remainder.
import { divideUp, larger } from "../numeric/sizes";

/** Objects in a panel of the bitmap index; each has a bit in every bit row. */
export const PANEL: usize = 1024;
export const BIT_ROW_BYTES: usize = 128;
/** Bins that each slab of a panel is cut into. */
export const BINS: usize = 32;
/** A leaf of the kd-tree holds at most this many objects. */
export const LEAF: usize = 8;
/** Objects in a large box, and in each small box inside it. */
export const LARGE_BOX: usize = 1024;
export const SMALL_BOX: usize = 64;


@inline export function panelsOf(objects: usize): usize {
  return divideUp(objects, PANEL);
}

/** A panel's frame: lowest, inverse bin width and highest along each slab, and its reach in four lanes. */
@inline export function bytesOfFrame(slabs: usize): usize {
  return slabs * 12 + 16;
}

/** A panel's bit rows: BINS + 1 for each slab. */
@inline export function bytesOfBits(slabs: usize): usize {
  return slabs * (BINS + 1) * BIT_ROW_BYTES;
}

/** D rounded up to whole vectors. */
@inline export function paddedDimensions(dimensions: usize): usize {
  return divideUp(dimensions, 4) * 4;
}

/** A box: lowest and highest of each coordinate, longest and shortest reach. */
@inline export function bytesOfBox(dimensions: usize): usize {
  return paddedDimensions(dimensions) * 8 + 8;
}

/** Cells of a grid, at most. */
@inline export function mostCells(objects: usize): usize {
  return 2 * objects + 64;
}

/** Cells of hits, at most: one for 16 hits. */
@inline export function mostHitCells(hits: usize): usize {
  return divideUp(hits + 1, 16);
}

/** Bytes of a row of the centres by slot; a vector may be read past its end. */
@inline export function rowOfCentres(objects: usize): usize {
  return (divideUp(objects, 4) + 1) * 16;
}

/**
 * Buckets that hits are sorted into: one per object for hits near its centre; one per leaf or cell, whichever are more;
 * one for the rest.
 */
@inline export function bucketsOf(hits: usize, objects: usize): usize {
  return objects + larger(divideUp(objects, LEAF), mostHitCells(hits)) + 1;
}

/** Levels that the distance tables cut each axis into. */
export const LEVELS: usize = 16;
/** A distance table: 16 bytes for each pair of levels of two axes. */
export const TABLE_BYTES: usize = 4096;

/** An object's places in the tables of `axes` axes, and its threshold. */
@inline export function bytesOfLevels(axes: usize): usize {
  return axes + 2;
}

/** Objects are filtered in groups of 64. */
@inline export function paddedObjects(objects: usize): usize {
  return divideUp(objects, 64) * 64;
}
