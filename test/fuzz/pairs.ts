/** The pairs within reach, by the definition: differences squared and summed in the call's precision. */

import type { Reference } from "../reference/index.ts";
import type { AnyInput } from "../support/anyPrecision.ts";

/** Of each event, [hit, object] as one number each, both counted within the event. */
export function pairsWithin({ beta, x, objectId, rowSplits }: AnyInput, { alphas }: Reference): Set<number>[] {
  const round = beta instanceof Float32Array ? Math.fround : (v: number): number => v;
  const dims = x.length / beta.length;
  const splits = rowSplits ?? [0, beta.length];
  return alphas.map((points, e) => {
    const [first, end] = [splits[e], splits[e + 1]];
    const pairs = new Set<number>();
    points.forEach((alpha, k) => {
      const id = objectId[first + alpha];
      for (let j = first; j < end; j++) {
        if (objectId[j] === id) continue;
        let s = 0;
        for (let c = 0; c < dims; c++) {
          const d = round(x[j * dims + c] - x[(first + alpha) * dims + c]);
          s = round(s + round(d * d));
        }
        if (s < 1) pairs.add(pairKey(j - first, k));
      }
    });
    return pairs;
  });
}

export function pairKey(hit: number, object: number): number {
  return hit * 2 ** 20 + object;
}
