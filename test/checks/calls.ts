/** Every exported function that takes options, with valid options that name each option and nested option it has. */

import { readInputs } from "../../src/conventions/checkConvention.ts";
import { hasReach } from "../../src/conventions/derived.ts";
import { conventions as all } from "../../src/conventions/index.ts";
import { parseTrackml, simulateEvent } from "../../src/events.ts";
import * as api from "../../src/index.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { sample } from "../support/samples.ts";

export type Options = Record<string, unknown>;

export interface Call {
  readonly name: string;
  /** What the options are of: a convention, say */
  readonly label: string;
  readonly run: (options: never) => unknown;
  /** New options at every call, because some are written to */
  readonly make: () => Options;
}

const functions: Readonly<Record<string, unknown>> = { ...api };
export const HITS = 12;
const DIMENSIONS = 2;
const lossWeights = () => ({ attractive: 1, repulsive: 2, coward: 0.5, noise: 0.25 });

export function hits() {
  const { beta, x, weights, objectId } = sample(Float64Array, {
    seed: 5,
    hits: HITS,
    objects: 3,
    dims: DIMENSIONS,
    width: 1.5,
  });
  return { beta, x, weights, objectId: [...objectId], rowSplits: [0, 5, HITS] };
}

/** The extra inputs that a convention reads, the mask as a plain array. */
function extras(convention: api.Convention): Options {
  const reads = readInputs(convention);
  return {
    ...(reads.objectMask && { objectMask: Array.from({ length: HITS }, (_, j) => j % 4 !== 1) }),
    ...(reads.hitEnergy && { hitEnergy: Float64Array.from({ length: HITS }, (_, j) => 1 + j) }),
    ...(reads.distanceScale && { distanceScale: new Float64Array(HITS).fill(0.8) }),
    ...(reads.spectatorWeight && { spectatorWeight: Float64Array.from({ length: HITS }, (_, j) => (j % 3) / 4) }),
  };
}

const losses = { tiger: [false, true], gradient: [false, true] };

function lossCalls(): Call[] {
  return Object.entries(all).flatMap(([label, convention]) =>
    losses.tiger.flatMap((tiger) =>
      losses.gradient.map((gradient): Call => {
        const name = `condensationLoss${tiger ? "Tiger" : ""}${gradient ? "Grad" : ""}`;
        const make = (): Options => {
          const more = extras(convention);
          const out = {
            dBeta: new Float64Array(HITS),
            dX: new Float64Array(HITS * DIMENSIONS),
            dWeights: new Float64Array(HITS),
            ...(more.distanceScale !== undefined && { dDistanceScale: new Float64Array(HITS) }),
          };
          return {
            ...{ ...hits(), ...more, objectWeight: new Float64Array(HITS).fill(1.5), qMin: 0.2, noiseThreshold: 0 },
            ...{ lossWeights: lossWeights(), dimensions: DIMENSIONS },
            convention: { ...convention, lossWeights: lossWeights(), quirks: false },
            ...(tiger && { maxNRep: hasReach(convention) ? 7 : 0, seed: 3 }),
            ...(gradient && { out }),
          };
        };
        return { name, label, run: functions[name] as Call["run"], make };
      }),
    ),
  );
}

function payloadCalls(): Call[] {
  return Object.entries(api.payloadConventions).flatMap(([label, convention]) =>
    (["payloadLoss", "payloadLossGrad"] as const).map((name): Call => {
      const { mask, mean, spectators } = convention;
      const make = (): Options => {
        const { beta, objectId, rowSplits } = hits();
        return {
          ...{ beta, objectId, rowSplits, noiseThreshold: 0, convention: { ...convention, quirks: false } },
          hitLoss: Float64Array.from({ length: 2 * HITS }, (_, i) => i / 7),
          ...(mean === "objects" && spectators !== "none" && { qMin: 0.3 }),
          ...(mean === "objects" && { objectWeight: new Float64Array(HITS).fill(2) }),
          ...(mask !== "none" && { objectMask: Array.from({ length: HITS }, (_, j) => j % 4 !== 1) }),
          ...(spectators !== "none" && { spectatorWeight: new Float64Array(HITS).fill(0.25) }),
        };
      };
      return { name, label, run: functions[name] as Call["run"], make };
    }),
  );
}

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

