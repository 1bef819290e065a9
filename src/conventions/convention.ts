/**
 * A convention: which implementation's formulas a call follows, as plain data. Combine by spreading:
 * `{ ...conventions.mlpf, centreMix: 0.99 }`. Kernels know potentials and charges, not projects.
 *
 * What the fields spell out, for an event with N hits and K objects, N_k hits of object k (− where a field says so):
 *
 *   attractive = Σ_k a_k A_k Σ_{j∈k} w_j p_j f_att(u_jk)
 *   repulsive  = Σ_k r_k R_k Σ_{j∉k} w_j q_j f_rep(u_jk),   u_jk = |x_j − c_k|² / scale_k
 *   coward     = Σ_k c_k g_k,   noise = as the field says
 *
 * with A_k = p_αk and R_k = q_αk (objectStrength), a_k = o_k / (K·attractionNorm_k), r_k and c_k likewise, o_k the
 * object's weight (objectWeight of hit α_k, default 1).
 */
import type { LossWeights } from "../terms.ts";

export interface Convention {
  /** What errors and benchmarks call it. */
  readonly name: string;
  /** Where it comes from: repository and commit, or paper. */
  readonly source: string;

  /**
   * "artanh": q = ((artanh(min(b, betaMax) / betaDivisor) / artanhDivisor)² + qMin·m)·f, b from `betaBefore`;
   * "spectator": q = 1 − s, s the spectator weight: no beta at all.
   */
  readonly charge: "artanh" | "spectator";
  /** Lowest charge; a call's own `qMin` wins. Absent: every call must give it. */
  readonly qMin?: number;
  /** Clips beta in the charge, without gradient above it; "belowOne" is the largest number below 1 of the precision. */
  readonly betaMax: number | "belowOne";
  readonly betaDivisor: number;
  readonly artanhDivisor: number;
  /** Where spectator weights s enter the charge: f = 1 − s ("charge"), m = 1 − s ("qMin"), or not; else f = m = 1. */
  readonly spectators: "none" | "charge" | "qMin";
  /** The constant charge of noise hits, without gradient; absent: as all hits. */
  readonly noiseCharge?: number;
  /**
   * Before all else beta is left as it is, clipped at betaMax, or, of objects' hits, divided by the event's largest
   * beta; where there are two objects, by that of the own one and noise; where there is one, it becomes 0 ("graph").
   */
  readonly betaBefore: "asIs" | "clip" | "graph";

  /** Ids at or below it are noise; a call's own `noiseThreshold` wins. */
  readonly noiseThreshold: number;
  /** α_k is the first own hit of the highest charge, or beta. */
  readonly alphaBy: "charge" | "beta";
  /**
   * What `objectMask` does: nothing; picks the objects, those with a masked hit ("objects"); or also limits α_k,
   * centre, attraction, coward and Q_k to masked hits ("hits"; N_k in the norms stays). Hits of objects left out belong
   * to no object, repel, and are not noise.
   */
  readonly mask: "none" | "objects" | "hits";
  /** c_k = (1 − centreMix)·x_α + centreMix·Σ v_m x_m / (Σ v_m + centreEpsilon) over own hits m, v the centreWeight. */
  readonly centreMix: number;
  readonly centreWeight: "charge" | "beta" | "betaSquared";
  readonly centreEpsilon: number;
  /** A centreMix above 1 − 1e-6 counts as 1. */
  readonly centreRounds: boolean;
  /** scale_k = 1, d_k + 1e-4, or d_k² + 1e-4; d is the `distanceScale` input, default 1. */
  readonly scale: "none" | "linear" | "squared";
  /** d_k is d_α, or mixed like the centre. */
  readonly scaleOf: "alpha" | "mixed";
  /** |x| is √Σ_c x_c², or Σ_c |x_c|. */
  readonly metric: "euclidean" | "manhattan";
  /**
   * A_k and R_k are those of α_k; or, with "spectator" charges, the sum Q_k of the object's charges, with Σ_k Q_k + 1e-3
   * for K in a_k and r_k.
   */
  readonly objectStrength: "alpha" | "sum";

