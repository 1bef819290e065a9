// Cells: free hits → cells between equidistant planes across the axes on which they spread most. In the order of their
// cells, the hits are packed as 16-bit numbers for the search (cellSearch.ts):
// blocks: i16[planes][hits / 4][4 pairs of axes][4 hits][2], in units of the radius / UNITS and modulo 2^16.
// The modulus may bring far hits near, which costs an exact distance; it never parts near ones.
import { Condensation } from "./condense";

/** Axes in a plane of blocks, and planes at most; what the other axes add is left to the exact distance. */
const PLANE: usize = 8;
const MOST_AXES: usize = 16;
/** Hits that an axis' extent is estimated from. */
const SAMPLE: usize = 128;
/** Hits per cell at least, on average. */
const PER_CELL: f64 = 8;
/** The radius, in the units of the blocks. */
const UNITS: f64 = 1024;
/** (UNITS + 5)²: two hits within the radius are each rounded by half a unit on 16 axes, √16 in all. */
export const REACH: i32 = 1058841;
/** Beyond so many units from an axis' origin, float64 no longer tells halves of them safely: all is one place. */
const FAR: f64 = 1099511627776;
/** Its low bits hold, after addition, the nearest whole number. */
const ROUNDING: f64 = 6755399441055744;
/** A margin for the rounding of places on an axis, in slabs: far above what 2^29 slabs in float64 can be off. */
const MARGIN: f64 = 1e-6;


@unmanaged export class Cells {
  hits: usize; // those that were free
  planes: usize; // 1 or 2
  split: usize; // axes that are cut into slabs: the first of `axes`
  axes: usize; // Axis[planes · PLANE], those of largest extent first; beyond the D-th they have none
  starts: usize; // u32[cells + 1]
  hitAt: usize; // u32[hits], in the order of cells
  blocks: usize; // 64 bytes a block
  planeBytes: usize;
  point: usize; // i16[planes][4][4][2]: the condensation point, for each of four hits
  tested: usize; // blocks looked at since the cells were built
  reach2: f64; // the squared radius, with a margin
}

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

/** Bytes of scratch for N hits in D dimensions; in float64, since they may be more than there are. */
export function condensationScratch(hits: f64, dims: f64): f64 {
  const planes: f64 = dims > <f64>PLANE ? 2 : 1;
  return hits * 24 + 1024 + 2048 + (hits + 4) * 16 * planes;
}


@inline export function axisAt(cells: Cells, a: usize): Axis {
  return changetype<Axis>(cells.axes + a * offsetof<Axis>());
}

/** list → cells. */
@inline export function buildCells<T>(g: Condensation, cells: Cells, radius2: f64): void {
  g.builds++;
  g.seen = g.taken = 0;
  cells.hits = g.free;
  cells.hitAt = g.scratch + g.hits * 8;
  cells.starts = g.scratch + g.hits * 12;
  cells.planes = g.dims > PLANE ? 2 : 1;
  cells.axes = changetype<usize>(cells) + offsetof<Cells>();
  cells.point = cells.axes + MOST_AXES * offsetof<Axis>();
  cells.blocks = cells.point + MOST_AXES * 8;
  cells.planeBytes = ((g.free + 3) / 4) * 64;
  cells.tested = 0;
  // the exact distance is off by a few roundings a coordinate, relative, and by underflow
  const rounding: f64 = sizeof<T>() == 4 ? 4.8e-7 : 8.9e-16;
  const underflow: f64 = sizeof<T>() == 4 ? 1.2e-38 : 2.3e-308;
  cells.reach2 = radius2 * (1.00001 + <f64>(g.dims + 8) * rounding) + <f64>(g.dims + 8) * underflow;
  findAxes<T>(g, cells);
  const count = cut(cells);
  sortHits<T>(g, cells, count);
  for (let i: usize = 0; i < cells.hits; i++) {
    quantise<T>(
      g,
      cells,
      <usize>load<u32>(cells.hitAt + i * 4),
      cells.blocks + (i / 4) * 64 + (i & 3) * 4,
      cells.planeBytes,
    );
  }
}

/** The axes of largest extent, by the inner 15/16 of a sample, in falling order. */
@inline function findAxes<T>(g: Condensation, cells: Cells): void {
  const most = cells.planes * PLANE;
  const sample = g.order + g.hits * 8;
  const count = min(cells.hits, SAMPLE);
  memory.fill(cells.axes, 0, most * offsetof<Axis>());
  for (let c: usize = 0; c < g.dims; c++) {
    for (let i: usize = 0; i < count; i++) {
      const j = <usize>load<u32>(g.list + ((i * cells.hits) / count) * 4);
      const v = <f64>load<T>(g.x + (j * g.dims + c) * sizeof<T>());
      let p = sample + i * 8;
      for (; p > sample && load<f64>(p - 8) > v; p -= 8) store<f64>(p, load<f64>(p - 8));
      store<f64>(p, v);
    }
    const low = load<f64>(sample + (count / 32) * 8);
    const extent = load<f64>(sample + (count - 1 - count / 32) * 8) - low;
    let a = min(c, most);
    for (; a > 0 && axisAt(cells, a - 1).extent < extent; a--) {
      if (a < most)
        memory.copy(cells.axes + a * offsetof<Axis>(), cells.axes + (a - 1) * offsetof<Axis>(), offsetof<Axis>());
    }
    if (a == most) continue;
    const axis = axisAt(cells, a);
    axis.extent = extent;
    axis.low = low;
    axis.coordinate = <u32>c;
  }
}

