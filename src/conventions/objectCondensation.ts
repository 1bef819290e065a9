/**
 * Conventions of the paper, object_condensation and gnn_tracking. Each states only what differs from the one it
 * spreads.
 */
import type { Convention } from "./convention.ts";

/**
 * attractive = mean_k mean_{j∈k} w_j q_j q_αk d², repulsive = mean_k mean_{j∉k} w_j q_j q_αk max(0, 1 − d),
 * coward = mean_k (1 − beta_αk), noise = mean beta of noise hits, q = artanh(beta)² + qMin.
 * object_condensation 926827d, PyTorch.
 */
export const objectCondensation: Convention = {
  name: "objectCondensation",
  source: "object-condensation/object_condensation 926827d, PyTorch",
  charge: "artanh",
  betaMax: "belowOne",
  betaDivisor: 1,
  artanhDivisor: 1,
  spectators: "none",
  betaBefore: "asIs",
  noiseThreshold: 0,
  alphaBy: "charge",
  mask: "none",
  centreMix: 0,
  centreWeight: "charge",
  centreEpsilon: 0,
  centreRounds: false,
  scale: "none",
  scaleOf: "alpha",
  metric: "euclidean",
  objectStrength: "alpha",
  attraction: "square",
  attractionWeight: "charge",
  centreDamping: 0,
  attractionNorm: "hits",
  energyWeighted: false,
  repulsion: "hinge",
  repulsionParameter: 0,
  chargeScales: "repulsion",
  noiseRepels: true,
  repulsionNorm: "others",
  coward: "alpha",
  noise: "mean",
  sB: 1,
  batch: "meanOfEvents",
};

/** α_k is the hit of the highest beta. object_condensation 926827d, TensorFlow. */
export const objectCondensationTf: Convention = {
  ...objectCondensation,
  name: "objectCondensationTf",
  source: "object-condensation/object_condensation 926827d, TensorFlow",
  alphaBy: "beta",
};

/** attractive and repulsive = 1/N Σ_j q_j Σ_k q_αk f, with f as in object_condensation, which averages over objects. */
export const kieseler2020: Convention = {
  ...objectCondensation,
  name: "kieseler2020",
  source: "Kieseler 2020, arXiv 2002.03605",
  attractionNorm: "allHits",
  repulsionNorm: "allHits",
};

/**
 * attractive is divided by n − K, with n the number of masked hits, and repulsive by (K − 1)·N. The mask selects the
 * objects. gnn_tracking 06d9a41.
 */
export const gnnTrackingTiger: Convention = {
  ...objectCondensation,
  name: "gnnTrackingTiger",
  source: "gnn-tracking/gnn_tracking 06d9a41, condensation_loss_tiger",
  qMin: 0.01,
  mask: "objects",
  attractionNorm: "maskedHits",
  repulsionNorm: "pairs",
  lossWeights: { attractive: 1, repulsive: 1, coward: 0, noise: 0 },
};

/** f_rep = 1 − √(d² + 1e-9). α_k, by beta, and the attraction use masked hits only. gnn_tracking 06d9a41. */
export const gnnTrackingRadiusGraph: Convention = {
  ...gnnTrackingTiger,
  name: "gnnTrackingRadiusGraph",
  source: "gnn-tracking/gnn_tracking 06d9a41, _radius_graph_condensation_loss",
  alphaBy: "beta",
  mask: "hits",
  repulsion: "radiusGraph",
  repulsionParameter: 1e-9,
};
