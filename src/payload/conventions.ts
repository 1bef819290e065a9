/**
 * The conventions of the beta-weighted property losses, as plain data. Combine them by spreading, like `conventions`.
 */
import { frozen } from "../checks/frozen.ts";
import type { Convention } from "../conventions/convention.ts";

/**
 * The formulas of the property losses of one implementation, for an event with N hits and K objects. l_j [P] are the
 * losses of hit j and s_j is its spectator weight. The payload of the event is made of means Σ_j w_j l_j / Σ_j w_j over
 * hits of objects. If Σ_j w_j is 0, because every beta is 0, the mean is 0 (the originals give NaN). Fields shared with
 * `Convention` have the same meaning.
 */
export interface PayloadConvention
  extends Pick<Convention, "name" | "source" | "betaMax" | "betaDivisor" | "spectators" | "noiseThreshold"> {
  /**
   * Lowest charge; the `qMin` of a call overrides it. With `spectators` it affects which hit is α_k, otherwise nothing.
   */
  readonly qMin?: number;
  /**
   * The weight of a hit. artanhSquared: w = artanh(min(b, betaMax) / betaDivisor)²·(1 − s). betaSquared: w = b²·(1 − s)
   * + 1e-6.
   */
  readonly weight: "artanhSquared" | "betaSquared";
  /**
   * objects: 1/K Σ_k o_k · (mean over the hits of object k), with o_k the `objectWeight` of α_k, the object's first hit
   * with its highest charge. hits: the mean over the hits of all objects. hitsOverN: the same divided by N, which
   * includes noise.
   */
  readonly mean: "objects" | "hits" | "hitsOverN";
  /** What `objectMask` does. "none": nothing. "hits": hits that it does not mark are treated as absent, also in N. */
  readonly mask: "none" | "hits";
  /**
   * Hits with a lower beta count with a loss of 0, and the gradient in their loss is 0. A betaClip of 0 clips no hit.
   */
  readonly betaClip: number;
  /** How the payloads of the events are reduced to that of the batch; as for the attractive term in `Convention`. */
  readonly batch: "meanOfEvents" | "objects" | "plus";
  /**
   * True, with batch "plus": an event without objects contributes nothing, nor do the events before it. Default false.
   */
  readonly quirks?: boolean;
}

/** L_p = Σ_j ξ_j l_j / Σ_j ξ_j over all hits except noise, with ξ = artanh(beta)². Kieseler 2020, arXiv 2002.03605. */
const kieseler2020: PayloadConvention = {
  name: "kieseler2020",
  source: "Kieseler 2020, arXiv 2002.03605, L_p",
  weight: "artanhSquared",
  betaMax: "belowOne",
  betaDivisor: 1,
  betaClip: 0,
  mean: "hits",
  mask: "none",
  spectators: "none",
  noiseThreshold: 0,
  batch: "meanOfEvents",
};

/** L'_p = 1/K Σ_k Σ_{j∈k} ξ_j l_j / Σ_{j∈k} ξ_j. Kieseler 2020, arXiv 2002.03605. */
const kieseler2020PerObject: PayloadConvention = {
  ...kieseler2020,
  name: "kieseler2020PerObject",
  source: "Kieseler 2020, arXiv 2002.03605, L'_p",
  mean: "objects",
};

/** L'_p over masked hits; there l = (prediction − truth)² for each property. gnn_tracking 06d9a41, ObjectLoss. */
const gnnTrackingEfficiency: PayloadConvention = {
  ...kieseler2020PerObject,
  name: "gnnTrackingEfficiency",
  source: 'gnn-tracking/gnn_tracking 06d9a41, ObjectLoss, mode "efficiency"',
  mask: "hits",
};

/**
 * L_p over masked hits, divided again by the number N of masked hits, as in the original. gnn_tracking 06d9a41,
 * ObjectLoss.
 */
const gnnTrackingPurity: PayloadConvention = {
  ...gnnTrackingEfficiency,
  name: "gnnTrackingPurity",
  source: 'gnn-tracking/gnn_tracking 06d9a41, ObjectLoss, mode "purity"',
  mean: "hitsOverN",
};

/**
 * 1/K Σ_k o_k Σ_{j∈k} w_j l_j / Σ_{j∈k} w_j with w = beta²·(1 − s) + 1e-6; the batch has Σ/(B + 1e-3). All branches
 * share it. For a loss like hgcalmlHingeQMin add `spectators: "qMin"`; for a payload_beta_clip of
 * LLFullObjectCondensation add `betaClip`. HGCalML 124ece0, Basic_OC_per_sample.
 */
const hgcalmlBasic: PayloadConvention = {
  ...kieseler2020PerObject,
  name: "hgcalmlBasic",
  source: "cms-pepr/HGCalML 124ece0 (master), Basic_OC_per_sample",
  weight: "betaSquared",
  betaMax: 1,
  betaDivisor: 1.01,
  spectators: "charge",
  noiseThreshold: -1,
  qMin: 0.1,
  batch: "plus",
};

/** The conventions by name. docs/conventions.md says what each reproduces, and how closely. */
export const payloadConventions: {
  /** Kieseler 2020, arXiv 2002.03605, L_p */
  readonly kieseler2020: PayloadConvention;
  /** Kieseler 2020, arXiv 2002.03605, L'_p */
  readonly kieseler2020PerObject: PayloadConvention;
  /** gnn-tracking/gnn_tracking 06d9a41, ObjectLoss, mode "efficiency" */
  readonly gnnTrackingEfficiency: PayloadConvention;
  /** gnn-tracking/gnn_tracking 06d9a41, ObjectLoss, mode "purity" */
  readonly gnnTrackingPurity: PayloadConvention;
  /** cms-pepr/HGCalML 124ece0 (master), Basic_OC_per_sample */
  readonly hgcalmlBasic: PayloadConvention;
} = /* @__PURE__ */ frozen({
  kieseler2020,
  kieseler2020PerObject,
  gnnTrackingEfficiency,
  gnnTrackingPurity,
  hgcalmlBasic,
});
