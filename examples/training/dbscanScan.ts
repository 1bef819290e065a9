/**
 * What can be had without learning: in go an event, out comes the best score of DBSCAN on (cos φ, sin φ, η/4) over a
 * small scan. Choosing by the truth flatters DBSCAN, which makes it the harder opponent.
 */
import type { TrackHits } from "../../src/simulation/trackEvent.ts";
import { dbscan } from "./dbscan.ts";
import { pseudorapidity } from "./features.ts";
import { type Score, scoreClusters } from "./score.ts";

/** Twelve radii, each 1.4 times the one before, and two numbers of neighbours that make a core. */
const radii: readonly number[] = Array.from({ length: 12 }, (_, i) => 0.004 * 1.4 ** i);
const coreSizes: readonly number[] = [2, 3];

export interface ScannedScore {
  readonly eps: number;
  readonly minSamples: number;
  readonly score: Score;
}

/** Of all settings the one with the highest double-majority efficiency, the first of them if several have it. */
export function bestDbscan(hits: TrackHits): ScannedScore {
  const x = new Float64Array(hits.x.length * 3);
  for (let j = 0; j < hits.x.length; j++) {
    const r = Math.hypot(hits.x[j], hits.y[j]);
    x.set([hits.x[j] / r, hits.y[j] / r, pseudorapidity(r, hits.z[j]) / 4], 3 * j);
  }
  const scan = radii.flatMap((eps) =>
    coreSizes.map((minSamples) => {
      const clusterId = dbscan({ x, dimensions: 3, eps, minSamples });
      return { eps, minSamples, score: scoreClusters(clusterId, hits.objectId) };
    }),
  );
  return scan.reduce((best, one) => (one.score.doubleMajority > best.score.doubleMajority ? one : best));
}
