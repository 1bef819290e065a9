/**
 * The conventions: which implementation's formulas a call follows, as plain data, never a copy of code. Each states
 * only what differs from the one it spreads. Combine likewise: `{ ...conventions.mlpf, centreMix: 0.99 }`.
 */
import type { Convention } from "./convention.ts";

/**
 * attractive = mean_k mean_{j∈k} w_j q_j q_αk d², repulsive = mean_k mean_{j∉k} w_j q_j q_αk max(0, 1 − d),
 * coward = mean_k (1 − beta_αk), noise = mean beta of noise hits, q = artanh(beta)² + qMin.
 * object_condensation 926827d, PyTorch.
 */
const objectCondensation: Convention = {
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
const objectCondensationTf: Convention = {
  ...objectCondensation,
  name: "objectCondensationTf",
  source: "object-condensation/object_condensation 926827d, TensorFlow",
  alphaBy: "beta",
};

/** attractive and repulsive = 1/N Σ_j q_j Σ_k q_αk f, f as in object_condensation, which means over the objects. */
const kieseler2020: Convention = {
  ...objectCondensation,
  name: "kieseler2020",
  source: "Kieseler 2020, arXiv 2002.03605",
  attractionNorm: "allHits",
  repulsionNorm: "allHits",
};

/** attractive / (n − K) with n masked hits, repulsive / ((K − 1)·N); the mask picks the objects. gnn_tracking 06d9a41. */
const gnnTrackingTiger: Convention = {
  ...objectCondensation,
  name: "gnnTrackingTiger",
  source: "gnn-tracking/gnn_tracking 06d9a41, condensation_loss_tiger",
  qMin: 0.01,
  mask: "objects",
  attractionNorm: "maskedHits",
  repulsionNorm: "pairs",
  lossWeights: { attractive: 1, repulsive: 1, coward: 0, noise: 0 },
};

/** f_rep = 1 − √(d² + 1e-9), α_k and the attraction over masked hits only, α_k by beta. gnn_tracking 06d9a41. */
const gnnTrackingRadiusGraph: Convention = {
  ...gnnTrackingTiger,
  name: "gnnTrackingRadiusGraph",
  source: "gnn-tracking/gnn_tracking 06d9a41, _radius_graph_condensation_loss",
  alphaBy: "beta",
  mask: "hits",
  repulsion: "radiusGraph",
  repulsionParameter: 1e-9,
};

/**
 * q = (artanh(min(beta, 1 − 1e-4))/1.01)² + qMin, f_att = ln(1 + e·d²/2), f_rep = max(0, 1 − √(d² + 1e-6)),
 * coward = mean_k [1 − beta_αk + 1 − clip(Σ beta, 0, 1)], noise = Σ_e mean/4, means over the batch's objects.
 * The defaults of its parser; its training script has qMin 3 and centreMix 0.99. mlpf 30c60a5.
 */
const mlpf: Convention = {
  ...objectCondensation,
  name: "mlpf",
  source: "selvaggi/mlpf 30c60a5",
  qMin: 0.1,
  betaMax: 1 - 1e-4,
  artanhDivisor: 1.01,
  centreEpsilon: 1e-9,
  attraction: "logHalf32",
  attractionNorm: "hitsPlus32",
  repulsionParameter: 1e-6,
  coward: "alphaAndSum",
  noise: "quarter",
  batch: "objects",
};

/** f_rep = e^(−10 d²) with a sum over hits, objects attract by e^(E_k/15); total takes 1/300 of repulsive. mlpf 44b3ad2. */
const mlpfHgcal: Convention = {
  ...mlpf,
  name: "mlpfHgcal",
  source: "selvaggi/mlpf 44b3ad2, hgcalimplementation",
  energyWeighted: true,
  repulsion: "gaussian",
  repulsionParameter: 10,
  repulsionNorm: "objects",
  batch: "energyObjects",
  lossWeights: { repulsive: 1 / 300 },
};

/** q = artanh(min(beta, 1 − 1e-4)/1.002)² + qMin, f_att = d², f_rep = e^(−4 d²), both over N. mlpf 9cde163. */
const mlpfFirst: Convention = {
  ...objectCondensation,
  name: "mlpfFirst",
  source: "selvaggi/mlpf 9cde163",
  qMin: 0.1,
  betaMax: 1 - 1e-4,
  betaDivisor: 1.002,
  attractionNorm: "allHits",
  repulsion: "gaussian",
  repulsionParameter: 4,
  repulsionNorm: "allHits",
};

/**
 * q = (artanh(beta/1.01)² + qMin)·(1 − s), u = d²/(d_α + 1e-4), f_att = ln(1 + e·u/2), f_rep = e^(−u/2), means over
 * hits + 1e-3, coward = mean_k [1 − max beta, softly, + 1 − clip(Σ beta, 0, 1)], noise and spectators apart.
 * The defaults of LLFullObjectCondensation. HGCalML 124ece0, Basic_OC_per_sample.
 */
const hgcalmlBasic: Convention = {
  ...objectCondensation,
  name: "hgcalmlBasic",
  source: "cms-pepr/HGCalML 124ece0 (master), Basic_OC_per_sample",
  qMin: 0.1,
  betaMax: 1,
  betaDivisor: 1.01,
  spectators: "charge",
  noiseThreshold: -1,
  centreEpsilon: 1e-4,
  scale: "linear",
  attraction: "logHalf",
  attractionNorm: "hitsPlus",
  repulsion: "gaussian",
  repulsionParameter: 0.5,
  repulsionNorm: "othersPlus",
  coward: "softMax",
  noise: "hgcalml",
  spectatorSuppression: 1,
  batch: "plus",
};

/** f_att = −e^(−2u), u = d²/(0.95 d_k² + 0.05 d_j² + 1e-4), by beta + qMin/10; no coward. PushPull_OC_per_sample. */
const hgcalmlPushPull: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlPushPull",
  source: "cms-pepr/HGCalML 124ece0 (master), PushPull_OC_per_sample",
  attraction: "well",
  attractionWeight: "pushPull",
  coward: "none",
};

