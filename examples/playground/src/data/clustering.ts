/** What the thresholds make of an event: its clusters and their scores. */
import {
  type Condensates,
  type CondenseParameters,
  condense,
  type TrackingMetrics,
  trackingMetrics,
} from "../../../../src/index.ts";
import type { Hits } from "./hits.ts";

/** Objects and clusters with fewer hits do not count. */
export const minHits = 3;

export interface Clustering {
  /** [N] cluster of each hit, −1 for none. */
  readonly clusterId: Int32Array;
  /** [clusters] the condensation points. */
  readonly alphas: Int32Array;
  /** [clusters] */
  readonly sizes: Int32Array;
  /** Clusters with at least `minHits` hits. */
  readonly found: number;
  /** Absent where there is no truth. */
  readonly scores?: TrackingMetrics;
  /** How long `condense` took, in ms. */
  readonly ms: number;
}

export function clusteringOf(hits: Hits, parameters: CondenseParameters): Clustering {
  const start = performance.now();
  const { clusterId, alphas } = condenseHits(hits, parameters);
  const ms = performance.now() - start;
  const sizes = new Int32Array(alphas.length);
  for (let j = 0; j < clusterId.length; j++) if (clusterId[j] >= 0) sizes[clusterId[j]]++;
  const found = sizes.reduce((sum, size) => sum + Number(size >= minHits), 0);
  const { object: objectId } = hits;
  const scores = objectId && trackingMetrics({ clusterId, objectId, minHits, minClusterHits: minHits });
  return { clusterId, alphas, sizes, found, scores, ms };
}

function condenseHits({ beta, x }: Hits, parameters: CondenseParameters): Condensates {
  return beta instanceof Float32Array
    ? condense({ beta, x: x as Float32Array, ...parameters })
    : condense({ beta, x: x as Float64Array, ...parameters });
}
