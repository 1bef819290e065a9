/** The public types of `dbscan`. */
import type { Floats, SamePrecision } from "../types.ts";

/** Arguments of `dbscan`, for N hits in D dimensions. */
export interface DbscanInput<F extends Floats> {
  /** [N·D] coordinates, row-major; |x| at most 1e15 in float32, 1e100 in float64 */
  x: F;
  /**
   * Hits at most this far apart are neighbours, Σ(x_j − x_k)² ≤ eps², computed in float64 from the numbers given; 0:
   * those in the same place
   */
  eps: number;
  /** A hit is a core hit if it has at least this many neighbours, including itself; a whole number of 1 or more */
  minSamples: number;
  /** [N] the count of each hit instead of 1, |w| at most 1e15; weights may be 0 or negative. The type of x */
  sampleWeight?: SamePrecision<F>;
  /** [E + 1] offsets of the events. No cluster spans two events, and cluster numbers continue from event to event */
  rowSplits?: Int32Array | readonly number[];
  /** D; required if neither sampleWeight nor rowSplits gives N */
  dimensions?: number;
}

/** The clusters that `dbscan` finds. */
export interface DbscanClusters {
  /**
   * [N] the cluster of each hit, −1 if it is in none. Clusters of an event are numbered by their first core hit; any
   * other hit is in the first cluster that has a core hit among its neighbours
   */
  clusterId: Int32Array;
  /** [N] 1 for core hits, else 0 */
  core: Uint8Array;
  /** Number of clusters of all events */
  clusters: number;
}
