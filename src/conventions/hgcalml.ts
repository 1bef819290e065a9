/** Conventions of HGCalML's master and work-branch. Each states only what differs from the one that it spreads. */
import type { Convention } from "./convention.ts";
import { objectCondensation } from "./objectCondensation.ts";

/**
 * q = (artanh(beta/1.01)² + qMin)·(1 − s), u = d²/(d_α + 1e-4), f_att = ln(1 + e·u/2), f_rep = e^(−u/2), sums divided
 * by the number of hits + 1e-3, coward = mean_k [1 − (soft maximum of beta) + 1 − clip(Σ beta, 0, 1)], separate means
 * of beta over noise and spectators. The defaults of LLFullObjectCondensation. HGCalML 124ece0, Basic_OC_per_sample.
 */
export const hgcalmlBasic: Convention = {
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

/**
 * f_att = −e^(−2u) with u = d²/(0.95 d_k² + 0.05 d_j² + 1e-4), weighted by beta + qMin/10; no coward term.
 * HGCalML 124ece0, PushPull_OC_per_sample.
 */
export const hgcalmlPushPull: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlPushPull",
  source: "cms-pepr/HGCalML 124ece0 (master), PushPull_OC_per_sample",
  attraction: "well",
  attractionWeight: "pushPull",
  coward: "none",
};

/** f_att = 1 − e^(−50 u) + 0.1·√(u + 1e-6). HGCalML 124ece0, PreCond_OC_per_sample. */
export const hgcalmlPrecondensation: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlPrecondensation",
  source: "cms-pepr/HGCalML 124ece0 (master), PreCond_OC_per_sample",
  attraction: "precondensation",
};

/** Beta is first divided by a maximum; coward = mean_k mean_{j∈k} beta. HGCalML 124ece0, GraphCond_OC_per_sample. */
export const hgcalmlGraphCondensation: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlGraphCondensation",
  source: "cms-pepr/HGCalML 124ece0 (master), GraphCond_OC_per_sample",
  betaBefore: "graph",
  coward: "mean",
};

/** Noise hits have charge 1. HGCalML fdf1253, Basic_OC_per_sample. */
export const hgcalmlWorkBasic: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlWorkBasic",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Basic_OC_per_sample",
  noiseCharge: 1,
};

/** f_rep = max(0, 1 − √(u + 1e-6)). HGCalML fdf1253, Hinge_OC_per_sample. */
export const hgcalmlWorkHinge: Convention = {
  ...hgcalmlWorkBasic,
  name: "hgcalmlWorkHinge",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample",
  repulsion: "hinge",
  repulsionParameter: 1e-6,
};

/** The attraction does not move the centres. HGCalML fdf1253, Hinge_OC_per_sample_damped. */
export const hgcalmlWorkHingeDamped: Convention = {
  ...hgcalmlWorkHinge,
  name: "hgcalmlWorkHingeDamped",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample_damped",
  centreDamping: 1,
};

/** |x| = Σ_i |x_i|. HGCalML fdf1253, Hinge_Manhatten_OC_per_sample. */
export const hgcalmlWorkHingeManhattan: Convention = {
  ...hgcalmlWorkHinge,
  name: "hgcalmlWorkHingeManhattan",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Hinge_Manhatten_OC_per_sample",
  metric: "manhattan",
};

/**
 * f_rep as in hgcalmlWorkHinge, q = artanh(beta/1.01)² + qMin·(1 − s).
 * HGCalML fdf1253, Hinge_OC_per_sample_learnable_qmin.
 */
export const hgcalmlWorkHingeQMin: Convention = {
  ...hgcalmlBasic,
  name: "hgcalmlWorkHingeQMin",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample_learnable_qmin",
  spectators: "qMin",
  repulsion: "hinge",
  repulsionParameter: 1e-6,
};

/**
 * Hits are weighted by beta² in the centres. HGCalML fdf1253, Hinge_OC_per_sample_learnable_qmin_betascale_position.
 */
export const hgcalmlWorkHingeQMinBetaScaled: Convention = {
  ...hgcalmlWorkHingeQMin,
  name: "hgcalmlWorkHingeQMinBetaScaled",
  source: "cms-pepr/HGCalML fdf1253 (work-branch), Hinge_OC_per_sample_learnable_qmin_betascale_position",
  centreWeight: "betaSquared",
};
