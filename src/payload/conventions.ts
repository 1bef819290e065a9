/** Whose beta-weighted property losses a call follows, as plain data. Combine by spreading, as with `conventions`. */
import type { Convention } from "../conventions/convention.ts";

/**
 * What the fields spell out, for an event with N hits and K objects, l_j the losses [P] of hit j and s_j its spectator
 * weight: means Σ_j w_j l_j / Σ_j w_j over hits of objects, and of these the event's payload. Where Σ_j w_j is 0, since
 * every beta is 0, a mean is 0 (the originals give NaN). Fields of `Convention` mean here what they mean there.
 */
export interface PayloadConvention
  extends Pick<Convention, "name" | "source" | "betaMax" | "betaDivisor" | "spectators" | "noiseThreshold"> {
  /** Lowest charge; a call's own `qMin` wins. With `spectators` it bears on which hit is α_k; else it does nothing. */
  readonly qMin?: number;
  /** artanhSquared: w = artanh(min(b, betaMax) / betaDivisor)²·(1 − s). betaSquared: w = b²·(1 − s) + 1e-6. */
  readonly weight: "artanhSquared" | "betaSquared";
  /**
   * objects: 1/K Σ_k o_k · (the mean over object k's hits), o_k the `objectWeight` of α_k, its first hit of the highest
   * charge. hits: the mean over the hits of all objects. hitsOverN: the same divided by N, noise hits counted.
   */
  readonly mean: "objects" | "hits" | "hitsOverN";
  /** What `objectMask` does: nothing, or it takes hits out as if they were not there, out of N too ("hits"). */
  readonly mask: "none" | "hits";
  /** Hits of lower beta count with a loss of 0 instead of their own, without gradient to it; 0 takes all as they are. */
  readonly betaClip: number;
  readonly batch: "meanOfEvents" | "objects" | "plus";
  /** plus: an event without objects adds nothing, and neither do those before it. Default false. */
  readonly quirks?: boolean;
}

/** L_p = Σ_j ξ_j l_j / Σ_j ξ_j over all hits but noise, ξ = artanh(beta)². Kieseler 2020, arXiv 2002.03605. */
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

/** L'_p over masked hits; l = (prediction − truth)², a property each. gnn_tracking 06d9a41, ObjectLoss. */
const gnnTrackingEfficiency: PayloadConvention = {
  ...kieseler2020PerObject,
  name: "gnnTrackingEfficiency",
  source: 'gnn-tracking/gnn_tracking 06d9a41, ObjectLoss, mode "efficiency"',
  mask: "hits",
};

/** L_p over masked hits, divided by their number N once more, as the original does. gnn_tracking 06d9a41, ObjectLoss. */
const gnnTrackingPurity: PayloadConvention = {
  ...gnnTrackingEfficiency,
  name: "gnnTrackingPurity",
  source: 'gnn-tracking/gnn_tracking 06d9a41, ObjectLoss, mode "purity"',
  mean: "hitsOverN",
};

/**
 * 1/K Σ_k o_k Σ_{j∈k} w_j l_j / Σ_{j∈k} w_j, w = beta²·(1 − s) + 1e-6, in the batch Σ/(B + 1e-3). All branches share
 * it; where the loss is one of hgcalmlHingeQMin's kind, spread `spectators: "qMin"`, where LLFullObjectCondensation has
 * a payload_beta_clip, `betaClip`. HGCalML 124ece0, Basic_OC_per_sample.
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

/** By name; docs/conventions.md tells what each reproduces, and how closely. */
export const payloadConventions: {
  readonly kieseler2020: PayloadConvention;
  readonly kieseler2020PerObject: PayloadConvention;
  readonly gnnTrackingEfficiency: PayloadConvention;
  readonly gnnTrackingPurity: PayloadConvention;
  readonly hgcalmlBasic: PayloadConvention;
} = /* @__PURE__ */ frozen({
  kieseler2020,
  kieseler2020PerObject,
  gnnTrackingEfficiency,
  gnnTrackingPurity,
  hgcalmlBasic,
});

/** With every convention in it: a change to one would change the results of calls elsewhere. */
function frozen<C extends Record<string, PayloadConvention>>(all: C): C {
  for (const convention of Object.values(all)) Object.freeze(convention);
  return Object.freeze(all);
}
