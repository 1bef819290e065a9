// Assigns the hits of an event to condensation points that are known already: for rules that choose these by another
// distance, or by which a hit goes to the nearest one, or to several.
import { aim, buildCells, narrow } from "../cells/build";
import { Cells } from "../cells/cells";
import { distance2 } from "../cells/distance";
import { search } from "../cells/lookup";
import { Assignment, Condensation, isFree, isMasked } from "./condensation";
import { listHits } from "./free";
import { findLargestRadius, radius2Of, radiusOf } from "./radii";
import { divideScratch } from "./scratch";

/** Before a hit has a condensation point, HGCalML takes this for its squared distance. */
const FAR: f64 = 1e21;

/**
 * Condensation points are visited in their order, the first of them number `clusters` − `found`.
 * reads: x T[N·D], radii T[N], masked u8[N], alphas u32[found], radius, inclusive, assignment
 * writes: clusterId i32[N], nearest T[N], memberEnds u32[found], members u32[], scratch
 */
export function assign<T>(g: Condensation): void {
  findLargestRadius<T>(g);
  divideScratch(g);
  listHits(g);
  memory.fill(g.clusterId, 0xff, g.hits * 4);
  const unscaled = g.assignment == Assignment.NEAREST_UNSCALED;
  for (let j: usize = 0; j < g.hits; j++) store<T>(g.nearest + j * sizeof<T>(), <T>(unscaled ? FAR : Infinity));
  const cells = changetype<Cells>(g.cells);
  cells.radius2 = g.radius2;
  cells.hits = g.free;
  buildCells(cells);
  if (g.assignment == Assignment.FIRST) keepAlphas(g);
  let members: usize = 0;
  for (let k: usize = 0; k < g.found; k++) {
    members = visit<T>(g, cells, k, members);
    store<u32>(g.memberEnds + k * 4, <u32>members);
  }
}

/** Each condensation point is in its own cluster, even if an earlier one is near. */
@inline function keepAlphas(g: Condensation): void {
  for (let k: usize = 0; k < g.found; k++) {
    const alpha = <usize>load<u32>(g.alphas + k * 4);
    store<i32>(g.clusterId + alpha * 4, <i32>(<usize>g.clusters - g.found + k));
  }
}

/** Offers the hits near condensation point `k` to it; returns the number of members so far. */
function visit<T>(g: Condensation, cells: Cells, k: usize, members: usize): usize {
  const alpha = <usize>load<u32>(g.alphas + k * 4);
  const cluster = <i32>(<usize>g.clusters - g.found + k);
  const radius2 = radius2Of<T>(g, alpha);
  const radius = radiusOf<T>(g, alpha);
  const unit2 = <T>(radius * radius);
  members = offer<T>(g, alpha, cluster, 0, unit2, members);
  if (isMasked(g, alpha)) return members;
  narrow(cells, <f64>radius2);
  aim(cells, alpha);
  const end = search(cells, g.list);
  for (let p = g.list; p < end; p += 4) {
    const j = <usize>load<u32>(cells.hitInCell + <usize>load<u32>(p) * 4);
    if (j == alpha) continue;
    const d2 = distance2<T>(g.x, g.dimensions, j, alpha);
    if (d2 < radius2) members = offer<T>(g, j, cluster, d2, unit2, members);
  }
  return members;
}

/** Hit `j` joins the cluster, or stays where it is; returns the number of members so far. */
@inline function offer<T>(g: Condensation, j: usize, cluster: i32, d2: T, unit2: T, members: usize): usize {
  const nearest = g.nearest + j * sizeof<T>();
  const free = isFree(g, j);
  let joins = free;
  if (g.assignment == Assignment.NEAREST) joins = d2 < load<T>(nearest);
  // it compares the distance to the old owner, in units of the new one's radius, with the plain distance
  if (g.assignment == Assignment.NEAREST_UNSCALED) joins = load<T>(nearest) * unit2 >= d2;
  if (joins) {
    store<i32>(g.clusterId + j * 4, cluster);
    store<T>(nearest, d2);
  }
  if (g.assignment == Assignment.SHARED) {
    if (g.members != 0) store<u32>(g.members + members * 4, <u32>j);
    members++;
  }
  return members;
}
