/** Properties of clusters or objects from those of their hits: sums, weighted means, the condensation point's own. */

import { guarded } from "../checks/guarded.ts";
import type { Numbering } from "../metrics/numbering.ts";
import { checkProperties, type HitArray } from "./checkProperties.ts";
import type { ClusterProperties, ClusterPropertiesInput } from "./types.ts";
import { weightsOf } from "./weightsOf.ts";

/**
 * Sums and averages arrays of hits by cluster, in float64 and in the order of the hits. Clusters are numbered by
 * ascending event and id, as in `matchObjects`. For the properties of true objects, pass
 * `{ clusterId: objectId, unclusteredThreshold: 0, sums: { energy } }`.
 *
 * A cluster whose hits all have weight 0 has no mean: its `weights` is 0, and so are its means.
 *
 * @throws {InputError} if an option is unknown, lengths differ, a number is out of range, or `values` come without
 *   `alphas`
 */
export function clusterProperties<S extends string = never, M extends string = never, V extends string = never>(
  input: ClusterPropertiesInput<S, M, V>,
): ClusterProperties<S, M, V> {
  const checked = guarded("clusterProperties", () => checkProperties(input as ClusterPropertiesInput));
  const { clusters } = checked;
  const weights = weightsOf(clusters, checked.weights);
  return {
    clusterIds: clusters.ids,
    clusterSplits: clusters.splits,
    hits: clusters.sizes,
    weights,
    sums: each(checked.sums, (array) => sumsOf(array, clusters)) as Record<S, Float64Array>,
    means: each(checked.means, (array) => meansOf(array, clusters, weights, checked.weights)) as Record<
      M,
      Float64Array
    >,
    values: each(checked.values, (array) => rowsOf(array, checked.alphas)) as Record<V, Float64Array>,
  };
}

function each(arrays: readonly HitArray[], compute: (array: HitArray) => Float64Array): Record<string, Float64Array> {
  return Object.fromEntries(arrays.map((array) => [array.name, compute(array)]));
}

function sumsOf({ numbers, width }: HitArray, { ofHit, count }: Numbering, weights?: Float64Array): Float64Array {
  const sums = new Float64Array(count * width);
  for (let j = 0; j < ofHit.length; j++) {
    if (ofHit[j] < 0) continue;
    const weight = weights?.[j] ?? 1;
    for (let p = 0; p < width; p++) sums[ofHit[j] * width + p] += weight * numbers[j * width + p];
  }
  return sums;
}

function meansOf(array: HitArray, clusters: Numbering, totals: Float64Array, weights?: Float64Array): Float64Array {
  const means = sumsOf(array, clusters, weights);
  for (let i = 0; i < means.length; i++) {
    const total = totals[Math.floor(i / array.width)];
    means[i] = total > 0 ? means[i] / total : 0;
  }
  return means;
}

function rowsOf({ numbers, width }: HitArray, hits: ArrayLike<number>): Float64Array {
  const rows = new Float64Array(hits.length * width);
  for (let c = 0; c < hits.length; c++) {
    for (let p = 0; p < width; p++) rows[c * width + p] = numbers[hits[c] * width + p];
  }
  return rows;
}
