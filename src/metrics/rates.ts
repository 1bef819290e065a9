/** Counts as fractions, over all events together and as means over events. */

import type { Counts } from "./counts.ts";
import type { TrackingAverages, TrackingRates } from "./results.ts";

/** Which count over which, for each fraction. */
export const FRACTIONS: readonly (readonly [
  Exclude<keyof TrackingRates, "nParticles" | "nCleanedClusters">,
  (counts: Counts) => number,
  "nParticles" | "nCleanedClusters",
])[] = [
  ["perfect", (counts) => counts.perfect, "nParticles"],
  ["doubleMajority", (counts) => counts.doubleMajority, "nParticles"],
  ["lhc", (counts) => counts.lhc, "nCleanedClusters"],
  ["fakePerfect", (counts) => counts.nCleanedClusters - counts.perfect, "nCleanedClusters"],
  ["fakeDoubleMajority", (counts) => counts.nCleanedClusters - counts.doubleMajority, "nCleanedClusters"],
  ["fakeLhc", (counts) => counts.nCleanedClusters - counts.lhc, "nCleanedClusters"],
  ["duplicate", (counts) => counts.duplicate, "nCleanedClusters"],
  ["merged", (counts) => counts.merged, "nParticles"],
];

/** The names of all rates. */
export const RATE_NAMES: readonly (keyof TrackingRates)[] = /* @__PURE__ */ (
  ["nParticles", "nCleanedClusters"] as (keyof TrackingRates)[]
).concat(/* @__PURE__ */ FRACTIONS.map(([name]) => name));

export function ratesOf(counts: Counts): TrackingRates {
  const { nParticles, nCleanedClusters } = counts;
  const rates: Partial<TrackingRates> = { nParticles, nCleanedClusters };
  for (const [name, matched, all] of FRACTIONS) rates[name] = matched(counts) / counts[all];
  return rates as TrackingRates;
}

/**
 * Means over events, and their standard errors: sample standard deviation / √n. An event in which a fraction is NaN is
 * left out of both. n is the number of the other events, or of all of them, as in gnn_tracking.
 */
export function averagesOf(
  events: readonly TrackingRates[],
  n: "ofThese" | "ofAll" = "ofAll",
): { mean: TrackingAverages; error: TrackingAverages } {
  const mean: Partial<TrackingAverages> = {};
  const error: Partial<TrackingAverages> = {};
  for (const name of RATE_NAMES) {
    const values = events.map((rates) => rates[name]).filter((value) => !Number.isNaN(value));
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - average) * (value - average), 0);
    mean[name] = values.length > 0 ? average : null;
    error[name] =
      values.length > 1 ? Math.sqrt(squares / (values.length - 1) / (n === "ofAll" ? events : values).length) : null;
  }
  return { mean, error } as { mean: TrackingAverages; error: TrackingAverages };
}
