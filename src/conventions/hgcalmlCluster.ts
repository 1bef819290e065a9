/**
 * Conventions of HGCalML's LLClusterCoordinates, which uses no beta. Each states only what differs from the one it
 * spreads.
 */
import type { Convention } from "./convention.ts";
import { hgcalmlBasic } from "./hgcalml.ts";

/**
 * Without beta: q = 1 − s, centre x_k = Σ q x/(Σ q + 1e-3), attractive = Σ_k Q_k mean_{j∈k} q_j ln(1 + e·d²)/(Σ Q +
 * 1e-3), repulsive likewise with e^(−√(q_j·d² + 1e-4)/5). HGCalML 124ece0 (master), LLClusterCoordinates.
 */
export const hgcalmlClusterCoordinates: Convention = {
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
export const hgcalmlClusterCoordinatesHinge: Convention = {
  ...hgcalmlClusterCoordinates,
  name: "hgcalmlClusterCoordinatesHinge",
  source: "cms-pepr/HGCalML 124ece0 (master), LLClusterCoordinates with hinge_mode",
  attraction: "root",
  repulsion: "hinge",
  repulsionParameter: 1e-6,
};
