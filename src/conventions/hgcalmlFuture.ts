/**
 * Conventions of HGCalML's merge and future_dev branches. Each states only what differs from the one that it spreads.
 */
import type { Convention } from "./convention.ts";
import { hgcalmlWorkBasic, hgcalmlWorkHingeQMin } from "./hgcalml.ts";

/** Hits are weighted by beta in the centres and scales. HGCalML d65a842, Basic_OC_per_sample. */
export const hgcalmlMergeBasic: Convention = {
  ...hgcalmlWorkBasic,
  name: "hgcalmlMergeBasic",
  source: "cms-pepr/HGCalML d65a842 (merge), Basic_OC_per_sample",
  centreWeight: "beta",
  centreEpsilon: 1e-6,
  centreRounds: true,
  scaleOf: "mixed",
};

/** f_rep = max(0, 1 − √(u + 1e-6)). HGCalML d65a842, Hinge_OC_per_sample. */
export const hgcalmlMergeHinge: Convention = {
  ...hgcalmlMergeBasic,
  name: "hgcalmlMergeHinge",
  source: "cms-pepr/HGCalML d65a842 (merge), Hinge_OC_per_sample",
  repulsion: "hinge",
  repulsionParameter: 1e-6,
};

/**
 * f_att = 1 − e^(−10 u); repulsive is divided by the number of hits with u < 4. HGCalML d65a842,
 * Dead_Zone_Hinge_OC_per_sample.
 */
export const hgcalmlMergeDeadZone: Convention = {
  ...hgcalmlMergeHinge,
  name: "hgcalmlMergeDeadZone",
  source: "cms-pepr/HGCalML d65a842 (merge), Dead_Zone_Hinge_OC_per_sample",
  attraction: "deadZone",
  repulsionNorm: "inRange",
};

/** u = d²/(d_k² + 1e-4), repulsive / 100. HGCalML 610d9fb, Basic_OC_per_sample. */
export const hgcalmlFutureBasic: Convention = {
  ...hgcalmlMergeBasic,
  name: "hgcalmlFutureBasic",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Basic_OC_per_sample",
  scale: "squared",
  repulsionNorm: "hundred",
};

/** f_rep = max(0, 1 − √(u + 1e-6)); its newest trainings use it. HGCalML 610d9fb, Hinge_OC_per_sample. */
export const hgcalmlHinge: Convention = {
  ...hgcalmlFutureBasic,
  name: "hgcalmlHinge",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample",
  repulsion: "hinge",
  repulsionParameter: 1e-6,
};

/** The attraction does not move the centres. HGCalML 610d9fb, Hinge_OC_per_sample_damped. */
export const hgcalmlHingeDamped: Convention = {
  ...hgcalmlHinge,
  name: "hgcalmlHingeDamped",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample_damped",
  centreDamping: 1,
};

/** |x| = Σ_i |x_i|. HGCalML 610d9fb, Hinge_Manhatten_OC_per_sample. */
export const hgcalmlHingeManhattan: Convention = {
  ...hgcalmlHinge,
  name: "hgcalmlHingeManhattan",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Hinge_Manhatten_OC_per_sample",
  metric: "manhattan",
};

/** f_att = 1 − e^(−10 u). HGCalML 610d9fb, Dead_Zone_Hinge_OC_per_sample. */
export const hgcalmlHingeDeadZone: Convention = {
  ...hgcalmlHinge,
  name: "hgcalmlHingeDeadZone",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Dead_Zone_Hinge_OC_per_sample",
  attraction: "deadZone",
};

/**
 * Charges and centres as in hgcalmlWorkHingeQMin, potentials as in hgcalmlHinge. HGCalML 610d9fb,
 * Hinge_OC_per_sample_learnable_qmin.
 */
export const hgcalmlHingeQMin: Convention = {
  ...hgcalmlWorkHingeQMin,
  name: "hgcalmlHingeQMin",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample_learnable_qmin",
  scale: "squared",
  repulsionNorm: "hundred",
};

/**
 * Hits are weighted by beta² in the centres. HGCalML 610d9fb, Hinge_OC_per_sample_learnable_qmin_betascale_position.
 */
export const hgcalmlHingeQMinBetaScaled: Convention = {
  ...hgcalmlHingeQMin,
  name: "hgcalmlHingeQMinBetaScaled",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), Hinge_OC_per_sample_learnable_qmin_betascale_position",
  centreWeight: "betaSquared",
};

/** The attraction of hgcalmlPushPull. HGCalML 610d9fb, PushPull_OC_per_sample. */
export const hgcalmlFuturePushPull: Convention = {
  ...hgcalmlFutureBasic,
  name: "hgcalmlFuturePushPull",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), PushPull_OC_per_sample",
  attraction: "well",
  attractionWeight: "pushPull",
  coward: "none",
};

/** The attraction of hgcalmlPrecondensation. HGCalML 610d9fb, PreCond_OC_per_sample. */
export const hgcalmlFuturePrecondensation: Convention = {
  ...hgcalmlFutureBasic,
  name: "hgcalmlFuturePrecondensation",
  source: "cms-pepr/HGCalML 610d9fb (future_dev), PreCond_OC_per_sample",
  attraction: "precondensation",
};
