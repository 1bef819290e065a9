/**
 * Condenses an event for all trials. The greedy rule visits hits by falling beta, so that a higher threshold only ends it
 * earlier: one run for each radius serves all thresholds.
 */
import { condenseWith } from "../condense/condense.ts";
import { assignsLater, type CondenseRule } from "../condense/rule.ts";
import type { Runtime } from "../wasm/runtime.ts";
import type { CheckedEvent } from "./checkEvent.ts";
import type { CheckedScan } from "./checkScan.ts";
import { type Clustering, groupByLength } from "./clusterings.ts";
import { condenseTrial } from "./condenseTrials.ts";
import { listsOf } from "./listsOf.ts";
import type { Members } from "./members.ts";
import { byRadius } from "./sortedLists.ts";

/** From so many radii on, neighbour lists take less time than to condense anew. */
const MANY_RADII = 12;
/** Longer lists take more time than to condense anew. */
const LONG = 96;

/** `mostBytes`: of neighbour lists. */
export function condenseClusterings(
  runtime: Runtime,
  scan: CheckedScan,
  event: CheckedEvent,
  mostBytes: number,
): Clustering[] {
  const { precision, trials, rule } = scan;
  const round = precision === 32 ? Math.fround : (v: number): number => v;
  const thresholds = trials.map(([betaThreshold]) => round(betaThreshold));
  const radii = trials.map(([, radius]) => round(radius));
  if (!endsEarlier(rule, event)) {
    return trials.map((_, t) => ({
      trials: [t],
      label: (members) => [condensed(runtime, scan, event, t, members).length],
    }));
  }
  const label = labeller(runtime, scan, event, Math.min(...thresholds), radii, mostBytes);
  return Array.from(groupByLength(thresholds, radii).values(), (group) => ({
    trials: group,
    label: (members) => prefixes(event, label(group[group.length - 1], members), group, thresholds),
  }));
}

/** How many condensation points are above each threshold; both fall. */
function prefixes(
  event: CheckedEvent,
  alphas: ArrayLike<number>,
  group: readonly number[],
  thresholds: number[],
): number[] {
  const beta = event.beta!;
  let count = 0;
  return group.map((t) => {
    while (count < alphas.length && beta[alphas[count]] > thresholds[t]) count++;
    return count;
  });
}

/** Finds all clusters of a trial's radius down to its threshold, or further; returns their condensation points. */
type Labeller = (t: number, members: Members) => ArrayLike<number>;

function labeller(
  runtime: Runtime,
  scan: CheckedScan,
  event: CheckedEvent,
  lowest: number,
  radii: readonly number[],
  mostBytes: number,
): Labeller {
  const anew: Labeller = (t, members) => condensed(runtime, scan, event, t, members);
  const { rule, precision } = scan;
  if (rule.seeds !== "free" || rule.ties !== "index" || event.distanceScale || new Set(radii).size < MANY_RADII)
    return anew;
  const order = candidatesOf(runtime, scan, event, lowest);
  const about = { queries: order, inclusive: rule.inclusive, distances: "input" } as const;
  const most = Math.min(mostBytes, order.length * LONG * 12);
  const lists = listsOf(runtime, scan, event, Math.max(...radii), about, most);
  if (lists === undefined) return anew;
  const squares = radii.map((radius) => (precision === 32 ? Math.fround(radius * radius) : radius * radius));
  const { sorted, classes } = byRadius(lists, squares, rule.inclusive);
  const shared = { order, mask: event.mask, lists: sorted, takenIn: new Uint32Array(event.hits) };
  return (t, members) => condenseTrial(shared, t + 1, classes[t], rule.minHits, members);
}

/** Whether a higher threshold leaves the clusters of the condensation points above it as they are. */
function endsEarlier(rule: CondenseRule, { mask }: CheckedEvent): boolean {
  const { soft, leftovers, masked } = rule;
  return !soft && leftovers === "none" && !assignsLater(rule) && (mask === undefined || masked === "none");
}

/** Hits with beta above the threshold by falling beta: without a radius, each is a condensation point. */
function candidatesOf(runtime: Runtime, scan: CheckedScan, event: CheckedEvent, betaThreshold: number): Uint32Array {
  const { x, beta, mask: noCondensationMask } = event;
  const about = { betaThreshold, radius: 0, dimensions: scan.dimensions, noCondensationMask };
  return Uint32Array.from(condenseWith(runtime, { x, beta: beta!, ...about }).alphas);
}

function condensed(
  runtime: Runtime,
  { trials, rule, dimensions }: CheckedScan,
  { x, beta, distanceScale, mask: noCondensationMask }: CheckedEvent,
  t: number,
  members: Members,
): Int32Array {
  const [betaThreshold, radius] = trials[t];
  const own: CondenseRule = { ...rule, labels: "byBeta", none: -1, numbersPerEvent: false };
  const about = { betaThreshold, radius, rule: own, distanceScale, noCondensationMask, dimensions };
  const { clusterId, alphas } = condenseWith(runtime, { x, beta: beta!, ...about });
  members.fill(clusterId, alphas.length);
  return alphas;
}
