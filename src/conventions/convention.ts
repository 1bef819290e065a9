/**
 * A convention states as plain data which implementation's formulas a call follows. Combine conventions by spreading:
 * `{ ...conventions.mlpf, centreMix: 0.99 }`. The kernels implement potentials and charges; they know no project.
 *
 * The terms of an event with N hits and K objects, where object k has N_k hits, are
 *
 *   attractive = Σ_k a_k A_k Σ_{j∈k} w_j p_j f_att(u_jk)
 *   repulsive  = Σ_k r_k R_k Σ_{j∉k} w_j q_j f_rep(u_jk),   u_jk = |x_j − x_k|² / scale_k
 *   coward     = Σ_k c_k g_k,   noise as the field `noise` says
 *
 * Here w_j is the hit's weight, q_j its charge, p_j its attraction weight and x_k the centre of object k. The strengths
 * are A_k = p_αk and R_k = q_αk (see objectStrength), α_k being the object's condensation point. The normalisers are
 * a_k = o_k / (K·attractionNorm_k), r_k = o_k / (K·repulsionNorm_k) and c_k = o_k / K. o_k is the object's weight, the
 * `objectWeight` of hit α_k (default 1). f_att, f_rep, g_k and the norms are given at the fields of their names.
 */
import type { LossWeights } from "../terms.ts";

/** The formulas of one implementation; this file's head defines the symbols. */
export interface Convention {
  /** The name that errors and benchmarks print. */
  readonly name: string;
  /** Its source: a repository and commit, or a paper. */
  readonly source: string;

  /**
   * The charge. "artanh": q = ((artanh(min(b, betaMax) / betaDivisor) / artanhDivisor)² + qMin·m)·f, with b from
   * `betaBefore` and m, f from `spectators`. "spectator": q = 1 − s, s being the spectator weight; beta is not used.
   */
  readonly charge: "artanh" | "spectator";
  /** Lowest charge. The `qMin` of a call overrides it; if it is absent, every call must give one. */
  readonly qMin?: number;
  /**
   * Beta is clipped here in the charge; above it the gradient is 0. "belowOne": the largest number below 1 in the
   * precision.
   */
  readonly betaMax: number | "belowOne";
  /** Divides beta inside artanh; see `charge`. */
  readonly betaDivisor: number;
  /** Divides artanh; see `charge`. */
  readonly artanhDivisor: number;
  /**
   * Where the spectator weight s enters the charge. "charge": f = 1 − s. "qMin": m = 1 − s. Otherwise f and m are 1.
   */
  readonly spectators: "none" | "charge" | "qMin";
  /** The constant charge of noise hits, without a gradient. If absent, noise hits have the charge of any other hit. */
  readonly noiseCharge?: number;
  /**
   * What happens to beta before anything else, giving b. "asIs": nothing. "clip": it is clipped at betaMax. "graph":
   * the beta of a hit of an object is divided by the largest beta of the event; if there are exactly two objects, by
   * the largest among the hits of its own object and noise; if there is one object, it becomes 0.
   */
  readonly betaBefore: "asIs" | "clip" | "graph";

  /** Hits with an id at or below it are noise. The `noiseThreshold` of a call overrides it. */
  readonly noiseThreshold: number;
  /** α_k is the object's first hit with its highest charge, or with its highest beta. */
  readonly alphaBy: "charge" | "beta";
  /**
   * What `objectMask` does. "none": nothing. "objects": only objects with a hit that it marks count. "hits": in
   * addition α_k, centre, attraction, coward and Q_k use only marked hits; N_k in the norms does not change. Hits of
   * objects that do not count belong to no object and are not noise, but they are repelled.
   */
  readonly mask: "none" | "objects" | "hits";
  /**
   * The centre is x_k = (1 − centreMix)·x_α + centreMix·Σ v_m x_m / (Σ v_m + centreEpsilon), summed over the object's
   * hits m, with v the `centreWeight`.
   */
  readonly centreMix: number;
  /** The weight v_m of a hit in the mean of the centre: its charge, beta or beta². */
  readonly centreWeight: "charge" | "beta" | "betaSquared";
  /** Added to the sum of weights in the centre; see `centreMix`. */
  readonly centreEpsilon: number;
  /** True: a centreMix above 1 − 1e-6 counts as 1. */
  readonly centreRounds: boolean;
  /** "none": scale_k = 1. "linear": d_k + 1e-4. "squared": d_k² + 1e-4. d is the input `distanceScale`, default 1. */
  readonly scale: "none" | "linear" | "squared";
  /** d_k is d_α, or it is mixed from the object's hits like the centre. */
  readonly scaleOf: "alpha" | "mixed";
  /** "euclidean": |x| = √Σ_i x_i², over the coordinates i. "manhattan": |x| = Σ_i |x_i|. */
  readonly metric: "euclidean" | "manhattan";
  /**
   * "alpha": A_k = p_αk and R_k = q_αk. "sum" (only with "spectator" charges): A_k and R_k are Q_k, the sum of the
   * object's charges, and Σ_k Q_k + 1e-3 replaces K in a_k and r_k.
   */
  readonly objectStrength: "alpha" | "sum";

