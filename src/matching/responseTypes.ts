/** The public types of `responses`. */
import type { Floats } from "../types.ts";

/** Arguments of `responses`, for M pairs of a cluster and an object. */
export interface ResponsesInput {
  /** [M] a property of each pair's cluster, |p| ≤ 1e100 */
  predicted: Floats;
  /** [M] the same property of its object, from 1e-30 to 1e100; leave out pairs for which it is 0 */
  truth: Floats;
  /** [M] what the bins are of, such as the object's energy; any number */
  values?: Floats;
  /** [B + 1] edges of the B bins, rising; the outer ones may be infinite */
  edges?: Floats | readonly number[];
}

/** Statistics of the responses predicted / truth of some pairs. Without pairs, `count` is 0 and all others are null. */
export interface ResponseStatistics {
  /** Number of pairs */
  count: number;
  /** Mean of the responses */
  mean: number | null;
  /** Median of the responses */
  median: number | null;
  /** Half of the range from the 16 % to the 84 % quantile */
  resolution: number | null;
  /** The resolution over the median; also null if the median is 0, or so near 0 that the quotient overflows */
  relativeResolution: number | null;
  /** Standard deviation about the mean, √(Σ (r − mean)² / count): divided by count, not by count − 1 */
  rms: number | null;
}

/** The statistics of a bin of `values`. */
export interface BinnedResponse extends ResponseStatistics {
  /** The bin has the pairs with low ≤ value < high */
  low: number;
  /** The upper edge of the bin, which is excluded */
  high: number;
}

/** The statistics of all pairs, and those of each bin. */
export interface Responses {
  /** The statistics of all M pairs */
  all: ResponseStatistics;
  /** [B]; empty without `edges`. Values outside every bin, an infinite one at the last edge too, count in `all` alone */
  bins: BinnedResponse[];
}
