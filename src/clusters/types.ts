/** The public types of `clusterProperties`, `denseIds`, `rowSplitsOf` and `batchOf`. */
import type { Floats, Ids, TypedIds } from "../types.ts";

/** Arguments of `clusterProperties`, for N hits. S, M and V are the names that you give your arrays. */
export interface ClusterPropertiesInput<
  S extends string = string,
  M extends string = string,
  V extends string = string,
> {
  /** [N] ids of clusters, or of true objects */
  clusterId: Ids;
  /** Hits with an id at or below it are in no cluster (for objects: are noise); a safe integer, default −1 */
  unclusteredThreshold?: number;
  /** [E + 1] offsets of the events. Then ids are local to an event: the same id in two events is two clusters */
  rowSplits?: Int32Array | readonly number[];
  /** [C] hit that is each cluster's condensation point, by ascending event and id, as `condense` returns them */
  alphas?: Int32Array | readonly number[];
  /** [N] weights of hits in means, from 0 to 1e15, such as energies or beta²; default 1 */
  weights?: Floats;
  /** Arrays to add up, each [N] or [N·P] row-major, |v| ≤ 1e100 */
  sums?: Readonly<Record<S, Floats>>;
  /** Arrays to average, likewise */
  means?: Readonly<Record<M, Floats>>;
  /** Arrays of which a cluster gets its condensation point's value, likewise; they need `alphas` */
  values?: Readonly<Record<V, Floats>>;
}

/** The properties of C clusters. Arrays [C·P] are row-major and have the names of the arrays [N·P] that they come from. */
export interface ClusterProperties<S extends string = string, M extends string = string, V extends string = string> {
  /** [C] in the type of clusterId; a Float64Array for an array of numbers */
  clusterIds: TypedIds;
  /** [E + 1] event e has the clusters from clusterSplits[e] to clusterSplits[e + 1] − 1 */
  clusterSplits: Int32Array;
  /** [C] number of hits */
  hits: Int32Array;
  /** [C] sum of the weights of its hits; without `weights` their number */
  weights: Float64Array;
  /** [C·P] sums over its hits */
  sums: Record<S, Float64Array>;
  /** [C·P] weighted means over its hits; 0 where `weights` is 0 */
  means: Record<M, Float64Array>;
  /** [C·P] the value of its condensation point */
  values: Record<V, Float64Array>;
}

/** Arguments of `denseIds`, for N hits. */
export interface DenseIdsInput {
  /** [N] ids of clusters or objects */
  ids: Ids;
  /** Ids at or below it get no number; a safe integer, default 0, as for noise. For clusters of `condense` pass −1 */
  threshold?: number;
  /** [E + 1] offsets of the events. Then ids are local to an event: the same id in two events gets two numbers */
  rowSplits?: Int32Array | readonly number[];
}

/** The numbers of K ids. */
export interface DenseIds {
  /** [N] 0 … K − 1 by ascending event, then id; −1 for an id at or below the threshold */
  numbers: Int32Array;
  /** [K] the id of each number, in the type of the input; a Float64Array for an array of numbers */
  ids: TypedIds;
  /** [E + 1] event e has the numbers from splits[e] to splits[e + 1] − 1 */
  splits: Int32Array;
}

/** Arguments of `rowSplitsOf`, for N hits. */
export interface BatchInput {
  /** [N] the event of each hit, from 0, never falling. A BigInt64Array too, as PyTorch's int64 */
  batch: Ids;
  /** E, at most 2^22, if the last events may have no hits; default the last hit's event + 1 */
  events?: number;
}

/** Arguments of `batchOf`, for E events. */
export interface RowSplitsInput {
  /** [E + 1] offsets of the events, from 0, never falling, to at most 2^26 hits */
  rowSplits: Int32Array | readonly number[];
}
