/** The public types of `matchObjects`. */
import type { Floats, Ids, TypedIds } from "../types.ts";
import type { MatchRule } from "./matchRules.ts";

/** Arguments of `matchObjects`, for N hits. Spread one of `matchRules` into them, or say each field of the rule. */
export interface MatchInput extends Partial<Omit<MatchRule, "threshold">>, Pick<MatchRule, "threshold"> {
  /** [N] ids of clusters */
  clusterId: Ids;
  /** [N] ids of true objects */
  objectId: Ids;
  /** [N] weights of hits from 0 to 1e15, such as their energies */
  weights?: Floats;
  /** [E + 1] offsets of the events. Then ids are local to an event, and so are pairs */
  rowSplits?: Int32Array | readonly number[];
}

/** The pairs of a matching: arrays [M]. With oneToOne by ascending cluster, with oneToMany by falling intersection. */
export interface MatchedPairs {
  /** Number of the cluster, an index into `clusterIds` */
  clusters: Int32Array;
  /** Number of the object, an index into `objectIds` */
  objects: Int32Array;
  /** Intersection over union, or over the smaller of the two */
  measures: Float64Array;
  /** Hits that both have */
  hits: Int32Array;
  /** Their weight; without `weights` their number */
  weights: Float64Array;
  /** What both have over the whole cluster; by hits or weights, as the rule says */
  purities: Float64Array;
  /** What both have over the whole object */
  completenesses: Float64Array;
}

/** The matching of C clusters and K objects. */
export interface Matching {
  /** [C] ids by ascending event and id, in the type of the input; a Float64Array for an array of numbers */
  clusterIds: TypedIds;
  /** [K] likewise */
  objectIds: TypedIds;
  /** [E + 1] event e has the clusters from clusterSplits[e] to clusterSplits[e + 1] − 1 */
  clusterSplits: Int32Array;
  /** [E + 1] event e has the objects from objectSplits[e] to objectSplits[e + 1] − 1 */
  objectSplits: Int32Array;
  /** Which cluster and object belong together */
  pairs: MatchedPairs;
  /** [C] the object's number, −1 if there is none; with oneToMany the one with the largest intersection */
  objectOfCluster: Int32Array;
  /** [K] the cluster's number, likewise */
  clusterOfObject: Int32Array;
  /** Objects in a pair, over K; null if there is no object */
  efficiency: number | null;
  /** Clusters in no pair, over C; null if there is no cluster */
  fakeRate: number | null;
  /** Mean purity of the pairs; null if there is none */
  meanPurity: number | null;
  /** Mean completeness of the pairs; null if there is none */
  meanCompleteness: number | null;
}
