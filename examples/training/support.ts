/** How far the proposals of a hit agree: right ones are all the same helix, wrong ones scatter. */
import type { Graph } from "./graph.ts";

/** Scales of azimuth, curvature, eta and z0: what a wrong proposal is off by, in units of order one. */
export const helixScales: readonly number[] = [5, 2, 1.5, 1];

/**
 * [E] for each edge the sum over the other proposals of the same hit of exp(−sharpness · d²), d being the distance of
 * the two helices in `scales`.
 */
export function supportOf(
  { first, own, helix }: Pick<Graph, "first" | "own" | "helix">,
  sharpness: number,
  scales: readonly number[],
): Float64Array {
  const support = new Float64Array(own.length);
  for (let edge = 0; edge < own.length; edge++) {
    for (let other = first[own[edge]]; other < edge; other++) {
      let squared = 0;
      for (let c = 0; c < 4; c++) {
        const difference = scales[c] * (helix[4 * edge + c] - helix[4 * other + c]);
        squared += difference * difference;
      }
      const agreement = Math.exp(-sharpness * squared);
      support[edge] += agreement;
      support[other] += agreement;
    }
  }
  return support;
}
