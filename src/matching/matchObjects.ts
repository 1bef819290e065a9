/** Matches the clusters of hits with the true objects, and says how well they agree. */

import { guarded } from "../checks/guarded.ts";
import { numberHits } from "../clusters/numberHits.ts";
import { sumOf } from "../numeric/sum.ts";
import { checkMatching } from "./checkInput.ts";
import type { MatchedPairs, MatchInput, Matching } from "./matching.ts";
import { assignOneToMany } from "./oneToMany.ts";
import { assignOneToOne } from "./oneToOne.ts";
import { type Overlaps, overlapsOf } from "./overlaps.ts";

/**
 * Matches clusters with true objects by the hits, or the weight, that they share. `matchRules` has the rules of mlpf,
 * HGCalML and cmspepr_hgcal_core: `matchObjects({ clusterId, objectId, ...matchRules.mlpf, threshold: 0.5 })`.
 * Defaults: measure iou, by weights if there are any, oneToOne, clusters from 0, noise at or below 0.
 *
 * Memory grows with the number of hits: only pairs of a cluster and an object that share a hit are visited. So does the
 * time, as long as clusters share hits with few objects: tens of milliseconds for 126,000 hits and 10,000 objects. If
 * all are connected, oneToOne takes at most C times the number of pairs: with hits spread at random, 0.7 s for 2,000
 * clusters and objects, 6 s for 10,000. A threshold above 0 removes most of these pairs.
 *
 * The result does not depend on the order of hits, except by rounding in sums of weights. Among assignments with equal
 * sums the choice depends only on the order of ids and the measures.
 *
 * @throws {InputError} if an option is unknown or out of range, an id is not a whole number, or lengths differ
 */
export function matchObjects(input: MatchInput): Matching {
  const checked = guarded("matchObjects", () => checkMatching(input));
  const clusters = numberHits(checked.clusterId, checked.unclusteredThreshold, checked.rowSplits);
  const objects = numberHits(checked.objectId, checked.noiseThreshold, checked.rowSplits);
  const overlaps = overlapsOf(clusters, objects, checked, checked.weights);
  const taken =
    checked.assignment === "oneToOne"
      ? assignOneToOne(overlaps, objects.count).filter((pair) => pair >= 0)
      : assignOneToMany(overlaps, [clusters.count, objects.count]);
  const pairs = pairsOf(overlaps, taken);
  const objectOfCluster = partners(clusters.count, pairs.clusters, pairs.objects);
  const clusterOfObject = partners(objects.count, pairs.objects, pairs.clusters);
  return {
    clusterIds: clusters.ids,
    objectIds: objects.ids,
    clusterSplits: clusters.splits,
    objectSplits: objects.splits,
    pairs,
    objectOfCluster,
    clusterOfObject,
    efficiency: meanOf(clusterOfObject.map((cluster) => (cluster < 0 ? 0 : 1))),
    fakeRate: meanOf(objectOfCluster.map((object) => (object < 0 ? 1 : 0))),
    meanPurity: meanOf(pairs.purities),
    meanCompleteness: meanOf(pairs.completenesses),
  };
}

function pairsOf(overlaps: Overlaps, taken: ArrayLike<number>): MatchedPairs {
  const { clusters, objects, measures, hits, weights, intersections, clusterSizes, objectSizes } = overlaps;
  return {
    clusters: Int32Array.from(taken, (pair) => clusters[pair]),
    objects: Int32Array.from(taken, (pair) => objects[pair]),
    measures: Float64Array.from(taken, (pair) => measures[pair]),
    hits: Int32Array.from(taken, (pair) => hits[pair]),
    weights: Float64Array.from(taken, (pair) => weights[pair]),
    purities: Float64Array.from(taken, (pair) => intersections[pair] / clusterSizes[clusters[pair]]),
    completenesses: Float64Array.from(taken, (pair) => intersections[pair] / objectSizes[objects[pair]]),
  };
}

/** The first partner of each. */
function partners(count: number, own: Int32Array, others: Int32Array): Int32Array {
  const partner = new Int32Array(count).fill(-1);
  for (let i = 0; i < own.length; i++) if (partner[own[i]] === -1) partner[own[i]] = others[i];
  return partner;
}

function meanOf(values: ArrayLike<number>): number | null {
  return values.length > 0 ? sumOf(values) / values.length : null;
}
