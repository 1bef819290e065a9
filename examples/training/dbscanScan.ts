/**
 * The baseline without learning: scans the options of DBSCAN on (cos φ, sin φ, η/4) and returns the best score. The
 * best is chosen by the truth, which favours DBSCAN and so makes it a stronger baseline.
 */
import { dbscan } from "../../src/index.ts";
import type { TrackHits } from "../../src/simulation/trackEvent.ts";
import { pseudorapidity } from "./features.ts";
import { type Score, scoreClusters } from "./score.ts";

/** Twelve radii, each 1.4 times the one before, and two values of minSamples. */
const radii: readonly number[] = Array.from({ length: 12 }, (_, i) => 0.004 * 1.4 ** i);
const coreSizes: readonly number[] = [2, 3];

export interface ScannedScore {
  readonly eps: number;
  readonly minSamples: number;
  readonly score: Score;
}

/** Returns the setting with the highest double-majority efficiency; if several share it, the first of them. */
export function bestDbscan(hits: TrackHits): ScannedScore {
  const x = new Float64Array(hits.x.length * 3);
  for (let j = 0; j < hits.x.length; j++) {
    const r = Math.hypot(hits.x[j], hits.y[j]);
    x.set([hits.x[j] / r, hits.y[j] / r, pseudorapidity(r, hits.z[j]) / 4], 3 * j);
  }
  const scan = radii.flatMap((eps) =>
    coreSizes.map((minSamples) => {
      const { clusterId } = dbscan({ x, dimensions: 3, eps, minSamples });
      return { eps, minSamples, score: scoreClusters(clusterId, hits.objectId) };
    }),
  );
  return scan.reduce((best, one) => (one.score.doubleMajority > best.score.doubleMajority ? one : best));
}
