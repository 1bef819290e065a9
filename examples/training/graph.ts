/**
 * The graph of candidate pairs. Its nodes are the N hits; hits on adjacent surfaces are joined, in both directions, if
 * the helix through them is one that a particle can have. So each hit gets some five proposals for its own helix, of
 * which about half are right. Nothing is learned here.
 */
import { type Helix, type HelixCuts, type HelixHit, proposeHelix } from "./helix.ts";
import type { HitPositions, Surfaces } from "./surfaces.ts";
import { largestAngle, rangeOf } from "./window.ts";

/** E directed edges, from each hit to its partners, sorted by hit. */
export interface Graph {
  /** [N] distance from the beam and azimuth of the hits. */
  readonly r: Float64Array;
  readonly phi: Float64Array;
  /** [N + 1] where the edges of each hit begin. */
  readonly first: Int32Array;
  /** [E] the hit whose edge it is, its partner, and the edge in the other direction. */
  readonly own: Int32Array;
  readonly partner: Int32Array;
  readonly reverse: Int32Array;
  /** [E · 4] the proposed helix: azimuth at the axis minus that of the hit, curvature, eta, z0 in units of 100 mm. */
  readonly helix: Float64Array;
}

const fullTurn = 2 * Math.PI;

/** Hits in order of surface and azimuth; the hits of surface s are `order[starts[s]]` … `order[starts[s + 1] − 1]`. */
function sortHits(surface: Int32Array, phi: Float64Array): { order: Int32Array; starts: Int32Array } {
  const order = Int32Array.from(surface.keys()).sort((a, b) => surface[a] - surface[b] || phi[a] - phi[b]);
  const starts = new Int32Array(surface.reduce((most, s) => Math.max(most, s), 0) + 3);
  for (const s of surface) starts[s + 1]++;
  for (let s = 1; s < starts.length; s++) starts[s] += starts[s - 1];
  return { order, starts };
}

/** The first of ascending `values` that is not below `least`. */
function lowerBound(values: Float64Array, least: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Calls `visit` with each pair of hits on adjacent surfaces whose azimuths differ no more than any helix's. */
function visitPairs(
  { surface, adjacent }: Surfaces,
  hits: readonly HelixHit[],
  phi: Float64Array,
  cuts: HelixCuts,
  visit: (i: number, j: number, angle: number) => void,
): void {
  const { order, starts } = sortHits(surface, phi);
  const hitsOn = (s: number): Int32Array => order.subarray(starts[s] ?? order.length, starts[s + 1] ?? order.length);
  for (const [a, b] of adjacent) {
    const to = hitsOn(b);
    if (to.length === 0) continue;
    const azimuths = Float64Array.from(to, (j) => phi[j]);
    const range = rangeOf(Array.from(to, (j) => hits[j]));
    for (const i of hitsOn(a)) {
      const window = largestAngle(hits[i], range, cuts) + 1e-9;
      // The circle is cut at ±π, so the window may go on at the other end.
      for (const turn of [-fullTurn, 0, fullTurn]) {
        const [least, most] = [phi[i] - window - turn, phi[i] + window - turn];
        if (most < -Math.PI || least > Math.PI) continue;
        for (let k = lowerBound(azimuths, least); k < to.length && azimuths[k] <= most; k++) {
          visit(i, to[k], azimuths[k] + turn - phi[i]);
        }
      }
    }
  }
}

/** Builds the graph of an event's hits. The cuts on the helices bound how many edges there are. */
export function buildGraph({ x, y, z }: HitPositions, surfaces: Surfaces, cuts: HelixCuts): Graph {
  const hits = x.length;
  const r = Float64Array.from({ length: hits }, (_, j) => Math.sqrt(x[j] * x[j] + y[j] * y[j]));
  const phi = Float64Array.from({ length: hits }, (_, j) => Math.atan2(y[j], x[j]));
  const found: number[] = [];
  const first = new Int32Array(hits + 1);
  const helix: Helix = { curvature: 0, eta: 0, z0: 0, turnI: 0, turnJ: 0 };
  const places = Array.from(r, (distance, j): HelixHit => ({ r: distance, z: z[j], mean: surfaces.meanField(z[j]) }));
  visitPairs(surfaces, places, phi, cuts, (i, j, angle) => {
    if (!proposeHelix(places[i], places[j], angle, cuts, helix) || !surfaces.follow(places[i], i, places[j], j)) return;
    found.push(i, j, helix.turnI, helix.turnJ, helix.curvature, helix.eta, helix.z0 / 100);
    first[i + 1]++;
    first[j + 1]++;
  });
  for (let j = 0; j < hits; j++) first[j + 1] += first[j];
  return { r, phi, first, ...layOutEdges(found, first) };
}

/** Writes both edges of each pair in `found`, [pairs · 7], to the places of their hits. */
function layOutEdges(found: readonly number[], first: Int32Array): Omit<Graph, "r" | "phi" | "first"> {
  const edges = (2 * found.length) / 7;
  const [own, partner, reverse] = [new Int32Array(edges), new Int32Array(edges), new Int32Array(edges)];
  const helix = new Float64Array(4 * edges);
  const next = first.slice();
  const write = (i: number, j: number, turn: number, pair: number): number => {
    const edge = next[i]++;
    own[edge] = i;
    partner[edge] = j;
    helix[4 * edge] = turn;
    for (let c = 1; c < 4; c++) helix[4 * edge + c] = found[pair + 3 + c];
    return edge;
  };
  for (let pair = 0; pair < found.length; pair += 7) {
    const [i, j] = [found[pair], found[pair + 1]];
    const there = write(i, j, found[pair + 2], pair);
    const back = write(j, i, found[pair + 3], pair);
    reverse[there] = back;
    reverse[back] = there;
  }
  return { own, partner, reverse, helix };
}
