// The structs that hold the cells of an event's hits, or of some of them.

/** A hit's coordinate on an axis is u = (x − low)·perUnit; its slab is floor(u), clamped to the existing slabs. */
@unmanaged export class Axis {
  extent: f64;
  low: f64;
  perUnit: f64;
  width: f64; // width of a slab
  above: f64; // the point's u, plus a margin
  below: f64; // the point's u, minus one and a margin
  coordinate: u32;
  slabs: u32;
  slab: u32; // the point's slab
  stride: u32; // number of cells from one slab to the next
}

/** Parameters for quantising two axes at once: origins and units are loaded as vectors. */
@unmanaged export class AxisPair {
  firstOffset: u32; // offset of the coordinate in a row, in bytes
  secondOffset: u32;
  unused: f64; // aligns the vectors
  firstOrigin: f64;
  secondOrigin: f64;
  firstUnits: f64; // 16-bit units per unit length; 0: no such axis
  secondUnits: f64;
}


@unmanaged export class Cells {
  // what they are built of
  x: usize; // T[N·D], row-major
  dimensions: usize; // D
  bytes: usize; // of a T: 4 or 8
  radius2: f64; // the largest squared distance that a search must find, computed in T
  list: usize; // u32[hits]: the hits; the memory is free once the cells are built
  hits: usize; // number of hits

  // scratch
  cellOf: usize; // u32[hits]: the cell of each hit; free once the cells are built
  sample: usize; // f64[128]: a sample of one coordinate; free once the cells are built

  // the cells
  planes: usize; // 1 or 2
  split: usize; // number of axes that are cut into slabs: the first ones of `axes`
  axes: usize; // Axis[planes · PLANE], largest extent first; axes beyond the D-th have extent 0
  starts: usize; // u32[hits + 1]: where each cell begins; there are at most as many cells as hits
  hitInCell: usize; // u32[hits]: the hits in the order of the cells
  blocks: usize; // 64 bytes for four hits in a plane (build.ts)
  planeBytes: usize; // bytes of the blocks of a plane
  point: usize; // i16[planes][4][4][2]: the point searched around, repeated for four hits
  pairs: usize; // AxisPair[planes · PLANE / 2]
  tested: usize; // number of blocks tested since the cells were built
  reach2: f64; // radius2 with a margin
  query2: f64; // the same for the point aimed at
  stop: usize; // a search ends where what it wrote reaches this address
  near: i32; // hits whose 16-bit numbers have a smaller squared distance may be within reach of the point
}


@inline export function axisAt(cells: Cells, a: usize): Axis {
  return changetype<Axis>(cells.axes + a * offsetof<Axis>());
}

/** The pair that axis `a` belongs to. */
@inline export function axisPairAt(cells: Cells, a: usize): AxisPair {
  return changetype<AxisPair>(cells.pairs + (a >> 1) * offsetof<AxisPair>());
}
