/** The public types of `condense`. */
import type { Floats, ObjectMask, SamePrecision } from "../types.ts";
import type { CondenseRule } from "./rule.ts";

/** Arguments of `condense`, for N hits in D dimensions. */
export interface CondenseInput<F extends Floats> {
  /** [N·D] latent coordinates, row-major */
  x: SamePrecision<F>;
  /** [N] condensation likelihoods, 0 ≤ beta ≤ 1 */
  beta: F;
  /**
   * From 0 to 1; only hits with a beta above it become condensation points. It is rounded to the arrays' precision.
   * Default: the rule's; required if it has none
   */
  betaThreshold?: number;
  /**
   * A condensation point takes hits nearer than this, Σ(x_j − x_α)² < radius², computed in the arrays' precision.
   * Default: the rule's; required if it has none
   */
  radius?: number;
  /** The rule to follow; default `condenseRules.paper` */
  rule?: CondenseRule;
  /** [N] from 0 to 1e15; as a condensation point, hit j has the radius distanceScale[j] · radius; default 1 */
  distanceScale?: SamePrecision<F>;
  /** [N] hits that must not be condensed: they are not taken and take no others; see `masked` of `CondenseRule` */
  noCondensationMask?: ObjectMask;
  /** [E + 1] offsets of the events. No cluster spans two events, and cluster numbers continue from event to event */
  rowSplits?: Int32Array | readonly number[];
  /** D, if the length of x should be checked against it */
  dimensions?: number;
  /** Arrays that receive results; for each that is absent a new array is allocated */
  out?: CondenseOut;
}

/**
 * Your own arrays, which `condense` overwrites. The number of clusters is known only afterwards, so `alphas` is not
 * among them.
 */
export interface CondenseOut {
  /** [N] returned as `clusterId`; must not share memory with an input */
  clusterId?: Int32Array;
}

/** The clusters that `condense` finds. */
export interface Condensates {
  /**
   * [N] the cluster of each hit, −1 if it is in none; other rules may number clusters differently (`labels`, `none`).
   * For a hit shared by several clusters, the first of them
   */
  clusterId: Int32Array;
  /** [clusters] index of the hit that is each cluster's condensation point, counted in the whole batch */
  alphas: Int32Array;
  /** [E + 1] offsets of the events' clusters in `alphas` */
  clusterSplits: Int32Array;
  /** The hits of each cluster, where the rule shares hits between clusters */
  memberships?: Memberships;
}

/** For each cluster the hits that are in it; a hit may be in several. */
export interface Memberships {
  /** [clusters + 1] offsets of the clusters in `hits` */
  rowSplits: Int32Array;
  /** Indices of hits, counted in the whole batch, ascending in each cluster */
  hits: Int32Array;
}
