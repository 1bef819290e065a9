/**
 * Scores how well a network's outputs separate the objects of an event: condenses `beta` and `x` of N hits and computes
 * the tracking metrics for particles with three hits or more.
 */
import { condense, type TrackingMetrics, trackingMetrics } from "../../src/index.ts";
import type { Outputs } from "./network.ts";

/** Cuts of the inference. The radius is in latent units, in which the loss repels up to a distance of 1. */
export const betaThreshold = 0.5;
export const radius = 0.4;

/** Particles and clusters with fewer hits do not count. */
const minHits = 3;

export interface Score extends TrackingMetrics {
  /** Number of clusters of any size. */
  readonly clusters: number;
}

/** A score and the name of what was scored. */
export interface NamedScore {
  readonly name: string;
  readonly score: Score;
}

/** Scores the clusters `clusterId` [N], −1 for hits in none, against the true objects. */
export function scoreClusters(clusterId: Int32Array, objectId: BigInt64Array): Score {
  const clusters = new Set(clusterId.filter((cluster) => cluster >= 0)).size;
  return { clusters, ...trackingMetrics({ clusterId, objectId, minHits, minClusterHits: minHits }) };
}

/** Condenses the outputs and scores the clusters. `alphas` are the condensation points. */
export function scoreOutputs(outputs: Outputs, objectId: BigInt64Array): { score: Score; alphas: Int32Array } {
  const { clusterId, alphas } = condense({ ...outputs, betaThreshold, radius });
  return { score: scoreClusters(clusterId, objectId), alphas };
}