/** Cuts the widest slabs again and again, until they are narrow or cells hold few hits; the number of cells. */
@inline function cut(cells: Cells): usize {
  const axes = cells.planes * PLANE;
  const narrow = sqrt(cells.reach2) * 0.5;
  for (let a: usize = 0; a < axes; a++) axisAt(cells, a).slabs = 1;
  let count: f64 = 1;
  while (true) {
    let widest = axisAt(cells, 0);
    let width: f64 = narrow;
    for (let a: usize = 0; a < axes; a++) {
      const axis = axisAt(cells, a);
      if (axis.extent > width * <f64>axis.slabs) {
        width = axis.extent / <f64>axis.slabs;
        widest = axis;
      }
    }
    const more = (count / <f64>widest.slabs) * <f64>(widest.slabs + 1);
    if (width == narrow || more * PER_CELL > <f64>cells.hits) break;
    count = more;
    widest.slabs++;
  }
  let stride: u32 = 1;
  cells.split = 0;
  for (let a: usize = 0; a < axes; a++) {
    const axis = axisAt(cells, a);
    if (axis.slabs == 1) break;
    axis.width = axis.extent / <f64>axis.slabs;
    axis.perUnit = <f64>axis.slabs / axis.extent;
    axis.stride = stride;
    stride *= axis.slabs;
    cells.split++;
  }
  return <usize>stride;
}

/** By counting: list → hitAt, starts. */
@inline function sortHits<T>(g: Condensation, cells: Cells, count: usize): void {
  const cellOf = g.scratch + g.hits * 4;
  memory.fill(cells.starts, 0, (count + 1) * 4);
  for (let i: usize = 0; i < cells.hits; i++) {
    const j = <usize>load<u32>(g.list + i * 4);
    let cell: u32 = 0;
    for (let a: usize = 0; a < cells.split; a++) {
      const axis = axisAt(cells, a);
      cell += slabAt(axis, placeOn<T>(g, axis, j)) * axis.stride;
    }
    store<u32>(cellOf + i * 4, cell);
    const start = cells.starts + <usize>cell * 4;
    store<u32>(start, load<u32>(start) + 1);
  }
  let total: u32 = 0;
  for (let start = cells.starts; start <= cells.starts + count * 4; start += 4) {
    total += load<u32>(start);
    store<u32>(start, total);
  }
  // from each cell's end down to its beginning
  for (let i: usize = 0; i < cells.hits; i++) {
    const start = cells.starts + <usize>load<u32>(cellOf + i * 4) * 4;
    const at = load<u32>(start) - 1;
    store<u32>(start, at);
    store<u32>(cells.hitAt + <usize>at * 4, load<u32>(g.list + i * 4));
  }
}


@inline function placeOn<T>(g: Condensation, axis: Axis, j: usize): f64 {
  return (<f64>load<T>(g.x + (j * g.dims + <usize>axis.coordinate) * sizeof<T>()) - axis.low) * axis.perUnit;
}

/** The number nearest to v, which is from `low` to `high`, modulo 2^32; no comparison branches. */
@inline function whole(v: f64, low: f64, high: f64): u32 {
  const clamped = f64x2.pmin(f64x2.pmax(f64x2.splat(v), f64x2.splat(low)), f64x2.splat(high));
  return <u32>i64x2.extract_lane(f64x2.add(clamped, f64x2.splat(ROUNDING)), 0);
}


@inline function slabAt(axis: Axis, u: f64): u32 {
  return whole(u - 0.5, 0, <f64>(axis.slabs - 1));
}

/** Hit `j` → `to`, its 16-bit numbers; those of axes without a coordinate are 0. */
@inline function quantise<T>(g: Condensation, cells: Cells, j: usize, to: usize, planeBytes: usize): void {
  const x = g.x + j * g.dims * sizeof<T>();
  const axes = min(g.dims, MOST_AXES);
  const scale = UNITS / sqrt(cells.reach2);
  for (let plane: usize = 0; plane < cells.planes; plane++) {
    for (let i: usize = 0; i < PLANE; i++) {
      const a = plane * PLANE + i;
      const axis = axisAt(cells, a);
      const v = a < axes ? <f64>load<T>(x + <usize>axis.coordinate * sizeof<T>()) - axis.low : 0;
      store<u16>(to + plane * planeBytes + (i >> 1) * 16 + (i & 1) * 2, <u16>whole(v * scale, -FAR, FAR));
    }
  }
}

/** Where the condensation point stands. */
@inline export function aim<T>(g: Condensation, cells: Cells, alpha: usize): void {
  for (let a: usize = 0; a < cells.split; a++) {
    const axis = axisAt(cells, a);
    const u = placeOn<T>(g, axis, alpha);
    axis.slab = slabAt(axis, u);
    axis.above = u + MARGIN;
    axis.below = u - 1 - MARGIN;
  }
  quantise<T>(g, cells, alpha, cells.point, 64);
  for (let i: usize = 0; i < cells.planes * 4; i++) {
    v128.store(cells.point + i * 16, v128.load32_splat(cells.point + i * 16));
  }
}
