// Cells: a grid over hits, with equidistant cuts along the axes on which the hits spread most. In the order of
// their cells, the hits are packed as 16-bit numbers for the search (lookup.ts):
//   blocks  i16[planes][hits / 4][4 pairs of axes][4 hits][2], in units of the radius / UNITS, modulo 2^16
// A block here is four hits. The modulus may make far hits look near, which costs an exact distance; it
// never makes near hits look far.
import { cut, findCellAxes } from "./axes";
import { Axis, AxisPair, axisAt, Cells } from "./cells";
import { numberAt } from "../numeric/numberAt";
import { toEnds } from "../numeric/prefixSums";
import { nearest, quantise, reachOf, setAxisPairs } from "./quantise";
import { MOST_AXES, PLANE, planesOf } from "./sizes";

/** Margin for the rounding of coordinates on an axis, in slabs: far above the float64 error with 2^29 slabs. */
const MARGIN: f64 = 1e-6;

/**
 * Builds cells of the `hits` in `list`.
 * reads: x, dimensions, bytes, radius2, list, hits; writes: all else, but for where its arrays lie
 */
export function buildCells(cells: Cells): void {
  cells.planes = planesOf(cells.dimensions);
  cells.axes = changetype<usize>(cells) + offsetof<Cells>();
  cells.point = cells.axes + MOST_AXES * offsetof<Axis>();
  cells.pairs = cells.point + MOST_AXES * 8;
  cells.blocks = cells.pairs + (MOST_AXES / 2) * offsetof<AxisPair>();
  cells.planeBytes = ((cells.hits + 3) / 4) * 64;
  cells.tested = 0;
  cells.reach2 = withMargin(cells, cells.radius2);
  cells.query2 = cells.reach2;
  cells.near = reachOf(1);
  cells.stop = usize.MAX_VALUE;
  findCellAxes(cells);
  const count = cut(cells);
  sortHits(cells, count);
  setAxisPairs(cells);
  // axes without a coordinate are 0 in the point and in the blocks
  memory.fill(cells.point, 0, MOST_AXES * 8);
  memory.fill(cells.blocks, 0, cells.planes * cells.planeBytes);
  for (let i: usize = 0; i < cells.hits; i++) {
    quantise(
      cells,
      <usize>load<u32>(cells.hitInCell + i * 4),
      cells.blocks + (i / 4) * 64 + (i & 3) * 4,
      cells.planeBytes,
    );
  }
}

/** Counting sort by cell. reads: list; writes: hitInCell, starts; scratch: cellOf */
@inline function sortHits(cells: Cells, count: usize): void {
  const cellOf = cells.cellOf;
  memory.fill(cells.starts, 0, (count + 1) * 4);
  for (let i: usize = 0; i < cells.hits; i++) {
    const j = <usize>load<u32>(cells.list + i * 4);
    let cell: u32 = 0;
    for (let a: usize = 0; a < cells.split; a++) {
      const axis = axisAt(cells, a);
      cell += slabAt(axis, placeOn(cells, axis, j)) * axis.stride;
    }
    store<u32>(cellOf + i * 4, cell);
    const start = cells.starts + <usize>cell * 4;
    store<u32>(start, load<u32>(start) + 1);
  }
  toEnds(cells.starts, count + 1);
  // from each cell's end down to its beginning
  for (let i: usize = 0; i < cells.hits; i++) {
    const start = cells.starts + <usize>load<u32>(cellOf + i * 4) * 4;
    const at = load<u32>(start) - 1;
    store<u32>(start, at);
    store<u32>(cells.hitInCell + <usize>at * 4, load<u32>(cells.list + i * 4));
  }
}


@inline function placeOn(cells: Cells, axis: Axis, j: usize): f64 {
  return (numberAt(cells.bytes, cells.x, j * cells.dimensions + <usize>axis.coordinate) - axis.low) * axis.perUnit;
}


@inline function slabAt(axis: Axis, u: f64): u32 {
  return i32x4.extract_lane(nearest(f64x2.splat(u - 0.5), f64x2.splat(0), f64x2.splat(<f64>(axis.slabs - 1))), 0);
}

/** From the next `aim` on, finds hits within a radius that may be smaller than the one that the cells are built for. */
export function narrow(cells: Cells, radius2: f64): void {
  cells.query2 = withMargin(cells, radius2);
  cells.near = reachOf(cells.query2 / cells.reach2);
}

/** The exact distance has a relative error of a few roundings a coordinate, and one of underflow. */
@inline function withMargin(cells: Cells, radius2: f64): f64 {
  const rounding: f64 = cells.bytes == 4 ? 4.8e-7 : 8.9e-16;
  const underflow: f64 = cells.bytes == 4 ? 1.2e-38 : 2.3e-308;
  const terms = <f64>(cells.dimensions + 8);
  return radius2 * (1.00001 + terms * rounding) + terms * underflow;
}

/** Aims the search at hit `j`: its slab on each axis, and its 16-bit numbers. */
export function aim(cells: Cells, j: usize): void {
  aimAxes(cells, j);
  quantise(cells, j, cells.point, 64);
  for (let i: usize = 0; i < cells.planes * 4; i++) {
    v128.store(cells.point + i * 16, v128.load32_splat(cells.point + i * 16));
  }
}

/** The same for a hit that the cells hold, at `place` in their order, where its 16-bit numbers are. None may be hidden. */
@inline export function aimAtPlace(cells: Cells, j: usize, place: usize): void {
  aimAxes(cells, j);
  let from = cells.blocks + (place / 4) * 64 + (place & 3) * 4;
  let to = cells.point;
  for (let plane: usize = 0; plane < cells.planes; plane++) {
    for (let i: usize = 0; i < 64; i += 16) v128.store(to + i, v128.load32_splat(from + i));
    from += cells.planeBytes;
    to += 64;
  }
}


@inline function aimAxes(cells: Cells, j: usize): void {
  for (let a: usize = 0; a < cells.split; a++) {
    const axis = axisAt(cells, a);
    const u = placeOn(cells, axis, j);
    axis.slab = slabAt(axis, u);
    axis.above = u + MARGIN;
    axis.below = u - 1 - MARGIN;
  }
}