  /**
   * f_att(u). square: u. logHalf: ln(1 + e·u/2). logHalf32: the same with e rounded to float32. log: ln(1 + e·u).
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
  /**
   * "charge": p is the charge q. "pushPull": p = beta + qMin/10, and each pair has the scale
   * 0.95·d_k² + 0.05·d_j² + 1e-4 in the attraction.
   */
  readonly attractionWeight: "charge" | "pushPull";
  /** The fraction of the attraction's gradient through the centre x_k that is stopped; that through scale_k is kept. */
  readonly centreDamping: number;
  /**
   * attractionNorm_k. hits: N_k. hitsPlus: N_k + 1e-3. hitsPlus32: the same, added in float32. allHits: N/K.
   * allHitsPlus: (N + 1e-3)/K. maskedHits: (n − K)/K, but at least 1/K, n being the number of hits that the mask marks.
   */
  readonly attractionNorm: "hits" | "hitsPlus" | "hitsPlus32" | "allHits" | "allHitsPlus" | "maskedHits";
  /** True: a_k is multiplied by e^(E_k/15) over its mean in the event. E_k is the sum of the object's `hitEnergy`. */
  readonly energyWeighted: boolean;

  /**
   * f_rep(u). hinge: max(0, 1 − √(u + ε)). radiusGraph: 1 − √(u + ε) if u < 1, else 0; no scale. gaussian: e^(−ε·u).
   * rootExponential: e^(−√(u + 1e-4)/5). ε is repulsionParameter.
   */
  readonly repulsion: "hinge" | "radiusGraph" | "gaussian" | "rootExponential";
  /** ε in f_rep; see `repulsion`. */
  readonly repulsionParameter: number;
  /** "repulsion": q_j multiplies f_rep. "distance" (only with "spectator" charges): q_j multiplies u instead. */
  readonly chargeScales: "repulsion" | "distance";
  /** False: noise hits take no part in the repulsion. */
  readonly noiseRepels: boolean;
  /**
   * repulsionNorm_k. others: N − N_k; if that is 0, r_k is 0. othersPlus: N − N_k + 1e-3. allHits: N/K.
   * allHitsPlus: (N + 1e-3)/K. hundred: 100. inRange: 1e-3 + the number of hits not of object k with u < 4.
   * pairs: N·(K − 1)/K, but at least N/K. objects: (K + 1)/K.
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
   * g_k, with b = beta and sums over the object's hits m. alpha: 1 − b_α. alphaAndSum: 1 − b_α + 1 − clip(Σ b, 0, 1).
   * shortRange: b_α·(1 − Σ_m 1/(20·|x_m − x_α|² + 1))/N_k − 0.2·ln(b_α + 1e-9).
   * softMax: 1 − ε·ln(Σ_m e^(b_m/ε) + (N_max − N_k)) + 1 − clip(Σ b, 0, 1), with ε = 1e-3, N_max the event's largest
   * N_k.
   * mean: Σ b/(N_k + 1e-3). none: 0.
   */
  readonly coward: "alpha" | "alphaAndSum" | "shortRange" | "softMax" | "mean" | "none";
  /**
   * The noise term. mean: sB·(mean of beta over noise hits). quarter: a quarter of that. none: 0.
   * hgcalml: sB·Σ_noise b/(n + 1e-3) + spectatorSuppression·Σ b·s/(Σ s + 1e-3), n being the number of noise hits.
   */
  readonly noise: "mean" | "quarter" | "hgcalml" | "none";
  /** Factor of the noise term. */
  readonly sB: number;
  /** Factor of the spectators in the noise term "hgcalml"; default sB. */
  readonly spectatorSuppression?: number;

  /**
   * How the terms of B events are reduced to those of the batch. meanOfEvents: Σ/B. objects: attractive, repulsive and
   * coward are weighted by K_e/K_batch, noise by 1. energyObjects: as objects, but attractive is weighted by the
   * event's share of the batch's Σ e^(E_k/15), and repulsive by 1/B. plus: Σ/(B + 1e-3).
   */
  readonly batch: "meanOfEvents" | "objects" | "energyObjects" | "plus";
  /** Defaults of the call's `lossWeights`; a term that is not given has weight 1. */
  readonly lossWeights?: LossWeights;
  /**
   * True: reproduces defects of the original that its own results contain; see docs/conventions.md. Default false.
   * maskedHits: (fl32(1e-9 + n) − K)/K. pairs: (1e-9 + (K − 1)·N)/K. plus, unless the charge is "spectator": an event
   * without objects contributes nothing, and neither do the events before it.
   */
  readonly quirks?: boolean;
}
