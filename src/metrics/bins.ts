/** Tracking metrics in bins of a value of the objects. */

import type { Binning } from "./checkBinning.ts";
import type { Objects } from "./contingency.ts";
import { type Counts, countBySlot, summed } from "./counts.ts";
import type { Matches } from "./matches.ts";
import { averagesOf, FRACTIONS, ratesOf } from "./rates.ts";
import type { Fractions, TrackingBin } from "./results.ts";
import { wilson } from "./wilson.ts";

/** @param eventOfObject [K] −1 for an object that does not count */
export function trackingBins(
  matches: Matches,
  objects: Objects,
  eventOfObject: Int32Array,
  E: number,
  { values, edges, z }: Binning,
): TrackingBin[] {
  const B = edges.length - 1;
  const slots = eventOfObject.map((event, k) => {
    const bin = event < 0 ? -1 : binOf(values[objects.firstHits[k]], edges);
    return bin < 0 ? -1 : bin * E + event;
  });
  const counts = countBySlot(matches, slots, B * E);
  return Array.from({ length: B }, (_, b) => {
    const events = counts.slice(b * E, (b + 1) * E);
    const all = summed(events);
    return {
      ...{ lower: edges[b], upper: edges[b + 1], nParticles: all.nParticles, nCleanedClusters: all.nCleanedClusters },
      ...fractionsOf(all, z),
      ...averagesOf(events.map(ratesOf)),
    };
  });
}

/** The bin that holds a value, or −1. */
function binOf(value: number, edges: Float64Array): number {
  const last = edges.length - 1;
  if (!(value >= edges[0] && value < edges[last])) return -1;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (value < edges[middle]) high = middle;
    else low = middle;
  }
  return low;
}

function fractionsOf(counts: Counts, z: number): Fractions {
  const fractions: Partial<Fractions> = {};
  for (const [name, matched, all] of FRACTIONS) fractions[name] = wilson(matched(counts), counts[all], z);
  return fractions as Fractions;
}
