/** Calls of what makes clusters. */
import * as api from "../../../src/index.ts";
import { type Call, DIMENSIONS, HITS, hits } from "./call.ts";

/** A scan of each method, of a grid and of random trials. */
function scans(): Call[] {
  const event = () => {
    const { beta, x, objectId, weights } = hits();
    const values = { pt: weights, eta: x.slice(0, HITS), reconstructable: Array.from({ length: HITS }, () => true) };
    return { beta, x, objectId, ...values };
  };
  const scoring = { noiseThreshold: 0, ptThreshold: 0, maxEta: 9, minHits: 1, minClusterHits: 1, guide: "lhc" };
  return [
    {
      name: "scan",
      label: "condense",
      run: api.scan as Call["run"],
      make: () => ({
        events: [
          { ...event(), distanceScale: hits().weights, noCondensationMask: Array.from({ length: HITS }, () => false) },
        ],
        ...{ method: "condense", grid: { betaThreshold: [0.1], radius: [0.5, 1] }, dimensions: DIMENSIONS, ...scoring },
        rule: { ...api.condenseRules.paper },
      }),
    },
    {
      name: "scan",
      label: "dbscan",
      run: api.scan as Call["run"],
      make: () => ({
        events: [{ ...event(), sampleWeight: hits().weights }],
        ...{ method: "dbscan", trials: 2, seed: 1, ranges: { eps: [0.1, 0.5], minSamples: [1, 3] } },
        ...{ dimensions: DIMENSIONS, ...scoring },
      }),
    },
  ];
}

export const clusteringCalls: readonly Call[] = [
  {
    name: "condense",
    label: "",
    run: api.condense,
    make: () => {
      const { beta, x, rowSplits } = hits();
      return { beta, x, rowSplits, betaThreshold: 0.2, radius: 0.6, dimensions: DIMENSIONS };
    },
  },
  {
    name: "condense",
    label: "a rule of its own",
    run: api.condense,
    make: () => {
      const { beta, x, rowSplits } = hits();
      return {
        ...{ beta, x, rowSplits, betaThreshold: 0.2, radius: 0.6, dimensions: DIMENSIONS },
        distanceScale: new Float64Array(HITS).fill(0.8),
        noCondensationMask: Array.from({ length: HITS }, (_, j) => j === 3),
        rule: { ...api.condenseRules.catFinder, minHits: 1, quirks: false },
      };
    },
  },
  {
    name: "dbscan",
    label: "",
    run: api.dbscan,
    make: () => {
      const { x, weights, rowSplits } = hits();
      return { x, sampleWeight: weights, rowSplits, eps: 0.4, minSamples: 2, dimensions: DIMENSIONS };
    },
  },
  {
    name: "densityPeaks",
    label: "",
    run: api.densityPeaks,
    make: () => {
      const { x, weights, rowSplits } = hits();
      const rule = { ...api.densityPeaksRules.mlpfCld, radius: 0.4 };
      return { x, weight: weights, rule, rowSplits, dimensions: DIMENSIONS };
    },
  },
  ...scans(),
];
