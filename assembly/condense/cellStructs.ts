// What cells of free hits are kept in.

/** A hit's place on an axis is u = (x − low)·perUnit, its slab floor(u) as far as there is one. */
@unmanaged export class Axis {
  extent: f64;
  low: f64;
  perUnit: f64;
  width: f64; // of a slab
  above: f64; // the condensation point's u, with a margin …
  below: f64; // … on either side, and less one
  coordinate: u32;
  slabs: u32;
  slab: u32; // the condensation point's
  stride: u32; // cells from slab to slab
}

/** What quantising two axes at once needs: pairs are loaded as vectors. */
@unmanaged export class AxisPair {
  firstOffset: u32; // of a coordinate in a row, in bytes
  secondOffset: u32;
  unused: f64; // so that vectors are aligned
  firstOrigin: f64;
  secondOrigin: f64;
  firstUnits: f64; // units of the 16-bit numbers per length; 0: no such axis
  secondUnits: f64;
}


@unmanaged export class Cells {
  hits: usize; // those that were free
  planes: usize; // 1 or 2
  split: usize; // axes that are cut into slabs: the first of `axes`
  axes: usize; // Axis[planes · PLANE], those of largest extent first; beyond the D-th they have none
  starts: usize; // u32[cells + 1]
  hitInCell: usize; // u32[hits], in the order of cells
  blocks: usize; // 64 bytes a block
  planeBytes: usize; // of the blocks of a plane
  point: usize; // i16[planes][4][4][2]: the condensation point, for each of four hits
  pairs: usize; // AxisPair[planes · PLANE / 2]
  tested: usize; // blocks looked at since the cells were built
  reach2: f64; // the squared radius, with a margin
}


@inline export function axisAt(cells: Cells, a: usize): Axis {
  return changetype<Axis>(cells.axes + a * offsetof<Axis>());
}

/** The pair that axis `a` belongs to. */
@inline export function axisPairAt(cells: Cells, a: usize): AxisPair {
  return changetype<AxisPair>(cells.pairs + (a >> 1) * offsetof<AxisPair>());
}
