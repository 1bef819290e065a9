// The search of one event: what finds, for a block of hits, the objects that may be within reach. All of it works in
// slabs, float32 in both precisions: coordinates along S directions, the first M of them orthogonal axes of the space
// (rotated to the objects' principal axes where D > 3), the others diagonals of four axes. A distance along a direction,
// or over the axes, is never more than the distance itself; what rounding adds is in `margin`. Nothing here decides
// whether a pair is within reach: that is the pair kernel's comparison.

@unmanaged export class Search {
  axes: usize; // M, a multiple of 4; rows beyond D are 0
  slabs: usize; // S: M, or 2·M with diagonals
  usesBitmaps: usize; // 1: candidates come from the bitmap index, else all objects are
  usesInt16Filter: usize; // 1: candidates pass the int16 filter

  rotation: usize; // f32[D·S]: direction s of coordinate c at c·S + s
  mean: usize; // f64[D]: the origin of the slabs
  covariance: usize; // f64[2·D²]: of the centres, and their principal axes; while building
  projectedCentres: usize; // f32[K·S]: the centres along the slabs
  objectInSlot: usize; // u32[K]
  splitPairs: usize; // f32 and u32 [K]: of the objects being split, one coordinate and the object; while building
  splits: usize; // f32[2·nodes]: the axis and the value at which a node of the tree is split
  buckets: usize; // u32[K + ⌈K / 8⌉ + 1]: where the hits of each bucket begin; while building
  frames: usize; // a panel: lowest f32[S], where bins begin; inverse bin width f32[S]; highest f32[S]; reach f32[4]
  bits: usize; // a panel: (BINS + 1) rows of PANEL bits a slab: the objects below each bin
  boxes: usize; // of groups of objects (boxes.ts); 0 without a cap
  blockBox: usize; // of a block's hits
  ownSlots: usize; // u32[16]: the slots of a block's own objects (sampling/insideRuns.ts)
  marks: usize; // PANEL bits a panel: the objects that a block must look at
  touched: usize; // u8 a panel: whether it has marks
  projected: usize; // f32[S]: a hit along the slabs
  point: usize; // f32[D]: a point's coordinates, from the mean
  groupBox: usize; // f32[2·S]: lowest and highest of a group of hits along the slabs
  bitRows: usize; // u32[2·S]: the two bit rows of each slab
  int16Centres: usize; // i32[K·(⌈D / 2⌉ + 1)]: quantised centres, then the threshold
  int16Hits: usize; // i32[16·⌈D / 2⌉]: quantised hits of a block

  margin: f64; // what rounding may add to a distance along a slab
  radius: f64; // no hit or centre is farther from the origin
  groupExtent: f64; // extent of a group of hits that are looked up together
  int16Scale: f64; // quanta of the int16 filter in a unit
}

/** Sets bit i of the bits at `p`. */
@inline export function setBit(p: usize, i: usize): void {
  const shift = (<u32>i) & 7;
  const byte = p + (i >> 3);
  const bit: u32 = 1 << shift;
  store<u8>(byte, load<u8>(byte) | (<u8>bit));
}
