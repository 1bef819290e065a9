// Sizes for the kernels of this folder. The host uses the same formulas (src/wasm/sizes.ts is
// generated from files of this name).

/** Axes in a plane of blocks of 16-bit numbers. */
export const PLANE: usize = 8;
/** Axes in all planes. Further axes only enter the exact distance. */
export const MOST_AXES: usize = 16;
/** The sort's histogram; later a sample of coordinates. */
export const HISTOGRAM_BYTES: usize = 1024;
/** Cells, its axes, the condensation point's 16-bit numbers and the axis pairs. */
export const CELLS_BYTES: usize = 2048;


@inline export function planesOf(dimensions: usize): usize {
  return dimensions > PLANE ? 2 : 1;
}

/** Scratch for a condensation of N hits in D dimensions (scratch.ts). */
@inline export function bytesOfCondenseScratch(hits: usize, dimensions: usize): usize {
  return hits * 24 + HISTOGRAM_BYTES + CELLS_BYTES + (hits + 4) * 16 * planesOf(dimensions);
}
