// Assigns the hits of an event to condensation points that are known already: for rules that choose these by another
// distance, or by which a hit goes to the nearest one, or to several.
import { buildCells, narrow } from "../cells/build";
import { Cells } from "../cells/cells";
import { distance2Of } from "../cells/distance";
import { nearBelow } from "../cells/radius2";
import { searchAround } from "../cells/searchAround";
import { Assignment, Condensation, isFree, isMasked } from "./condensation";
import { listHits } from "./free";
import { findLargestRadius, inPrecision, radius2Of, radiusOf } from "./radii";
import { divideScratch } from "./scratch";

/** Before a hit has a condensation point, HGCalML takes this for its squared distance. */
const FAR: f64 = 1e21;

/**
 * Condensation points are visited in their order, the first of them number `clusters` − `found`.
 * reads: x T[N·D], radii T[N], masked u8[N], alphas u32[found], radius, inclusive, assignment
 * writes: clusterId i32[N], nearest f64[N], memberEnds u32[found], members u32[], scratch
 */
export function assign(g: Condensation): void {
  findLargestRadius(g);
  divideScratch(g);
  listHits(g);
  memory.fill(g.clusterId, 0xff, g.hits * 4);
  const far = g.assignment == Assignment.NEAREST_UNSCALED ? inPrecision(g, FAR) : Infinity;
  for (let j: usize = 0; j < g.hits; j++) store<f64>(g.nearest + j * 8, far);
  const cells = changetype<Cells>(g.cells);
  cells.radius2 = g.radius2;
  cells.hits = g.free;
  buildCells(cells);
  if (g.assignment != Assignment.SHARED) keepAlphas(g);
  let members: usize = 0;
  for (let k: usize = 0; k < g.found; k++) {
    members = visit(g, cells, k, members);
    store<u32>(g.memberEnds + k * 4, <u32>members);
  }
}

/** Each condensation point is in its own cluster, even if an earlier one is near, or in the same place. */
@inline function keepAlphas(g: Condensation): void {
  for (let k: usize = 0; k < g.found; k++) {
    const alpha = <usize>load<u32>(g.alphas + k * 4);
    store<i32>(g.clusterId + alpha * 4, <i32>(<usize>g.clusters - g.found + k));
    // nothing is nearer than that
    store<f64>(g.nearest + alpha * 8, -Infinity);
  }
}

/** Offers the hits near condensation point `k` to it; returns the number of members so far. */
function visit(g: Condensation, cells: Cells, k: usize, members: usize): usize {
  const alpha = <usize>load<u32>(g.alphas + k * 4);
  const cluster = <i32>(<usize>g.clusters - g.found + k);
  const radius2 = radius2Of(g, alpha);
  const unit2 = nearBelow(radiusOf(g, alpha), 0, g.bytes == 4);
  members = offer(g, alpha, cluster, 0, unit2, members);
  if (isMasked(g, alpha)) return members;
  narrow(cells, radius2);
  const end = searchAround(cells, alpha);
  for (let p = cells.list; p < end; p += 4) {
    const j = <usize>load<u32>(cells.hitInCell + <usize>load<u32>(p) * 4);
    if (j == alpha) continue;
    const d2 = distance2Of(g.bytes, g.x, g.dimensions, j, alpha);
    if (d2 < radius2) members = offer(g, j, cluster, d2, unit2, members);
  }
  return members;
}

/** Hit `j` joins the cluster, or stays where it is; returns the number of members so far. */
@inline function offer(g: Condensation, j: usize, cluster: i32, d2: f64, unit2: f64, members: usize): usize {
  const nearest = g.nearest + j * 8;
  const free = isFree(g, j);
  let joins = free;
  if (g.assignment == Assignment.NEAREST) joins = d2 < load<f64>(nearest);
  // it compares the distance to the old owner, in units of the new one's radius, with the plain distance
  if (g.assignment == Assignment.NEAREST_UNSCALED) joins = inPrecision(g, load<f64>(nearest) * unit2) >= d2;
  if (joins) {
    store<i32>(g.clusterId + j * 4, cluster);
    store<f64>(nearest, d2);
  }
  if (g.assignment == Assignment.SHARED) {
    if (g.members != 0) store<u32>(g.members + members * 4, <u32>j);
    members++;
  }
  return members;
}
