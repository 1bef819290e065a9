/** Response and resolution of a property of matched clusters, in all and in bins. */

import { guarded } from "../checks/guarded.ts";
import { sumOf } from "../numeric/sum.ts";
import { checkResponses } from "./checkResponses.ts";
import type { ResponseStatistics, Responses, ResponsesInput } from "./responseTypes.ts";

/**
 * Computes the response predicted / truth of matched pairs: mean, median, resolution and RMS. Quantiles are
 * interpolated linearly, as `numpy.percentile` does by default. The energy response of a matching:
 *
 * ```ts
 * const clusterId = [0, 0, 0, 1, 1, -1];
 * const objectId = [0, 0, 1, 1, 1, -1]; // −1: noise
 * const energy = Float64Array.of(3, 2, 1, 4, 2, 0.5);
 * const { pairs } = matchObjects({ clusterId, objectId, weights: energy, ...matchRules.hgcalml });
 * const found = clusterProperties({ clusterId, sums: { energy } });
 * const real = clusterProperties({ clusterId: objectId, unclusteredThreshold: -1, sums: { energy } });
 * const predicted = Float64Array.from(pairs.clusters, (c) => found.sums.energy[c]);
 * const truth = Float64Array.from(pairs.objects, (k) => real.sums.energy[k]);
 * const { all, bins } = responses({ predicted, truth, values: truth, edges: [0, 6, 100] });
 * console.log(all.mean?.toFixed(3), bins.map(({ count }) => count).join(" ")); // 1.029 1 1
 * ```
 *
 * Here both functions have the same thresholds (those of hgcalml are −1), and in a batch the same `rowSplits`.
 *
 * @throws {InputError} if an option is unknown, lengths differ, a truth is not positive, or edges do not rise
 */
export function responses(input: ResponsesInput): Responses {
  const { predicted, truth, values, edges } = guarded("responses", () => checkResponses(input));
  const all = Float64Array.from(predicted, (property, i) => property / truth[i]);
  const bins = edges.slice(1).map((high, b) => {
    const low = edges[b];
    return { low, high, ...responseOf(all.filter((_, i) => values[i] >= low && values[i] < high)) };
  });
  return { all: responseOf(all), bins };
}

function responseOf(ratios: Float64Array): ResponseStatistics {
  const count = ratios.length;
  if (count === 0) {
    return { count, mean: null, median: null, resolution: null, relativeResolution: null, rms: null };
  }
  const mean = sumOf(ratios) / count;
  const rms = Math.sqrt(sumOf(ratios.map((ratio) => (ratio - mean) ** 2)) / count);
  const sorted = ratios.slice().sort();
  const median = quantile(sorted, 0.5);
  const resolution = (quantile(sorted, 0.84) - quantile(sorted, 0.16)) / 2;
  const relative = resolution / median;
  return { count, mean, median, resolution, relativeResolution: Number.isFinite(relative) ? relative : null, rms };
}

/** The value at a fraction of the way through sorted numbers; between two of them in proportion. */
function quantile(sorted: Float64Array, fraction: number): number {
  const at = fraction * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