const others: Call[] = [
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
  ...scans(),
  {
    name: "trackingMetrics",
    label: "",
    run: api.trackingMetrics,
    make: () => ({
      ...{ clusterId: [0, 0, 0, 1, 1, 1, 2, 2, 2, -1, 3, 3], objectId: hits().objectId, noiseThreshold: 0 },
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
    make: () => ({ clusterId: [0, 0, 0, 1, 1, 1, 2, 2, 2, -1, 3, 3], objectId: hits().objectId }),
  },
  {
    name: "matchObjects",
    label: "",
    run: api.matchObjects as Call["run"],
    make: () => ({
      ...{ clusterId: [0, 0, 0, 1, 1, 1, 2, 2, 2, -1, 3, 3], objectId: hits().objectId, weights: hits().weights },
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
        ...{ clusterId: [0, 0, 0, 1, 1, 1, 2, 2, 2, -1, 3, 3], unclusteredThreshold: -1, rowSplits: [0, 5, HITS] },
        ...{ alphas: [0, 3, 5, 6, 10], weights, sums: { beta }, means: { x }, values: { beta, x } },
      };
    },
  },
  {
    name: "denseIds",
    label: "",
    run: api.denseIds as Call["run"],
    make: () => ({ ids: hits().objectId, threshold: 0, rowSplits: [0, 5, HITS] }),
  },
  {
    name: "rowSplitsOf",
    label: "",
    run: api.rowSplitsOf as Call["run"],
    make: () => ({ batch: [0, 0, 2, 2, 2, 3], events: 6 }),
  },
  { name: "batchOf", label: "", run: api.batchOf as Call["run"], make: () => ({ rowSplits: [0, 5, 5, HITS] }) },
  {
    name: "memoryBytes",
    label: "",
    run: api.memoryBytes,
    make: () => ({
      ...{ hits: 900, dimensions: 3, objects: 30, maxNRep: 50, precision: "float64" },
      ...{ tiger: true, gradient: false, weights: true },
      convention: { ...api.conventions.gnnTrackingTiger, lossWeights: lossWeights(), quirks: true },
    }),
  },
  { name: "warmUp", label: "", run: api.warmUp as Call["run"], make: () => ({ dimensions: 2, precision: "float64" }) },
  {
    name: "createKernels",
    label: "",
    // the functions are new ones at every call: their names are compared
    run: ((options: { module: WebAssembly.Module }) => Object.keys(api.createKernels(options))) as Call["run"],
    make: () => ({ module: loadModule() }),
  },
  {
    name: "simulateEvent",
    label: "",
    run: simulateEvent,
    make: () => ({
      ...{ seed: 4, particles: 5, noiseFraction: 0.1, efficiency: 0.9, minPt: 0.4, maxEta: 1.5, field: 3 },
      material: 0.01,
    }),
  },
  {
    name: "parseTrackml",
    label: "",
    run: parseTrackml,
    make: () => ({
      hits: "hit_id,x,y,z,volume_id,layer_id\n6,1,2,3,7,2\n9,4,5,6,8,4",
      truth: "hit_id,particle_id\n9,0\n6,31",
      particles: "particle_id,vx,vy,vz,px,py,pz,q\n31,0,0,0,3,-4,12,-1",
    }),
  },
];

/** Each function with each of its conventions. */
export const everyCall: readonly Call[] = [...lossCalls(), ...payloadCalls(), ...others];

/** Each function once; of the losses the conventions with the most extra inputs. */
export const calls: readonly Call[] = everyCall.filter(({ label }) =>
  ["", "a rule of its own", "hgcalmlPushPull", "hgcalmlBasic", "gnnTrackingTiger", "gnnTrackingEfficiency"].includes(
    label,
  ),
);