/** f_att = 1 − e^(−50 u) + 0.1·√(u + 1e-6). HGCalML 124ece0, PreCond_OC_per_sample. */
const hgcalmlPrecondensation: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlPrecondensation",
  source: "cms-pepr/HGCalML 124ece0 (master), PreCond_OC_per_sample",
  attraction: "precondensation",
};

/** beta is divided by a maximum first; coward = mean_k mean_{j∈k} beta. HGCalML 124ece0, GraphCond_OC_per_sample. */
const hgcalmlGraphCondensation: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlGraphCondensation",
  source: "cms-pepr/HGCalML 124ece0 (master), GraphCond_OC_per_sample",
  betaBefore: "graph",
  coward: "mean",
};

/** Noise hits have charge 1. HGCalML fdf1253, Basic_OC_per_sample. */
const hgcalmlWorkBasic: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlWorkBasic",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Basic_OC_per_sample",
  noiseCharge: 1,
};

/** f_rep = max(0, 1 − √(u + 1e-6)). HGCalML fdf1253, Hinge_OC_per_sample. */
const hgcalmlWorkHinge: Convention = {
  ...hgcalmlWorkBasic,
  name: "hgcalmlWorkHinge",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample",
  repulsion: "hinge",
  repulsionParameter: 1e-6,
};

/** The attraction does not move the centres. HGCalML fdf1253, Hinge_OC_per_sample_damped. */
const hgcalmlWorkHingeDamped: Convention = {
  ...hgcalmlWorkHinge,
  name: "hgcalmlWorkHingeDamped",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample_damped",
  centreDamping: 1,
};

/** |x| = Σ_c |x_c|. HGCalML fdf1253, Hinge_Manhatten_OC_per_sample. */
const hgcalmlWorkHingeManhattan: Convention = {
  ...hgcalmlWorkHinge,
  name: "hgcalmlWorkHingeManhattan",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Hinge_Manhatten_OC_per_sample",
  metric: "manhattan",
};

