/** From density peaks to clusters. */
import type { Floats } from "../types.ts";
import { distance2, type EventPeaks } from "./eventPeaks.ts";
import type { DensityPeaksRule } from "./rules.ts";

/**
 * Writes the cluster of each hit to `clusterId`, numbered from `first` on, and returns the centres by falling density,
 * equal ones by index.
 */
export function clustersOf(
  { rho, delta, denser }: EventPeaks,
  x: Floats,
  dimensions: number,
  { rhoMin, deltaMin, coreRadius, none }: DensityPeaksRule,
  first: number,
  clusterId: Int32Array,
): number[] {
  const centres = [...rho.keys()].filter((j) => rho[j] > rhoMin && delta[j] > deltaMin);
  centres.sort((a, b) => rho[b] - rho[a] || a - b);
  // the number in `centres`; −1: none, −2: not known yet
  const own = new Int32Array(rho.length).fill(-2);
  for (const [i, j] of centres.entries()) own[j] = i;
  const way: number[] = [];
  for (let j = 0; j < own.length; j++) {
    let at = j;
    for (; at >= 0 && own[at] === -2; at = denser[at]) way.push(at);
    const found = at < 0 ? -1 : own[at];
    for (const k of way) own[k] = found;
    way.length = 0;
  }
  for (let j = 0; j < own.length; j++) {
    const isNear = own[j] >= 0 && distance2(x, dimensions, j, centres[own[j]]) < coreRadius * coreRadius;
    clusterId[j] = isNear ? first + own[j] : none;
  }
  return centres;
}
