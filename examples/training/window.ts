/** How far apart in azimuth two hits of a helix can be: it spares most pairs the computation of their helix. */
import { type HelixCuts, type HelixHit, slack, smallestRadius } from "./helix.ts";

/** Where the hits of a surface lie: [least, most]. */
export interface HitRange {
  /** Distance from the beam times mean field. */
  readonly turns: readonly [number, number];
  readonly z: readonly [number, number];
  readonly mean: readonly [number, number];
}

export function rangeOf(hits: readonly HelixHit[]): HitRange {
  const range = (of: (hit: HelixHit) => number): [number, number] => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const hit of hits) {
      least = Math.min(least, of(hit));
      most = Math.max(most, of(hit));
    }
    return [least, most];
  };
  return { turns: range(({ r, mean }) => r * mean), z: range(({ z }) => z), mean: range(({ mean }) => mean) };
}

/** By how much the azimuths of hits at two distances can differ, at curvatures up to twice `tightest`. */
function angleBetween(a: number, b: number, tightest: number): number {
  const [near, far] = [Math.min(a, b), Math.max(a, b)];
  // The tightest helix turns most, unless it turns back before the outer hit: then it is the one that turns back there.
  return tightest * far < 1 ? Math.asin(tightest * far) - Math.asin(tightest * near) : Math.acos(near / far);
}

/** By how much the azimuths of a hit and of any of a helix's other hits, in that range, can differ. */
export function largestAngle(hit: HelixHit, { turns, z, mean }: HitRange, cuts: HelixCuts): number {
  const tightest = slack / (2 * smallestRadius(cuts));
  const own = hit.r * hit.mean;
  const turned = Math.asin(Math.min(1, tightest * own));
  const byDistance = Math.max(angleBetween(own, turns[0], tightest), angleBetween(own, turns[1], tightest));
  // The way along the beam bounds nothing if either may be at the middle.
  if (Math.abs(hit.z) <= cuts.maxZ0 || z[0] * z[1] <= 0) return byDistance;
  // A helix turns in proportion to that way times the mean field.
  let byLength = 0;
  for (const end of z) {
    for (const z0 of [-cuts.maxZ0, cuts.maxZ0]) {
      for (const field of mean) {
        byLength = Math.max(byLength, turned * Math.abs((field * (end - z0)) / (hit.mean * (hit.z - z0)) - 1));
      }
    }
  }
  return Math.min(byDistance, byLength);
}
