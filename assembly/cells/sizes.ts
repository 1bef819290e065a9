// Sizes for the kernels of this folder. The host uses the same formulas (src/wasm/sizes.ts is
// generated from files of this name).

/** Axes in a plane of blocks of 16-bit numbers. */
export const PLANE: usize = 8;
/** Axes in all planes. Further axes only enter the exact distance. */
export const MOST_AXES: usize = 16;
/** Cells, its axes, the 16-bit numbers of the point and the axis pairs. */
export const CELLS_BYTES: usize = 2048;
/** A sample of one coordinate, f64[128], from which the extent of an axis is estimated. */
export const SAMPLE_BYTES: usize = 1024;


@inline export function planesOf(dimensions: usize): usize {
  return dimensions > PLANE ? 2 : 1;
}

/** Cells of N hits in D dimensions with their blocks; list, hitInCell, cellOf, starts and sample lie elsewhere. */
@inline export function bytesOfCells(hits: usize, dimensions: usize): usize {
  return CELLS_BYTES + (hits + 4) * 16 * planesOf(dimensions);
}
