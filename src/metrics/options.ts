/** What trackingMetrics takes. */

/** Arguments of `trackingMetrics`, for N hits. Events times selections and bins: at most 2^20. */
export interface TrackingMetricsOptions {
  /** [N] cluster of every hit, any whole numbers; below 0 the hit is in no cluster */
  clusterId: ArrayLike<number>;
  /** [N] object of every hit, whole numbers */
  objectId: ArrayLike<number> | ArrayLike<bigint>;
  /** A hit with an objectId at or below it is noise; default 0 */
  noiseThreshold?: number;
  /** [E + 1] offsets of the events of a batch, from 0 to N; ids are local to an event. Default: one event */
  rowSplits?: Int32Array | readonly number[];
  /** [N] transverse momentum of every hit's object, in the units of `ptThreshold`, such as GeV */
  pt?: ArrayLike<number>;
  /** Objects with a lower pt do not count; default 0 */
  ptThreshold?: number;
  /** [N] pseudorapidity of every hit's object */
  eta?: ArrayLike<number>;
  /** Objects with |eta| at or above it do not count; default 4 */
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

/** A selection of objects. Absent fields are as in the call. */
export interface TrackingThresholds {
  /** Objects with a lower pt do not count */
  ptThreshold?: number;
  /** Objects with |eta| at or above it do not count */
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
