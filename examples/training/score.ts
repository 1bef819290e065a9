/**
 * How well a network's outputs separate the objects of an event: in go `beta` and `x` of N hits, out come the clusters
 * and their tracking metrics, counted for particles with three hits or more.
 */
import { condense, type TrackingMetrics, trackingMetrics } from "../../src/index.ts";
import type { Outputs } from "./network.ts";

/** Cuts of the inference, in the latent units in which the loss repels within 1. */
export const betaThreshold = 0.5;
export const radius = 0.4;

/** Particles and clusters of fewer hits do not count. */
const minHits = 3;

export interface Score extends TrackingMetrics {
  /** Clusters of any size. */
  readonly clusters: number;
}

/** A score and whose it is. */
export interface NamedScore {
  readonly name: string;
  readonly score: Score;
}

/** Scores the clusters `clusterId` [N], −1 for none, against the true objects. */
export function scoreClusters(clusterId: Int32Array, objectId: BigInt64Array): Score {
  const clusters = new Set(clusterId.filter((cluster) => cluster >= 0)).size;
  return { clusters, ...trackingMetrics({ clusterId, objectId, minHits, minClusterHits: minHits }) };
}

/** Condenses the outputs and scores what comes out; `alphas` are the condensation points. */
export function scoreOutputs(outputs: Outputs, objectId: BigInt64Array): { score: Score; alphas: Int32Array } {
  const { clusterId, alphas } = condense({ ...outputs, betaThreshold, radius });
  return { score: scoreClusters(clusterId, objectId), alphas };
}
