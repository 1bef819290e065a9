// A grid over the centres, for up to three dimensions: cells in columns along the first coordinate. Slots are in the
// order of the cells, so the objects of some cells of a column are one range of slots. Another grid, of smaller cells,
// puts hits into order. Cells at the ends of an axis have no border outwards: where they begin and end is a matter of
// speed alone, so outliers do not widen them.
import { Event } from "../event/event";
import { toStarts } from "../numeric/prefixSums";
import { select } from "./kdTree";
import { Search } from "./search";
import { mostCells, mostHitCells, rowOfCentres } from "./sizes";


@unmanaged export class GridAxis {
  low: f32;
  inverse: f32; // 1 / width of a cell
  cells: u32;
}

const AXES: usize = 3;
/** The width of cells along a column, of the widest and narrowest column, and of the narrowest cell of hits, in reaches. */
const ALONG: f64 = 0.5;
const WIDEST: f64 = 4;
const NARROW: f64 = 1;
const NARROWEST: f64 = 0.25;
/** A lookup goes so far along a column, in reaches; columns are narrowed till they hold so many objects over there. */
const LOOKED: f64 = 3;
const OF_COLUMN: f64 = 16;
/** Where the centres of this sample lie, without the outermost, decides where cells lie. */
const SAMPLE: usize = 256;


@inline export function axisOf(s: Search, c: usize): GridAxis {
  return changetype<GridAxis>(s.axesOfGrid + c * offsetof<GridAxis>());
}

/** The cell of a coordinate relative to the mean. It never falls as v rises. */
@inline export function cellOf(axis: GridAxis, v: f32): usize {
  return <usize>max<f32>(0, min(<f32>(axis.cells - 1), (v - axis.low) * axis.inverse));
}

/**
 * The cell of the hit at y f32[3], relative to the mean: to and fro, so that each is beside the one before, also where a
 * row ends.
 */
@inline export function hitCell(s: Search, y: usize): usize {
  const a = axisOf(s, AXES);
  const b = axisOf(s, AXES + 1);
  const layer = cellOf(axisOf(s, AXES + 2), load<f32>(y, 8));
  const row = layer * b.cells + turned(b, load<f32>(y, 4), layer);
  return row * a.cells + turned(a, load<f32>(y), row);
}

/** The cell of a coordinate, from the other end if `way` is odd. */
@inline function turned(axis: GridAxis, v: f32, way: usize): usize {
  const cell = cellOf(axis, v);
  return way & 1 ? <usize>axis.cells - 1 - cell : cell;
}


@inline function cellsOf(s: Search, first: usize): usize {
  return <usize>axisOf(s, first).cells * axisOf(s, first + 1).cells * axisOf(s, first + 2).cells;
}

/**
 * Puts the objects into the cells of a grid.
 * reads: projectedCentres f32[K·4]
 * writes: objectInSlot u32[K], cells, centresInSlot, axesOfGrid
 */
export function orderByGrid(e: Event, s: Search, reach: f64): void {
  chooseCells(e, s, reach);
  const cells = cellsOf(s, 0);
  const n = e.objects;
  memory.fill(s.cells, 0, (cells + 1) * 4);
  // the count of a cell stands at the next one: when all objects are placed, that is where the next one begins
  for (let k: usize = 0; k < n; k++) {
    const count = s.cells + (objectCell(s, k) + 1) * 4;
    store<u32>(count, load<u32>(count) + 1);
  }
  toStarts(s.cells + 4, cells);
  for (let k: usize = 0; k < n; k++) {
    const next = s.cells + (objectCell(s, k) + 1) * 4;
    const slot = <usize>load<u32>(next);
    store<u32>(next, <u32>slot + 1);
    store<u32>(s.objectInSlot + slot * 4, <u32>k);
    for (let c: usize = 0; c < AXES; c++) {
      store<f32>(s.centresInSlot + c * rowOfCentres(n) + slot * 4, load<f32>(s.projectedCentres + k * 16 + c * 4));
    }
  }
}


@inline function objectCell(s: Search, k: usize): usize {
  const y = s.projectedCentres + k * 16;
  const column = cellOf(axisOf(s, 2), load<f32>(y, 8)) * axisOf(s, 1).cells + cellOf(axisOf(s, 1), load<f32>(y, 4));
  return column * axisOf(s, 0).cells + cellOf(axisOf(s, 0), load<f32>(y));
}

/** Chooses the cells of the objects and those of the hits: as narrow as they should be, but not too many. */
function chooseCells(e: Event, s: Search, reach: f64): void {
  for (let c: usize = 0; c < AXES; c++) findExtent(e, s, c);
  let across = reach * WIDEST;
  while (across > reach * NARROW && inColumn(e, s, reach * LOOKED, across) > OF_COLUMN) across *= 0.75;
  const objects = <f64>mostCells(e.objects);
  for (let along = reach * ALONG; divide(s, 0, along, across) > objects; along *= 1.25) across *= 1.25;
  const hits = <f64>mostHitCells(e.hits);
  for (let width = reach * NARROWEST; divide(s, AXES, width, width) > hits;) width *= 1.25;
}

/** How many objects a column of this width holds along this length, on average. */
function inColumn(e: Event, s: Search, along: f64, across: f64): f64 {
  let objects = <f64>e.objects;
  for (let c: usize = 0; c < AXES; c++) {
    const width = c == 0 ? along : across;
    const extent = load<f64>(s.covariance + c * 8);
    if (extent > width) objects *= width / extent;
  }
  return objects;
}

/** Cuts the axes into cells of these widths, the first ones of a column; returns their number. */
function divide(s: Search, first: usize, along: f64, across: f64): f64 {
  let cells: f64 = 1;
  for (let c: usize = 0; c < AXES; c++) {
    const width = c == 0 ? along : across;
    const extent = load<f64>(s.covariance + c * 8);
    const axis = axisOf(s, first + c);
    const count = max<f64>(1, min<f64>(1e6, ceil(extent / width)));
    axis.low = <f32>load<f64>(s.covariance + (AXES + c) * 8);
    axis.inverse = <f32>(1 / width);
    axis.cells = <u32>count;
    cells *= count;
  }
  return cells;
}

/** Finds where most centres lie along a coordinate. writes: extent and lowest f64, to covariance */
function findExtent(e: Event, s: Search, c: usize): void {
  const step = (e.objects + SAMPLE - 1) / SAMPLE;
  let end = s.splitPairs;
  for (let k: usize = 0; k < e.objects; k += step, end += 8) {
    store<f32>(end, load<f32>(s.projectedCentres + k * 16 + c * 4));
  }
  const last = end - 8;
  const tail = ((end - s.splitPairs) >> 7) << 3; // a sixteenth
  select(s.splitPairs, last, s.splitPairs + tail);
  const low = <f64>load<f32>(s.splitPairs + tail);
  select(s.splitPairs, last, last - tail);
  const high = <f64>load<f32>(last - tail);
  const beyond = (high - low) / 12; // what a sixteenth at either end takes of a uniform spread, and some more
  store<f64>(s.covariance + c * 8, high - low + 2 * beyond);
  store<f64>(s.covariance + (AXES + c) * 8, low - beyond);
}
