/** Scores of a clustering as such, whatever is clustered: information that clusters and objects share, and pairs of hits. */

import { guarded } from "../checks/guarded.ts";
import { checkNames } from "../checks/options.ts";
import { log } from "../numeric/log.ts";
import { Contingency, objectsOf } from "./contingency.ts";
import { copyIds } from "./copyArrays.ts";
import { numberIds } from "./numbering.ts";
import type { ClusteringScores, ClusteringScoresOptions } from "./scores.ts";

/**
 * Compares clusters with true objects as partitions of all hits. Leave hits out of both arrays if they are not to count.
 *
 * Source: scikit-learn's `homogeneity_completeness_v_measure`, `adjusted_rand_score` and `fowlkes_mallows_score`.
 *
 * @throws {InputError} if an option is unknown, arrays differ in length or an id is not a whole number
 */
export function clusteringScores(options: ClusteringScoresOptions): ClusteringScores {
  const { clusterId, objectId } = guarded("clusteringScores", () => {
    checkNames("clusteringScores", options, ["clusterId", "objectId"]);
    const { clusterId, objectId } = options;
    const clusters = copyIds("clusteringScores: clusterId", clusterId);
    return { clusterId: clusters, objectId: copyIds("clusteringScores: objectId", objectId, clusters.length) };
  });
  const objects = objectsOf(numberIds(objectId, Number.NEGATIVE_INFINITY));
  const clusters = numberIds(clusterId, Number.NEGATIVE_INFINITY);
  const table = new Contingency(objects).count(clusters.ofHit, clusters.count);
  return { ...informationScores(table), ...pairScores(table) };
}

type InformationScores = Pick<ClusteringScores, "homogeneity" | "completeness" | "vMeasure">;

function informationScores({ objects, clusters, starts, sizes, objectAt, hitsAt }: Contingency): InformationScores {
  const N = objects.ofHit.length;
  let mutual = 0;
  for (let c = 0; c < clusters; c++) {
    for (let entry = starts[c]; entry < starts[c + 1]; entry++) {
      const hits = hitsAt[entry];
      mutual += hits * (log(N) - log(objects.sizes[objectAt[entry]]) + (log(hits) - log(sizes[c])));
    }
  }
  // the sums are of the same logarithms in another order, so that rounding alone could make a ratio exceed 1
  const share = (entropy: number): number => (entropy === 0 ? 1 : Math.min(1, Math.max(0, mutual) / entropy));
  const homogeneity = share(entropyOf(objects.sizes, objects.count, N));
  const completeness = share(entropyOf(sizes, clusters, N));
  const both = homogeneity + completeness;
  return { homogeneity, completeness, vMeasure: both === 0 ? 0 : (2 * homogeneity * completeness) / both };
}

/** N times the entropy of a partition, in nats. */
function entropyOf(sizes: Int32Array, parts: number, N: number): number {
  let sum = 0;
  for (let part = 0; part < parts; part++) sum += sizes[part] * (log(N) - log(sizes[part]));
  return sum;
}

/** From ordered pairs of different hits: those together in both partitions, in clusters, in objects. */
function pairScores(table: Contingency): Pick<ClusteringScores, "adjustedRandIndex" | "fowlkesMallows"> {
  const N = table.objects.ofHit.length;
  const inBoth = pairsOf(table.hitsAt, table.starts[table.clusters]);
  const inClusters = pairsOf(table.sizes, table.clusters);
  const inObjects = pairsOf(table.objects.sizes, table.objects.count);
  const [onlyClusters, onlyObjects] = [inClusters - inBoth, inObjects - inBoth];
  const apart = N * N - N - inClusters - onlyObjects;
  const chance = inObjects * (onlyObjects + apart) + inClusters * (onlyClusters + apart);
  return {
    adjustedRandIndex:
      onlyClusters === 0 && onlyObjects === 0 ? 1 : (2 * (inBoth * apart - onlyObjects * onlyClusters)) / chance,
    fowlkesMallows: inBoth === 0 ? 0 : Math.sqrt(inBoth / inClusters) * Math.sqrt(inBoth / inObjects),
  };
}

function pairsOf(sizes: Int32Array, parts: number): number {
  let pairs = 0;
  for (let part = 0; part < parts; part++) pairs += sizes[part] * (sizes[part] - 1);
  return pairs;
}
