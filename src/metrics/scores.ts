/** The public types of `clusteringScores`. */

/** Arguments of `clusteringScores`, for N hits. Every id is a class, including noise and cluster −1. */
export interface ClusteringScoresOptions {
  /** [N] cluster of every hit, any whole numbers */
  clusterId: ArrayLike<number> | ArrayLike<bigint>;
  /** [N] object of every hit, any whole numbers */
  objectId: ArrayLike<number> | ArrayLike<bigint>;
}

/** Five scores that are 1 if clusters and objects agree, with the edge cases of scikit-learn; none is ever NaN. */
export interface ClusteringScores {
  /** Mutual information over the entropy of objects: 1 if no cluster has hits of two objects */
  homogeneity: number;
  /** Mutual information over the entropy of clusters: 1 if no object has hits in two clusters */
  completeness: number;
  /** Harmonic mean of the two */
  vMeasure: number;
  /** Agreement on pairs of hits, from −½ to 1; 0 is what chance gives (Hubert and Arabie 1985) */
  adjustedRandIndex: number;
  /** Geometric mean of the precision and recall of pairs; 0 if no pair is together in both, such as without hits */
  fowlkesMallows: number;
}