  /**
   * square: u. logHalf: ln(1 + e·u/2). logHalf32: the same with e rounded to float32. log: ln(1 + e·u).
   * huber: with v = √u + 1e-5, v² up to v = 4, then 8(v − 4). well: −e^(−2u), and 0 at u = 0.
   * precondensation: 1 − e^(−50u) + 0.1·√(u + 1e-6). deadZone: 1 − e^(−10u). root: √(u + 1e-4).
   */
  readonly attraction:
    | "square"
    | "logHalf"
    | "logHalf32"
    | "log"
    | "huber"
    | "well"
    | "precondensation"
    | "deadZone"
    | "root";
  /** p is the charge, or beta + qMin/10 with a scale for each pair, 0.95·d_k² + 0.05·d_j² + 1e-4 ("pushPull"). */
  readonly attractionWeight: "charge" | "pushPull";
  /** The fraction of the attraction's gradient through c_k (not through scale_k) that is stopped. */
  readonly centreDamping: number;
  /**
   * hits: N_k. hitsPlus: N_k + 1e-3; hitsPlus32: the same added in float32. allHits: N/K. allHitsPlus: (N + 1e-3)/K.
   * maskedHits: (n − K)/K, n the masked hits, at least 1/K.
   */
  readonly attractionNorm: "hits" | "hitsPlus" | "hitsPlus32" | "allHits" | "allHitsPlus" | "maskedHits";
  /** Objects weigh in the attraction by e^(E_k/15) over its mean in the event, E_k the sum of `hitEnergy`. */
  readonly energyWeighted: boolean;

  /**
   * hinge: max(0, 1 − √(u + ε)). radiusGraph: 1 − √(u + ε) where u < 1, without a scale. gaussian: e^(−ε·u).
   * rootExponential: e^(−√(u + 1e-4)/5). ε is repulsionParameter.
   */
  readonly repulsion: "hinge" | "radiusGraph" | "gaussian" | "rootExponential";
  readonly repulsionParameter: number;
  /** A hit's charge multiplies its repulsion, or its u while its weight is 1 ("spectator" charges only). */
  readonly chargeScales: "repulsion" | "distance";
  /** False: noise hits do not repel. */
  readonly noiseRepels: boolean;
  /**
   * others: N − N_k, nothing where that is 0. othersPlus: N − N_k + 1e-3. allHits: N/K. allHitsPlus: (N + 1e-3)/K.
   * hundred: 100. inRange: 1e-3 + the number of others with u < 4. pairs: N·(K − 1)/K, at least N/K.
   * objects: (K + 1)/K.
   */
  readonly repulsionNorm:
    | "others"
    | "othersPlus"
    | "allHits"
    | "allHitsPlus"
    | "hundred"
    | "inRange"
    | "pairs"
    | "objects";

  /**
   * g_k, with b = beta: alpha: 1 − b_α. alphaAndSum: 1 − b_α + 1 − clip(Σ b, 0, 1).
   * shortRange: b_α·(1 − Σ_m 1/(20·|x_m − x_α|² + 1))/N_k − 0.2·ln(b_α + 1e-9).
   * softMax: 1 − ε·ln(Σ_m e^(b_m/ε) + (N_max − N_k)) + 1 − clip(Σ b, 0, 1), ε = 1e-3, N_max the event's largest N_k.
   * mean: Σ b/(N_k + 1e-3). none: 0.
   */
  readonly coward: "alpha" | "alphaAndSum" | "shortRange" | "softMax" | "mean" | "none";
  /**
   * mean: sB·mean of beta over noise hits. quarter: a fourth of that. none: 0.
   * hgcalml: sB·Σ_noise b/(n + 1e-3) + spectatorSuppression·Σ b·s/(Σ s + 1e-3).
   */
  readonly noise: "mean" | "quarter" | "hgcalml" | "none";
  readonly sB: number;
  /** Default sB. */
  readonly spectatorSuppression?: number;

  /**
   * How the terms of B events make the batch's. meanOfEvents: Σ/B. objects: attractive, repulsive and coward weigh
   * by K_e/K_batch, noise by 1. energyObjects: as objects, but attractive by the event's share of the batch's e^(E_k/15),
   * and repulsive by 1/B. plus: Σ/(B + 1e-3).
   */
  readonly batch: "meanOfEvents" | "objects" | "energyObjects" | "plus";
  /** What `lossWeights` defaults to, where not 1. */
  readonly lossWeights?: LossWeights;
  /**
   * Reproduces the original's defects that are pinned by its own results; see docs/conventions.md. Default false.
   * maskedHits: (fl32(1e-9 + n) − K)/K. pairs: (1e-9 + (K − 1)·N)/K. plus, but for charge "spectator": an event without
   * objects adds nothing, and neither do those before it.
   */
  readonly quirks?: boolean;
}
