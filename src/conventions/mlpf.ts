/** Conventions of mlpf at three commits. Each states only what differs from the one that it spreads. */
import type { Convention } from "./convention.ts";
import { objectCondensation } from "./objectCondensation.ts";

/**
 * q = (artanh(min(beta, 1 − 1e-4))/1.01)² + qMin, f_att = ln(1 + e·d²/2), f_rep = max(0, 1 − √(d² + 1e-6)),
 * coward = mean_k [1 − beta_αk + 1 − clip(Σ beta, 0, 1)], noise = Σ_e mean/4; the other means are over the objects of
 * the batch. These are the defaults of its parser; its training script has qMin 3 and centreMix 0.99. mlpf 30c60a5.
 */
export const mlpf: Convention = {
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

/**
 * f_rep = e^(−10 d²), summed over hits; e^(E_k/15) weights the objects in the attraction; repulsive has weight 1/300 in
 * `total`. mlpf 44b3ad2.
 */
export const mlpfHgcal: Convention = {
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

/** q = artanh(min(beta, 1 − 1e-4)/1.002)² + qMin, f_att = d², f_rep = e^(−4 d²), both divided by N. mlpf 9cde163. */
export const mlpfFirst: Convention = {
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
