/**
 * Tracking metrics of a clustering: efficiencies and fake rates, computed from a cluster and a true object for each of
 * N hits. The definitions are those of gnn_tracking.
 */

import { trackingBins } from "./bins.ts";
import { checkMetricsOptions } from "./checkOptions.ts";
import { objectsOf } from "./contingency.ts";
import { countBySlot, summed } from "./counts.ts";
import { type Matches, matchesOf } from "./matches.ts";
import { numberIds } from "./numbering.ts";
import type { TrackingMetricsOptions } from "./options.ts";
import { averagesOf, ratesOf } from "./rates.ts";
import type { TrackingMetrics, TrackingSelection } from "./results.ts";
import { eventsOf, slotsOf } from "./selection.ts";

/**
 * Measures how well clusters match true objects, for several selections of objects in one pass. The properties of an
 * object (pt, eta, reconstructable, what it is binned in) are read from its first hit. `{ clusterId, objectId, pt, eta,
 * reconstructable, ptThreshold }` gives gnn_tracking's numbers at one pt threshold, `thresholds: [{ ptThreshold }, …]`
 * at several. If objects tie for the majority of a cluster, noise wins, then the smallest id; gnn_tracking breaks ties
 * by an unstable sort. `doubleMajority` with `minHits: 3` is the efficiency for particles with at least three hits.
 *
 * `bins` and the means over events give gnn_tracking's tables over pt and eta, except that its selection differs: over
 * eta it has no limit (pass `maxEta: Infinity`); over pt it limits eta instead of |eta| (omit `eta`, and mark the
 * objects with eta < 4 by `reconstructable`).
 *
 * A fraction with denominator 0 is NaN, as in gnn_tracking; in means, errors and bins it is null.
 *
 * @throws {InputError} if an option is unknown, arrays differ in length, an id is not a whole number, a threshold is
 *   out of range or given without the values that it applies to, or edges do not rise
 */
export function trackingMetrics(options: TrackingMetricsOptions): TrackingMetrics {
  const checked = checkMetricsOptions(options);
  const objects = objectsOf(numberIds(checked.objectId, checked.noiseThreshold, checked.rowSplits));
  const clusters = numberIds(checked.clusterId, -1, checked.rowSplits);
  const matches = matchesOf(clusters, objects, checked.minClusterHits);
  const events = eventsOf(objects);
  const E = checked.rowSplits.length - 1;
  const slots = slotsOf(checked, objects, events, checked);
  return {
    ...selection(matches, slots, E),
    thresholds: checked.thresholds.map((one) => selection(matches, slotsOf(checked, objects, events, one), E)),
    bins: checked.binnings.map((binning) => trackingBins(matches, objects, slots, E, binning)),
  };
}

function selection(matches: Matches, slotOfObject: Int32Array, E: number): TrackingSelection {
  const counts = countBySlot(matches, slotOfObject, E);
  const events = counts.map(ratesOf);
  return { ...ratesOf(summed(counts)), events, ...averagesOf(events) };
}
