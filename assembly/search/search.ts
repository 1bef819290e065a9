// The search of one event: it finds the objects that may be within reach of a block of hits. It works with slabs, in
// float32 for both precisions: coordinates along S directions. The first M directions are orthogonal axes of the space
// (rotated to the objects' principal axes if D > 3); the others are diagonals of four axes each. A distance along a
// direction, or over the axes, never exceeds the distance itself; `margin` covers the rounding. The search never
// decides whether a pair is within reach: the pair kernel does.

@unmanaged export class Search {
  axes: usize; // M, a multiple of 4; rows beyond D are 0
  slabs: usize; // S: M, or 2·M with diagonals
  usesBitmaps: usize; // 1: candidates come from the bitmap index; 0: all objects are candidates
  usesInt16Filter: usize; // 1: candidates pass the int16 filter

  rotation: usize; // f32[D·S]: direction s of coordinate c at c·S + s
  mean: usize; // f64[D]: the origin of the slabs
  covariance: usize; // f64[2·D²]: covariance of the centres, then their principal axes; while building
  projectedCentres: usize; // f32[K·S]: the centres along the slabs
  objectInSlot: usize; // u32[K]: the object of each slot
  splitPairs: usize; // f32 and u32 an object: its coordinate on the axis to split, and its number; while building
  splits: usize; // u32 and f32 a node of the tree: the axis and the value at which it is split
  buckets: usize; // u32[K + ⌈K / 8⌉ + 1]: first place of each bucket; while building
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
  int16Centres: usize; // i32[K·(⌈D / 2⌉ + 1)]: a quantised centre, then its threshold
  int16Hits: usize; // i32[16·⌈D / 2⌉]: quantised hits of a block

  margin: f64; // bound on the rounding error of a projected distance
  radius: f64; // no centre and no hit that repels is farther from the origin of the slabs
  groupExtent: f64; // largest extent of a group of hits that are looked up together
  int16Scale: f64; // quanta of the int16 filter per unit length
}

/** Sets bit i of the bits at `p`. */
@inline export function setBit(p: usize, i: usize): void {
  const shift = (<u32>i) & 7;
  const byte = p + (i >> 3);
  const bit: u32 = 1 << shift;
  store<u8>(byte, load<u8>(byte) | (<u8>bit));
}
