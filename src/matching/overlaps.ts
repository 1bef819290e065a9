/** What clusters and objects share: the pairs with hits in common, as a sparse matrix by clusters. */
import { weightsOf } from "../clusters/weightsOf.ts";
import { Contingency, objectsOf } from "../metrics/contingency.ts";
import type { Numbering } from "../metrics/numbering.ts";
import type { MatchRule } from "./matchRules.ts";

/** Pairs of a cluster and an object whose measure reaches the threshold. At most N of them: each has a hit of its own. */
export interface Overlaps {
  /** [C + 1] cluster c has the pairs from starts[c] to starts[c + 1] − 1, by ascending object */
  readonly starts: Int32Array;
  /** The arrays below are [pairs] */
  readonly clusters: Int32Array;
  readonly objects: Int32Array;
  readonly measures: Float64Array;
  /** Hits that both have, and their weights; 1 a hit without weights */
  readonly hits: Int32Array;
  readonly weights: Float64Array;
  /** `hits` or `weights`, whichever the rule goes by */
  readonly intersections: Int32Array | Float64Array;
  /** [C] and [K] size of each with all of its hits, those too that are noise or in no cluster; by the rule */
  readonly clusterSizes: Float64Array;
  readonly objectSizes: Float64Array;
}

type Rule = Pick<MatchRule, "measure" | "by" | "threshold">;

/** Measures every pair that shares a hit. `weights` [N] are those of the hits. */
export function overlapsOf(clusters: Numbering, objects: Numbering, rule: Rule, weights?: Float64Array): Overlaps {
  const counted = new Contingency(objectsOf(objects), weights).count(clusters.ofHit, clusters.count);
  const sizeBy = rule.by === "weights" ? weights : undefined;
  const sharedAt = (rule.by === "weights" && counted.weightAt) || counted.hitsAt;
  const clusterSizes = weightsOf(clusters, sizeBy);
  const objectSizes = weightsOf(objects, sizeBy);
  const entries = counted.starts[clusters.count];
  const starts = new Int32Array(clusters.count + 1);
  const kept = new Int32Array(entries);
  const pairClusters = new Int32Array(entries);
  const measures = new Float64Array(entries);
  let pairs = 0;
  for (let c = 0; c < clusters.count; c++) {
    for (let entry = counted.starts[c]; entry < counted.starts[c + 1]; entry++) {
      const k = counted.objectAt[entry];
      if (k < 0) continue;
      const [shared, own, other] = [sharedAt[entry], clusterSizes[c], objectSizes[k]];
      const value = shared / (rule.measure === "iou" ? own + other - shared : Math.min(own, other));
      // weights of 0 give 0/0, which no comparison passes
      if (!(value > 0 && value >= rule.threshold)) continue;
      kept[pairs] = entry;
      pairClusters[pairs] = c;
      measures[pairs++] = value;
    }
    starts[c + 1] = pairs;
  }
  const ofKept = kept.subarray(0, pairs);
  const hits = ofKept.map((entry) => counted.hitsAt[entry]);
  const sums = Float64Array.from(ofKept, (entry) => (counted.weightAt ?? counted.hitsAt)[entry]);
  return {
    starts,
    clusters: pairClusters.subarray(0, pairs),
    objects: ofKept.map((entry) => counted.objectAt[entry]),
    measures: measures.subarray(0, pairs),
    hits,
    weights: sums,
    intersections: rule.by === "weights" ? sums : hits,
    clusterSizes,
    objectSizes,
  };
}
