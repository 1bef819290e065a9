// Condensation (inference), exact, after Kieseler 2020 (arXiv 2002.03605, section 4). Hits are visited by falling
// beta; each one that is above the threshold and still free becomes a condensation point and takes all free hits
// within the radius. There are two ways to find those: a plain loop over the free hits, and a search in cells
// (cells.ts). Both decide by the same distance.
import { byFallingBeta } from "./candidates";
import { search } from "./cellLookup";
import { Cells } from "./cellStructs";
import { aim, buildCells } from "./cells";
import { begin, Condensation, distance2, isFree, CondenseSearch, take } from "./condensation";
import { divideScratch } from "./scratch";

/** Cost of building cells, in distances per free hit. Plain loops of fewer than SMALL distances never need them. */
const BUILD_COST: f64 = 8;
const SMALL: f64 = 30000;
/** Cells are rebuilt without the taken hits once half are taken and this many blocks per hit have been tested. */
const REBUILD: usize = 8;

/**
 * reads: beta T[N], x T[N·D], betaThreshold, radius, search; clusters
 * writes: clusterId i32[N], alphas u32[clusters found], clusters, builds, scratch
 */
export function condense(g: Condensation): void {
  const n = g.hits;
  g.radius2 = g.bytes == 8 ? g.radius * g.radius : <f64>(<f32>g.radius * <f32>g.radius);
  memory.fill(g.clusterId, 0xff, n * 4);
  divideScratch(g);
  g.candidates = byFallingBeta(g);
  g.next = g.found = g.seen = g.taken = g.builds = 0;
  g.free = n;
  for (let j: usize = 0; j < n; j++) store<u32>(g.list + j * 4, <u32>j);
  while (true) {
    if (g.bytes == 8) sweepPlain<f64>(g);
    else sweepPlain<f32>(g);
    if (g.next == g.candidates) return;
    const cells = changetype<Cells>(g.cells);
    buildCells(g, cells);
    sweepCells(g, cells);
    collect(g, cells.hitInCell, cells.hits);
  }
}

/** Plain loops until all candidates are done or cells are expected to be faster. */
function sweepPlain<T>(g: Condensation): void {
  const radius2 = <T>g.radius2;
  for (; g.next < g.candidates; g.next++) {
    const alpha = <usize>load<u32>(g.order + g.next * 4);
    if (!isFree(g, alpha)) continue;
    if (radius2 > 0 && cellsPay(g)) return;
    begin(g, alpha);
    take(g, alpha); // a condensation point belongs to its cluster even if the radius is 0
    if (!(radius2 > 0)) continue;
    let left: usize = 0;
    for (let f: usize = 0; f < g.free; f++) {
      const j = <usize>load<u32>(g.list + f * 4);
      if (j == alpha) continue;
      if (distance2<T>(g, j, alpha) < radius2) {
        take(g, j);
      } else {
        store<u32>(g.list + left * 4, <u32>j);
        left++;
      }
    }
    g.free = left;
  }
}

/**
 * Whether the remaining work justifies cells. The number of condensation points still to come is estimated as the
 * smaller of the remaining candidates and the free hits divided by what each recent point took. It depends on counts
 * and never on a clock, so that every machine does the same.
 */
@inline function cellsPay(g: Condensation): bool {
  if (g.search != CondenseSearch.CHOOSE) return g.search == CondenseSearch.CELLS && g.hits > 1;
  if (g.seen < 2) return false;
  const free = <f64>g.free;
  const points = min(<f64>(g.candidates - g.next), (free * <f64>g.seen) / <f64>g.taken);
  return points > 2 * BUILD_COST && points * free > 2 * SMALL;
}

/** Searches in cells until all candidates are done or new cells are due (REBUILD). */
@inline function sweepCells(g: Condensation, cells: Cells): void {
  for (; g.next < g.candidates; g.next++) {
    const alpha = <usize>load<u32>(g.order + g.next * 4);
    if (!isFree(g, alpha)) continue;
    if (g.taken > cells.hits / 2 && cells.tested > REBUILD * cells.hits) return;
    begin(g, alpha);
    aim(g, cells, alpha);
    // the cells hold the hits of the list now, so its memory takes the places whose exact distance is to be tested
    const end = search(cells, g.list);
    if (g.bytes == 8) takeNear<f64>(g, cells, alpha, end);
    else takeNear<f32>(g, cells, alpha, end);
  }
}

/** Takes the hits at the places in the list, up to `end`, that are within the radius. */
function takeNear<T>(g: Condensation, cells: Cells, alpha: usize, end: usize): void {
  const radius2 = <T>g.radius2;
  for (let p = g.list; p < end; p += 4) {
    const place = <usize>load<u32>(p);
    const j = <usize>load<u32>(cells.hitInCell + place * 4);
    if (!isFree(g, j) || !(distance2<T>(g, j, alpha) < radius2)) continue;
    take(g, j);
    // moves the taken hit by 16 radii, so that the search no longer finds it
    const mark = cells.blocks + (place / 4) * 64 + (place & 3) * 4;
    store<u16>(mark, load<u16>(mark) ^ 0x4000);
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
