// The search of one event: it finds the objects that may be within reach of a block of hits. It works with slabs, in
// float32 for both precisions: coordinates along S directions. The first M directions are orthogonal axes of the space
// (rotated to the objects' principal axes if D > 3); the others are diagonals of four axes each. A distance along a
// direction, or over the axes, never exceeds the distance itself; `margin` covers the rounding. The search never
// decides whether a pair is within reach: the pair kernel does.

@unmanaged export class Search {
  axes: usize; // M, a multiple of 4; rows beyond D are 0
  slabs: usize; // S: M, or 2·M with diagonals
  usesBitmaps: usize; // 1: candidates come from the bitmap index; 0: all objects are candidates
  usesTables: usize; // 1: candidates pass the filter by distance tables
  usesGrid: usize; // 1: candidates come from the grid (grid.ts); then there are no directions, tree, bitmaps or filter
  byObject: usize; // 1: in one pass, a block has hits near the centre of one object only (blocks.ts)
  bucket: usize; // the bucket of the block that blocks.ts has ended last; below K it is a slot: that of its hits' object
  radii2: usize; // f32[K]: how far the hits of a slot's bucket are from the centre, squared

  rotation: usize; // f32[D·S]: direction s of coordinate c at c·S + s
  mean: usize; // f64[D]: the origin of the slabs
  covariance: usize; // f64[2·D²], at least 6: of the centres, then their principal axes; for a grid extents; scratch
  projectedCentres: usize; // f32[K·S]: the centres along the slabs
  objectInSlot: usize; // u32[K]: the object of each slot
  splitPairs: usize; // f32 and u32 an object: its coordinate on the axis to split, and its number; while building
  splits: usize; // u32 and f32 a node of the tree: the axis and the value at which it is split
  buckets: usize; // u32[bucketsOf]: where each bucket ends
  frames: usize; // a panel: lowest f32[S], where bins begin; inverse bin width f32[S]; highest f32[S]; reach f32[4]
  bits: usize; // a panel: for each slab BINS + 1 rows of PANEL bits: the objects below each bin
  boxes: usize; // boxes of groups of objects (boxes.ts); 0 without a cap
  blockBox: usize; // f32[2·D']: the box of a block's hits (boxes.ts)
  ownSlots: usize; // u32[16]: the slots of a block's own objects (sampling/insideRuns.ts)
  marks: usize; // PANEL bits a panel: the objects that a block must test
  touched: usize; // u8 a panel: whether it has marks
  projected: usize; // f32[S]: a hit, projected onto the slabs
  point: usize; // f32[D]: a point's coordinates relative to the mean
  groupBox: usize; // f32[2·S]: the box of a group of hits: lowest, then highest along the slabs
  bitRows: usize; // u32[2·S]: the addresses of two bit rows for each slab (bitmapLookup.ts)
  levels: usize; // u16[K'·(M / 2 + 1)], K' = K rounded up to 64: a centre's places in the tables, then its threshold
  levelFrame: usize; // f32[2·M]: the tables' lowest level along each axis, and the distance from one to the next
  hitRows: usize; // f32[D·16]: a block's hits relative to the mean
  near: usize; // u32[2·(K + 1)]: slots of objects that pass the tables, each with a bit for each hit that may be near
  levelBounds: usize; // u8[2·16·16]: for each level of two axes, the block's hits' squared distances from it
  tables: usize; // u8[M / 2·256·16]: the same for each pair of levels of two axes (distanceTables.ts)
  axesOfGrid: usize; // GridAxis[3], then GridAxis[3] of the cells of hits (grid.ts)
  cells: usize; // u32[cells of the grid + 1]: the first slot of each
  centresInSlot: usize; // f32[3·K']: a row of each coordinate of the centres by slot, relative to the mean

  longestReach: f64; // of the grid's objects, with the margin
  margin: f64; // bound on the rounding error of a projected distance
  radius: f64; // no centre and no hit that repels is farther from the origin of the slabs
  groupExtent: f64; // largest extent of a group of hits that are looked up together
  tableScale: f64; // square root of the tables' unit per squared length
}

/** Sets bit i of the bits at `p`. */
@inline export function setBit(p: usize, i: usize): void {
  const shift = (<u32>i) & 7;
  const byte = p + (i >> 3);
  const bit: u32 = 1 << shift;
  store<u8>(byte, load<u8>(byte) | (<u8>bit));
}