/** f_rep as hgcalmlWorkHinge, q = artanh(beta/1.01)² + qMin·(1 − s). HGCalML fdf1253, Hinge_OC_per_sample_learnable_qmin. */
const hgcalmlWorkHingeQMin: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlWorkHingeQMin",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample_learnable_qmin",
  spectators: "qMin",
  repulsion: "hinge",
  repulsionParameter: 1e-6,
};

/** Centres weigh by beta². HGCalML fdf1253, Hinge_OC_per_sample_learnable_qmin_betascale_position. */
const hgcalmlWorkHingeQMinBetaScaled: Convention = {
  ...hgcalmlWorkHingeQMin,
  name: "hgcalmlWorkHingeQMinBetaScaled",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample_learnable_qmin_betascale_position",
  centreWeight: "betaSquared",
};

/** Centres and scales mix by beta. HGCalML d65a842, Basic_OC_per_sample. */
const hgcalmlMergeBasic: Convention = {
  ...hgcalmlWorkBasic,
  name: "hgcalmlMergeBasic",
  source: "cms-pepr/HGCalML d65a842 (merge), Basic_OC_per_sample",
  centreWeight: "beta",
  centreEpsilon: 1e-6,
  centreRounds: true,
  scaleOf: "mixed",
};

/** f_rep = max(0, 1 − √(u + 1e-6)). HGCalML d65a842, Hinge_OC_per_sample. */
const hgcalmlMergeHinge: Convention = {
  ...hgcalmlMergeBasic,
  name: "hgcalmlMergeHinge",
  source: "cms-pepr/HGCalML d65a842 (merge), Hinge_OC_per_sample",
  repulsion: "hinge",
  repulsionParameter: 1e-6,
};

/** f_att = 1 − e^(−10 u); repulsive over the hits within u < 4. HGCalML d65a842, Dead_Zone_Hinge_OC_per_sample. */
const hgcalmlMergeDeadZone: Convention = {
  ...hgcalmlMergeHinge,
  name: "hgcalmlMergeDeadZone",
  source: "cms-pepr/HGCalML d65a842 (merge), Dead_Zone_Hinge_OC_per_sample",
  attraction: "deadZone",
  repulsionNorm: "inRange",
};

/** u = d²/(d_k² + 1e-4), repulsive / 100. HGCalML 610d9fb, Basic_OC_per_sample. */
const hgcalmlFutureBasic: Convention = {
  ...hgcalmlMergeBasic,
  name: "hgcalmlFutureBasic",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Basic_OC_per_sample",
  scale: "squared",
  repulsionNorm: "hundred",
};

/** f_rep = max(0, 1 − √(u + 1e-6)): what its newest trainings use. HGCalML 610d9fb, Hinge_OC_per_sample. */
const hgcalmlHinge: Convention = {
  ...hgcalmlFutureBasic,
  name: "hgcalmlHinge",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample",
  repulsion: "hinge",
  repulsionParameter: 1e-6,
};

/** The attraction does not move the centres. HGCalML 610d9fb, Hinge_OC_per_sample_damped. */
const hgcalmlHingeDamped: Convention = {
  ...hgcalmlHinge,
  name: "hgcalmlHingeDamped",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample_damped",
  centreDamping: 1,
};

/** |x| = Σ_c |x_c|. HGCalML 610d9fb, Hinge_Manhatten_OC_per_sample. */
const hgcalmlHingeManhattan: Convention = {
  ...hgcalmlHinge,
  name: "hgcalmlHingeManhattan",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Hinge_Manhatten_OC_per_sample",
  metric: "manhattan",
};

/** f_att = 1 − e^(−10 u). HGCalML 610d9fb, Dead_Zone_Hinge_OC_per_sample. */
const hgcalmlHingeDeadZone: Convention = {
  ...hgcalmlHinge,
  name: "hgcalmlHingeDeadZone",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Dead_Zone_Hinge_OC_per_sample",
  attraction: "deadZone",
};

