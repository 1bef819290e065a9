/** What trackingMetrics takes. */

/** Arguments of `trackingMetrics`, for N hits. Events times selections and bins: at most 2^20. */
export interface TrackingMetricsOptions {
  /** [N] cluster of every hit, any whole numbers; below 0 the hit is in no cluster */
  clusterId: ArrayLike<number>;
  /** [N] object of every hit, whole numbers; at or below `noiseThreshold` (default 0) the hit is noise */
  objectId: ArrayLike<number> | ArrayLike<bigint>;
  noiseThreshold?: number;
  /** [E + 1] offsets of the events of a batch, from 0 to N; ids are local to an event. Default: one event */
  rowSplits?: Int32Array | readonly number[];
  /** [N] transverse momentum of every hit's object, in GeV. Objects below `ptThreshold` (default 0) do not count */
  pt?: ArrayLike<number>;
  ptThreshold?: number;
  /** [N] pseudorapidity of every hit's object. Objects with |eta| at or above `maxEta` (default 4) do not count */
  eta?: ArrayLike<number>;
  maxEta?: number;
  /** [N] whether every hit's object can be reconstructed. Objects with false, or a number not above 0, do not count */
  reconstructable?: ArrayLike<number | boolean>;
  /** Objects with fewer hits do not count, neither as objects nor as the majority of a cluster; default 1 */
  minHits?: number;
  /** Clusters with fewer hits do not count; default 3 */
  minClusterHits?: number;
  /** More selections of objects, all scored in the same pass */
  thresholds?: readonly TrackingThresholds[];
  /** Binnings of the objects that count */
  bins?: readonly TrackingBinning[];
}

/** A selection of objects. What it leaves out is as in the call. */
export interface TrackingThresholds {
  ptThreshold?: number;
  maxEta?: number;
}

/** Divides objects by a value of theirs, and clusters by that of their majority object. */
export interface TrackingBinning {
  /** What to bin in: the call's `pt` or `eta`, or [N] a value of every hit's object */
  of: "pt" | "eta" | ArrayLike<number>;
  /** [B + 1] rising; a bin holds its lower edge, not its upper one. What lies outside, and NaN, is in no bin */
  edges: ArrayLike<number>;
  /** Half width of the intervals in standard deviations; default 1, which is a confidence of 68 % */
  z?: number;
}
