/**
 * Scores of many events at once: their hits one after the other, as a ragged batch, with the offsets of the events in
 * `rowSplits`. Particles and clusters with fewer than three hits do not count.
 */
import { particleRows, type TrackEvent } from "../../src/events.ts";
import {
  type CondenseRule,
  condense,
  condenseRules,
  scan,
  type TrackingMetrics,
  type TrackingMetricsOptions,
  trackingMetrics,
} from "../../src/index.ts";
import type { Outputs } from "./outputs.ts";

export const minHits = 3;

/** Options of the condensation. The radius is in latent units, in which the loss repels up to a distance of 1. */
export interface Settings {
  readonly betaThreshold: number;
  readonly radius: number;
  /** Default: that of the paper. */
  readonly rule?: CondenseRule;
}

/** What the hits of some events belong to, N hits in all. */
export interface Truth {
  /** [N] particle of each hit, 0 for noise. */
  readonly objectId: BigInt64Array;
  /** [N] transverse momentum and pseudorapidity of that particle, 0 for noise. */
  readonly pt: Float64Array;
  readonly eta: Float64Array;
  /** [events + 1] offsets of the events. */
  readonly rowSplits: Int32Array;
}

/** The truth of events, one after the other. */
export function truthOf(events: readonly TrackEvent[]): Truth {
  const rowSplits = new Int32Array(events.length + 1);
  for (const [e, { hits }] of events.entries()) rowSplits[e + 1] = rowSplits[e] + hits.x.length;
  const hits = rowSplits[events.length];
  const [objectId, pt, eta] = [new BigInt64Array(hits), new Float64Array(hits), new Float64Array(hits)];
  for (const [e, event] of events.entries()) {
    objectId.set(event.hits.objectId, rowSplits[e]);
    for (const [j, row] of particleRows(event).entries()) {
      pt[rowSplits[e] + j] = event.particles.pt[row] ?? 0;
      eta[rowSplits[e] + j] = event.particles.eta[row] ?? 0;
    }
  }
  return { objectId, pt, eta, rowSplits };
}

/** Arrays of several events as one. */
export function join(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const array of arrays) {
    all.set(array, offset);
    offset += array.length;
  }
  return all;
}

/** Scores clusters [N] of all events, −1 for hits in none. `more`: options of `trackingMetrics`. */
export function scoreClusters(
  clusterId: Int32Array,
  truth: Truth,
  more: Pick<TrackingMetricsOptions, "ptThreshold" | "thresholds" | "bins"> = {},
): TrackingMetrics {
  return trackingMetrics({ clusterId, ...truth, minHits, minClusterHits: minHits, ...more });
}

/** Clusters [N] of all events by the network's outputs for each. */
export function condenseAll(outputs: readonly Outputs[], { rowSplits }: Truth, settings: Settings): Int32Array {
  const beta = join(outputs.map((one) => one.beta));
  const x = join(outputs.map((one) => one.x));
  return condense({ beta, x, rowSplits, ...settings }).clusterId;
}

/**
 * How hits are clustered: condensation points keep `separation` from each other and each hit goes to the nearest of those
 * within the radius. The paper's rule has one distance for both, and so must choose between splitting tracks and
 * swallowing their neighbours.
 */
export function condenseSettings(betaThreshold: number, separation: number, radius: number): Settings {
  const rule: CondenseRule = {
    ...condenseRules.paper,
    ...{ name: `paper, nearest, separation ${separation}`, assignment: "nearest", separation },
  };
  return { betaThreshold, radius, rule };
}

export function describeSettings({ betaThreshold, radius, rule }: Settings): string {
  const separation = rule?.separation === undefined ? "" : `separation ${rule.separation}, `;
  return `betaThreshold ${betaThreshold}, ${separation}radius ${radius}`;
}

const separations = [0.3, 0.4, 0.5, 0.6];
const grid = { betaThreshold: [0.003, 0.01, 0.03, 0.1, 0.3], radius: [0.5, 0.6, 0.7, 0.8, 1] };

/**
 * The settings with the best sum of the three efficiencies on these events. Double majority alone soon is nearly 1 for
 * many settings, and LHC falls with clusters that are no particle's, of which low thresholds make more. Particles below
 * `ptThreshold` do not count.
 */
export function chooseSettings(outputs: readonly Outputs[], events: readonly TrackEvent[], ptThreshold = 0): Settings {
  const scanned = events.map((event, e) => ({ ...outputs[e], objectId: event.hits.objectId, pt: truthOf([event]).pt }));
  const scoring = { ptThreshold, minHits, minClusterHits: minHits };
  const trials = separations.flatMap((separation) => {
    const { rule } = condenseSettings(0, separation, 0);
    const scored = scan({ method: "condense", events: scanned, grid, rule, ...scoring }).trials;
    return scored.map(({ parameters: { betaThreshold, radius }, mean }) => ({
      settings: condenseSettings(betaThreshold, separation, radius),
      sum: (mean.doubleMajority ?? 0) + (mean.perfect ?? 0) + (mean.lhc ?? 0),
    }));
  });
  return trials.reduce((best, trial) => (trial.sum > best.sum ? trial : best)).settings;
}
