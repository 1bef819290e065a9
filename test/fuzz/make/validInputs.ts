/** For each exported function an argument that it takes, of two hits, with all of its options. */

import { simulateEvent } from "../../../src/events.ts";
import { conventions, densityPeaksRules, payloadConventions } from "../../../src/index.ts";
import { loadModule } from "../../../src/wasm/module.ts";

const { hgcalmlHinge, objectCondensation } = conventions;
const two = (): Float32Array => Float32Array.of(0.25, 0.75);
const hits = (): object => ({ beta: two(), x: Float32Array.of(0, 1, 0.5, 0), rowSplits: [0, 2], dimensions: 2 });
const plain = (): object => ({
  ...hits(),
  objectId: [1, 2],
  weights: two(),
  qMin: 0.1,
  noiseThreshold: 0,
  lossWeights: { attractive: 1, repulsive: 2 },
  convention: { ...objectCondensation },
  objectWeight: two(),
});
const scaled = (): object => ({
  ...plain(),
  convention: { ...hgcalmlHinge, mask: "hits", energyWeighted: true },
  ...{ distanceScale: two(), spectatorWeight: two(), hitEnergy: two(), objectMask: [true, false] },
});
const out = (): object => ({ out: { dBeta: two(), dX: new Float32Array(4), dWeights: two() } });
const payload = (): object => ({
  beta: two(),
  hitLoss: Float32Array.of(1, 2, 3, 4),
  ...{ objectId: [1, 2], rowSplits: [0, 1, 2], noiseThreshold: 0, qMin: 0.1, objectMask: [1, 0] },
  ...{ objectWeight: two(), spectatorWeight: two() },
  convention: { ...payloadConventions.hgcalmlBasic, mask: "hits" },
});
const cap = { maxNRep: 1, seed: 3 };
const csv = (columns: string, row: string): string => `${columns}\n${row}`;

export const VALID: Readonly<Record<string, readonly (() => object)[]>> = {
  condensationLoss: [plain, scaled],
  condensationLossGrad: [() => ({ ...plain(), ...out() }), scaled],
  condensationLossTiger: [() => ({ ...plain(), ...cap }), scaled],
  condensationLossTigerGrad: [() => ({ ...plain(), ...cap, ...out() }), scaled],
  condense: [() => ({ ...hits(), betaThreshold: 0.1, radius: 1 })],
  dbscan: [
    () => ({
      x: Float32Array.of(0, 1, 0.5, 0),
      ...{ eps: 1, minSamples: 1, sampleWeight: two(), rowSplits: [0, 2], dimensions: 2 },
    }),
    () => ({ x: Float32Array.of(0, 1, 0.5, 0), eps: 1, minSamples: 1, rowSplits: [0, 2] }),
  ],
  densityPeaks: [
    () => ({
      x: Float32Array.of(0, 1, 0.5, 0),
      ...{ weight: two(), rule: { ...densityPeaksRules.mlpfCld }, rowSplits: [0, 2], dimensions: 2 },
    }),
  ],
  payloadLoss: [payload],
  payloadLossGrad: [payload],
  trackingMetrics: [
    () => ({
      ...{ clusterId: [0, 0], objectId: [1, 2], noiseThreshold: 0, pt: [1, 1], ptThreshold: 0.5, eta: [0, 0] },
      ...{ maxEta: 4, reconstructable: [true, false], minHits: 1, minClusterHits: 1, rowSplits: [0, 2] },
      ...{ thresholds: [{ ptThreshold: 1, maxEta: 3 }], bins: [{ of: [1, 2], edges: [0, 1, 2], z: 2 }] },
    }),
  ],
  clusteringScores: [() => ({ clusterId: [0, -1], objectId: [1, 2] })],
  matchObjects: [
    () => ({
      ...{ clusterId: [0, 0], objectId: [1, 2], weights: two(), rowSplits: [0, 2], measure: "iou", by: "weights" },
      ...{ threshold: 0.1, assignment: "oneToMany", unclusteredThreshold: -1, noiseThreshold: 0 },
    }),
  ],
  responses: [() => ({ predicted: two(), truth: two(), values: two(), edges: [0, 0.5, 1] })],
  clusterProperties: [
    () => ({
      ...{ clusterId: [0, 0], unclusteredThreshold: -1, rowSplits: [0, 2], alphas: [1], weights: two() },
      ...{ sums: { energy: two() }, means: { x: Float32Array.of(0, 1, 0.5, 0) }, values: { beta: two() } },
    }),
  ],
  denseIds: [() => ({ ids: [4, 7], threshold: 0, rowSplits: [0, 2] })],
  rowSplitsOf: [() => ({ batch: [0, 1], events: 2 })],
  batchOf: [() => ({ rowSplits: [0, 1, 2] })],
  memoryBytes: [
    () => ({
      ...{ hits: 10, dimensions: 3, objects: 2, maxNRep: 5, precision: "float64", tiger: true, gradient: true },
      ...{ weights: true, convention: { ...objectCondensation } },
    }),
  ],
  warmUp: [() => ({ dimensions: 2, precision: "float32" })],
  createKernels: [() => ({ module: loadModule() })],
  simulateEvent: [
    () => ({
      ...{
        seed: 1,
        detector: "trackml",
        particles: 2,
        noiseFraction: 0.1,
        efficiency: 0.9,
        minPt: 0.3,
        maxEta: 2,
        field: 2,
        material: 0.02,
      },
    }),
  ],
  parseTrackml: [
    () => ({
      hits: csv("hit_id,x,y,z,volume_id,layer_id", "1,0,0,0,8,2"),
      truth: csv("hit_id,particle_id", "1,7"),
      particles: csv("particle_id,vx,vy,vz,px,py,pz,q", "7,0,0,0,1,1,1,1"),
    }),
  ],
  particleRows: [() => simulateEvent({ seed: 1, particles: 1 })],
};
