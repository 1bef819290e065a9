/**
 * Scores of many events at once: their hits one after the other, as a ragged batch, with the offsets of the events in
 * `rowSplits`. Particles and clusters with fewer than three hits do not count.
 */
import { particleRows, type TrackEvent } from "../../src/events.ts";
import { condense, scan, type TrackingMetrics, type TrackingMetricsOptions, trackingMetrics } from "../../src/index.ts";
import type { Outputs } from "./outputs.ts";

export const minHits = 3;

/** Options of the condensation. The radius is in latent units, in which the loss repels up to a distance of 1. */
export interface Settings {
  readonly betaThreshold: number;
  readonly radius: number;
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

/** Scores clusters [N] of all events, −1 for hits in none. `more`: thresholds or bins of `trackingMetrics`. */
export function scoreClusters(
  clusterId: Int32Array,
  truth: Truth,
  more: Pick<TrackingMetricsOptions, "thresholds" | "bins"> = {},
): TrackingMetrics {
  return trackingMetrics({ clusterId, ...truth, minHits, minClusterHits: minHits, ...more });
}

/** Clusters [N] of all events by the network's outputs for each. */
export function condenseAll(outputs: readonly Outputs[], { rowSplits }: Truth, settings: Settings): Int32Array {
  const beta = join(outputs.map((one) => one.beta));
  const x = join(outputs.map((one) => one.x));
  return condense({ beta, x, rowSplits, ...settings }).clusterId;
}

const grid = { betaThreshold: [0.05, 0.1, 0.2, 0.3, 0.5], radius: [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8] };

/**
 * The settings with the best sum of both efficiencies on these events: double majority alone soon is nearly 1 for many,
 * and perfect alone prefers radii that merge a few tracks.
 */
export function chooseSettings(outputs: readonly Outputs[], events: readonly TrackEvent[]): Settings {
  const scanned = events.map(({ hits }, e) => ({ ...outputs[e], objectId: hits.objectId }));
  const { trials } = scan({ method: "condense", events: scanned, grid, minHits, minClusterHits: minHits });
  const sum = ({ mean }: (typeof trials)[number]): number => (mean.doubleMajority ?? 0) + (mean.perfect ?? 0);
  return trials.reduce((best, trial) => (sum(trial) > sum(best) ? trial : best)).parameters;
}
