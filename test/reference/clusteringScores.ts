/** Scores of a clustering from all pairs of hits, and from entropies as they are defined. */
import type { ClusteringScores } from "../../src/index.ts";

type Ids = readonly (number | bigint)[];

export function clusteringScoresSlowly(clusterId: Ids, objectId: Ids): ClusteringScores {
  const N = clusterId.length;
  const pairs = { both: 0, clusters: 0, objects: 0, all: 0 };
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < i; j++) {
      const [sameCluster, sameObject] = [clusterId[i] === clusterId[j], objectId[i] === objectId[j]];
      pairs.all++;
      if (sameCluster) pairs.clusters++;
      if (sameObject) pairs.objects++;
      if (sameCluster && sameObject) pairs.both++;
    }
  }
  const { both, clusters, objects, all } = pairs;
  const expected = all === 0 ? 0 : (clusters * objects) / all;
  const most = (clusters + objects) / 2;
  const [ofClusters, ofObjects] = [entropy(clusterId), entropy(objectId)];
  const shared = ofClusters + ofObjects - entropy(clusterId.map((id, j) => `${id} ${objectId[j]}`));
  const homogeneity = ofObjects === 0 ? 1 : shared / ofObjects;
  const completeness = ofClusters === 0 ? 1 : shared / ofClusters;
  const sum = homogeneity + completeness;
  return {
    homogeneity,
    completeness,
    vMeasure: sum === 0 ? 0 : (2 * homogeneity * completeness) / sum,
    adjustedRandIndex: both === most ? 1 : (both - expected) / (most - expected),
    fowlkesMallows: both === 0 ? 0 : both / Math.sqrt(clusters * objects),
  };
}

function entropy(labels: readonly (number | bigint | string)[]): number {
  const shares = [...new Set(labels)].map((label) => labels.filter((other) => other === label).length / labels.length);
  return shares.reduce((sum, share) => sum - share * Math.log(share), 0);
}