/** Charges and centres of fdf1253's, potentials of Hinge. HGCalML 610d9fb, Hinge_OC_per_sample_learnable_qmin. */
const hgcalmlHingeQMin: Convention = {
  ...hgcalmlWorkHingeQMin,
  name: "hgcalmlHingeQMin",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample_learnable_qmin",
  scale: "squared",
  repulsionNorm: "hundred",
};

/** Centres weigh by beta². HGCalML 610d9fb, Hinge_OC_per_sample_learnable_qmin_betascale_position. */
const hgcalmlHingeQMinBetaScaled: Convention = {
  ...hgcalmlHingeQMin,
  name: "hgcalmlHingeQMinBetaScaled",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample_learnable_qmin_betascale_position",
  centreWeight: "betaSquared",
};

/** hgcalmlPushPull's attraction. HGCalML 610d9fb, PushPull_OC_per_sample. */
const hgcalmlFuturePushPull: Convention = {
  ...hgcalmlFutureBasic,
  name: "hgcalmlFuturePushPull",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), PushPull_OC_per_sample",
  attraction: "well",
  attractionWeight: "pushPull",
  coward: "none",
};

/** hgcalmlPrecondensation's attraction. HGCalML 610d9fb, PreCond_OC_per_sample. */
const hgcalmlFuturePrecondensation: Convention = {
  ...hgcalmlFutureBasic,
  name: "hgcalmlFuturePrecondensation",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), PreCond_OC_per_sample",
  attraction: "precondensation",
};

/**
 * Without beta: q = 1 − s, c_k = Σ q x/(Σ q + 1e-3), attractive = Σ_k Q_k mean_{j∈k} q_j ln(1 + e·d²)/(Σ Q + 1e-3),
 * repulsive likewise of e^(−√(q_j·d² + 1e-4)/5). HGCalML 124ece0 (master), LLClusterCoordinates.
 */
const hgcalmlClusterCoordinates: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlClusterCoordinates",
  source: "cms-pepr/HGCalML 124ece0 (master), LLClusterCoordinates",
  charge: "spectator",
  centreMix: 1,
  centreEpsilon: 1e-3,
  scale: "none",
  objectStrength: "sum",
  attraction: "log",
  repulsion: "rootExponential",
  chargeScales: "distance",
  coward: "none",
  noise: "none",
};

/** f_att = √(d² + 1e-4), f_rep = max(0, 1 − √(q_j·d² + 1e-6)). HGCalML 124ece0, LLClusterCoordinates, hinge_mode. */
const hgcalmlClusterCoordinatesHinge: Convention = {
  ...hgcalmlClusterCoordinates,
  name: "hgcalmlClusterCoordinatesHinge",
  source: "cms-pepr/HGCalML 124ece0 (master), LLClusterCoordinates with hinge_mode",
  attraction: "root",
  repulsion: "hinge",
  repulsionParameter: 1e-6,
};

export const conventions = {
  objectCondensation,
  objectCondensationTf,
  kieseler2020,
  gnnTrackingTiger,
  gnnTrackingRadiusGraph,
  mlpf,
  mlpfHgcal,
  mlpfFirst,
  hgcalmlBasic,
  hgcalmlHinge,
  hgcalmlPushPull,
  hgcalmlPrecondensation,
  hgcalmlGraphCondensation,
  hgcalmlWorkBasic,
  hgcalmlWorkHinge,
  hgcalmlWorkHingeDamped,
  hgcalmlWorkHingeManhattan,
  hgcalmlWorkHingeQMin,
  hgcalmlWorkHingeQMinBetaScaled,
  hgcalmlMergeBasic,
  hgcalmlMergeHinge,
  hgcalmlMergeDeadZone,
  hgcalmlFutureBasic,
  hgcalmlHingeDamped,
  hgcalmlHingeManhattan,
  hgcalmlHingeDeadZone,
  hgcalmlHingeQMin,
  hgcalmlHingeQMinBetaScaled,
  hgcalmlFuturePushPull,
  hgcalmlFuturePrecondensation,
  hgcalmlClusterCoordinates,
  hgcalmlClusterCoordinatesHinge,
};
