/** The public types of `densityPeaks`. */
import type { Floats, SamePrecision } from "../types.ts";
import type { DensityPeaksRule } from "./rules.ts";

/** Arguments of `densityPeaks`, for N hits in D dimensions. */
export interface DensityPeaksInput<F extends Floats> {
  /** [N·D] coordinates, row-major; |x| at most 1e15 in float32, 1e100 in float64 */
  x: F;
  /** [N] what each hit adds to the density around it, such as its energy, from 0 to 1e15; default 1. The type of x */
  weight?: SamePrecision<F>;
  /** Radius and thresholds; default `densityPeaksRules.mlpfCld` */
  rule?: DensityPeaksRule;
  /** [E + 1] offsets of the events. No cluster spans two events, and cluster numbers continue from event to event */
  rowSplits?: Int32Array | readonly number[];
  /** D; required if neither weight nor rowSplits gives N */
  dimensions?: number;
}

/** What `densityPeaks` finds. */
export interface DensityPeaksClusters {
  /** [N] the cluster of each hit; hits in none have the rule's `none`: −1, or 0 if clusters are numbered from 1 */
  clusterId: Int32Array;
  /** [clusters] the centre of each cluster, counted in the whole batch; those of an event by falling density */
  alphas: Int32Array;
  /** [N] density, the weight of the hits around each hit */
  rho: Float64Array;
  /** [N] distance to the nearest denser hit; for the densest of an event the largest distance to any */
  delta: Float64Array;
}
