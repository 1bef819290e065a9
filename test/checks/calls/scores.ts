/** Calls of what scores clusters, or sums up their hits. */
import * as api from "../../../src/index.ts";
import { type Call, HITS, hits } from "./call.ts";

/** [N] the cluster of each hit. */
const CLUSTER_ID = [0, 0, 0, 1, 1, 1, 2, 2, 2, -1, 3, 3];

export const scoreCalls: readonly Call[] = [
  {
    name: "trackingMetrics",
    label: "",
    run: api.trackingMetrics,
    make: () => ({
      ...{ clusterId: [...CLUSTER_ID], objectId: hits().objectId, noiseThreshold: 0 },
      ...{ pt: Array.from({ length: HITS }, (_, j) => j / 4), ptThreshold: 0.5 },
      ...{ eta: Array.from({ length: HITS }, (_, j) => j / 3 - 2), maxEta: 3 },
      ...{ reconstructable: Array.from({ length: HITS }, (_, j) => j !== 4), minHits: 1, minClusterHits: 2 },
      rowSplits: hits().rowSplits,
      thresholds: [{ ptThreshold: 0.25, maxEta: 4 }, { ptThreshold: 1 }],
      bins: [
        { of: "eta", edges: [-3, 0, 3], z: 1.96 },
        { of: Array.from({ length: HITS }, (_, j) => j), edges: [0, 4, 8] },
      ],
    }),
  },
  {
    name: "clusteringScores",
    label: "",
    run: api.clusteringScores,
    make: () => ({ clusterId: [...CLUSTER_ID], objectId: hits().objectId }),
  },
  {
    name: "matchObjects",
    label: "",
    run: api.matchObjects as Call["run"],
    make: () => ({
      ...{ clusterId: [...CLUSTER_ID], objectId: hits().objectId, weights: hits().weights },
      ...{ rowSplits: [0, 5, HITS], measure: "iom", by: "weights", threshold: 0.1, assignment: "oneToMany" },
      ...{ unclusteredThreshold: -1, noiseThreshold: 0 },
    }),
  },
  {
    name: "responses",
    label: "",
    run: api.responses as Call["run"],
    make: () => {
      const { weights, beta, x } = hits();
      return { predicted: beta, truth: weights, values: x.slice(0, HITS), edges: [-1, 0, 0.5] };
    },
  },
  {
    name: "clusterProperties",
    label: "",
    run: api.clusterProperties as Call["run"],
    make: () => {
      const { weights, beta, x } = hits();
      return {
        ...{ clusterId: [...CLUSTER_ID], unclusteredThreshold: -1, rowSplits: [0, 5, HITS] },
        ...{ alphas: [0, 3, 5, 6, 10], weights, sums: { beta }, means: { x }, values: { beta, x } },
      };
    },
  },
];
