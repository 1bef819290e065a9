// Condensation (inference), exact, after Kieseler 2020 (arXiv 2002.03605, section 4). Hits are visited by falling
// beta; each one that is above the threshold and still free becomes a condensation point and takes all free hits
// within its radius. There are two ways to find those: a plain loop over the free hits, and a search in cells
// (assembly/cells). Both decide by the same distance.
import { aim, buildCells, narrow } from "../cells/build";
import { Cells } from "../cells/cells";
import { distance2 } from "../cells/distance";
import { hide, search } from "../cells/lookup";
import { byFallingBeta } from "./candidates";
import { begin, Condensation, CondenseSearch, isFree, isMasked, take } from "./condensation";
import { listHits } from "./free";
import { findLargestRadius, radius2Of } from "./radii";
import { divideScratch } from "./scratch";
import { condenseSoftly } from "./soft";

/** Cost of building cells, in distances per free hit. Plain loops of fewer than SMALL distances never need them. */
const BUILD_COST: f64 = 8;
const SMALL: f64 = 30000;
/** Cells are rebuilt without the taken hits once half are taken and this many blocks per hit have been tested. */
const REBUILD: usize = 8;

/**
 * reads: beta T[N], x T[N·D], radii T[N], masked u8[N], tieOrder u32[N], betaThreshold, radius, the flags; clusters
 * writes: clusterId i32[N], alphas u32[clusters found], clusters, builds, scratch
 */
export function condense(g: Condensation): void {
  findLargestRadius(g);
  memory.fill(g.clusterId, 0xff, g.hits * 4);
  divideScratch(g);
  g.next = g.found = g.seen = g.taken = g.builds = 0;
  if (g.soft != 0) return condenseSoftly(g);
  g.candidates = byFallingBeta(g);
  listHits(g);
  while (true) {
    sweepPlain(g);
    if (g.next == g.candidates) return;
    const cells = changetype<Cells>(g.cells);
    cells.radius2 = g.radius2;
    cells.hits = g.free;
    g.builds++;
    g.seen = g.taken = 0;
    buildCells(cells);
    sweepCells(g, cells);
    collect(g, cells.hitInCell, cells.hits);
  }
}

/** Whether candidate `alpha` may take hits now. */
@inline function mayTake(g: Condensation, alpha: usize): bool {
  return g.claimedSeed != 0 || isFree(g, alpha);
}

/** Plain loops until all candidates are done or cells are expected to be faster. */
function sweepPlain(g: Condensation): void {
  for (; g.next < g.candidates; g.next++) {
    const alpha = <usize>load<u32>(g.order + g.next * 4);
    if (!mayTake(g, alpha)) continue;
    if (g.radius2 > 0 && cellsPay(g)) return;
    const own = isFree(g, alpha);
    // a condensation point that is free belongs to its cluster even if the radius is 0
    if (own) {
      begin(g, alpha);
      take(g, alpha);
    }
    if (isMasked(g, alpha)) continue;
    // where no radius is above 0, nothing is taken, and the list may keep what it holds
    if (!(g.radius2 > 0)) continue;
    const radius2 = radius2Of(g, alpha);
    if (g.bytes == 8) takeInList<f64>(g, alpha, radius2, own);
    else takeInList<f32>(g, alpha, <f32>radius2, own);
  }
}

/** Takes the hits of the list that are within the radius and removes them from it. `begun`: there is a cluster. */
function takeInList<T>(g: Condensation, alpha: usize, radius2: T, begun: bool): void {
  const list = g.list;
  const free = g.free;
  const x = g.x;
  const dimensions = g.dimensions;
  const clusterId = g.clusterId;
  const cluster = <i32>g.clusters - <i32>begun;
  let left: usize = 0;
  let taken: usize = 0;
  for (let f: usize = 0; f < free; f++) {
    const j = <usize>load<u32>(list + f * 4);
    if (j == alpha) continue;
    if (distance2<T>(x, dimensions, j, alpha) < radius2) {
      store<i32>(clusterId + j * 4, cluster);
      taken++;
    } else {
      store<u32>(list + left * 4, <u32>j);
      left++;
    }
  }
  if (!begun && taken > 0) begin(g, alpha);
  g.taken += taken;
  g.free = left;
}

/**
 * Whether the remaining work justifies cells. The number of condensation points still to come is estimated as the
 * smaller of the remaining candidates and the free hits divided by what each recent point took. It depends on counts
 * and never on a clock, so that every machine does the same.
 */
@inline function cellsPay(g: Condensation): bool {
  if (g.search != CondenseSearch.CHOOSE) return g.search == CondenseSearch.CELLS && g.free > 1;
  if (g.seen < 2) return false;
  const free = <f64>g.free;
  const left = <f64>(g.candidates - g.next);
  const points = g.claimedSeed != 0 ? left : min(left, (free * <f64>g.seen) / <f64>g.taken);
  return points > 2 * BUILD_COST && points * free > 2 * SMALL;
}

/** Searches in cells until all candidates are done or new cells are due (REBUILD). */
@inline function sweepCells(g: Condensation, cells: Cells): void {
  for (; g.next < g.candidates; g.next++) {
    const alpha = <usize>load<u32>(g.order + g.next * 4);
    if (!mayTake(g, alpha)) continue;
    if (g.taken > cells.hits / 2 && cells.tested > REBUILD * cells.hits) return;
    const own = isFree(g, alpha);
    if (own) begin(g, alpha);
    if (isMasked(g, alpha)) {
      take(g, alpha);
      continue;
    }
    const radius2 = radius2Of(g, alpha);
    if (g.radii != 0) narrow(cells, radius2);
    aim(cells, alpha);
    // the cells hold the hits of the list now, so its memory takes the places whose exact distance is to be tested
    const end = search(cells, g.list);
    if (g.bytes == 8) takeNear<f64>(g, cells, alpha, radius2, end, own);
    else takeNear<f32>(g, cells, alpha, <f32>radius2, end, own);
  }
}

/** Takes the hits at the places in the list, up to `end`, that are within the radius. */
function takeNear<T>(g: Condensation, cells: Cells, alpha: usize, radius2: T, end: usize, begun: bool): void {
  const x = g.x;
  const dimensions = g.dimensions;
  const hitInCell = cells.hitInCell;
  for (let p = g.list; p < end; p += 4) {
    const place = <usize>load<u32>(p);
    const j = <usize>load<u32>(hitInCell + place * 4);
    if (!isFree(g, j)) continue;
    if (j != alpha && !(distance2<T>(x, dimensions, j, alpha) < radius2)) continue;
    if (!begun) begin(g, alpha);
    begun = true;
    take(g, j);
    hide(cells, place);
  }
}

/** Copies the hits that are still free from the cells back to the list. */
@inline function collect(g: Condensation, hitInCell: usize, hits: usize): void {
  let free: usize = 0;
  for (let i: usize = 0; i < hits; i++) {
    const j = load<u32>(hitInCell + i * 4);
    if (!isFree(g, <usize>j)) continue;
    store<u32>(g.list + free * 4, j);
    free++;
  }
  g.free = free;
}
