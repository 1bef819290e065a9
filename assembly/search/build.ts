// Builds a search in two steps. `order` comes before the packing of blocks and records, which needs the orders; `build`
// comes after it and needs the records.
import { Event } from "../event/event";
import { findAxes } from "./directions";
import { buildBoxes } from "./boxes";
import { orderHits } from "./orderHits";
import { buildBitmapIndex } from "./bitmapIndex";
import { orderByGrid } from "./grid";
import { norm2, projectCentre } from "./project";
import { Search } from "./search";
import { orderObjects } from "./kdTree";

/** Beyond this distance from the origin, squares may leave the range of float32. */
const FARTHEST: f64 = 1e15;

/**
 * Largest extent of a group of hits that are looked up together, in units of the reach: WIDE with four axes, NARROW
 * with more. Along few axes even a wide box meets few objects.
 */
const WIDE: f64 = 4;
const NARROW: f64 = 0.75;

/**
 * Finds the order of hits and objects; returns false if float32 cannot hold the slabs. `most`: largest number of axes to
 * use; `grid`: by a grid, for up to three dimensions.
 * reads: x T[N·D], objectOfHit i32[N], centres f64[K·D], scales f64[K]
 * writes: permutation, placeOfHit u32[N], slotOfObject u32[K]; of Search the directions, the tree or the grid, margin,
 * radius, groupExtent, longestReach
 */
export function order<T>(e: Event, most: usize, grid: bool): bool {
  const s = changetype<Search>(e.search);
  const reach = typicalReach(e);
  findAxes<T>(e, s, most, reach);
  s.usesGrid = <usize>grid;
  s.radius = 0;
  const bytes = s.slabs * 4;
  memory.fill(s.projected, 0, bytes);
  memory.fill(s.projectedCentres, 0, e.objects * bytes);
  for (let k: usize = 0; k < e.objects; k++) {
    const key = s.projectedCentres + k * bytes;
    projectCentre<T>(e, s, k, key);
    s.radius = max(s.radius, norm2(s, e.dimensions, key));
  }
  s.radius = sqrt(s.radius) + reach * 1.0001;
  if (!(s.radius < FARTHEST)) return false;
  if (grid) orderByGrid(e, s, reach);
  else orderObjects(s, e.objects);
  for (let slot: usize = 0; slot < e.objects; slot++) {
    store<u32>(e.slotOfObject + <usize>load<u32>(s.objectInSlot + slot * 4) * 4, <u32>slot);
  }
  orderHits<T>(e, s, reach * reach);
  s.groupExtent = (s.axes > 4 ? NARROW : WIDE) * reach;
  // 2^-22: twice the rounding of projecting a hit and a centre along one direction; a distance of boxes sums over axes
  s.margin = sqrt(<f64>s.axes) * <f64>(e.dimensions + 8) * 2.384185791015625e-7 * s.radius;
  s.longestReach = longestReach(e) * 1.00001 + s.margin;
  return s.radius < FARTHEST;
}

/** Puts all hits into the order of their cells in space, whatever object they belong to; after `order` by a grid. */
export function orderByCell<T>(e: Event): void {
  orderHits<T>(e, changetype<Search>(e.search), 0);
}

/**
 * Builds what finds candidates, after packing.
 * reads: records, Search as `order` left it
 * writes: of Search, unless there is a grid, frames, bits and, under a cap, boxes
 */
export function build<T>(e: Event): void {
  const s = changetype<Search>(e.search);
  if (s.usesGrid) return;
  buildBitmapIndex<T>(e, s);
  if (s.boxes) buildBoxes<T>(e, s);
}

/** The reach of an object with the mean scale. */
function typicalReach(e: Event): f64 {
  let sum: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) sum += load<f64>(e.scales + k * 8);
  return sqrt((e.reach * sum) / <f64>e.objects);
}

/** The reach of the object with the largest scale. */
function longestReach(e: Event): f64 {
  let most: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) most = max(most, load<f64>(e.scales + k * 8));
  return sqrt(e.reach * most);
}
