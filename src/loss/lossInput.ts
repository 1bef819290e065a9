/** The public types of the losses' input. */
import type { Convention } from "../conventions/convention.ts";
import type { ExtraInputs } from "../conventions/extraInputs.ts";
import type { LossWeights } from "../terms.ts";
import type { Floats, Ids, SamePrecision } from "../types.ts";

/**
 * Arguments of `condensationLoss`, for N hits in D latent coordinates. F is the type of `beta`; all arrays of real
 * numbers have its precision, be they over ArrayBuffers or SharedArrayBuffers.
 */
export interface LossInput<F extends Floats> extends ExtraInputs<SamePrecision<F>> {
  /** [N] condensation likelihoods, 0 ≤ beta ≤ 1 */
  beta: F;
  /** [N·D] latent coordinates, row-major; |x| ≤ 1e15 in float32, 1e100 in float64 */
  x: SamePrecision<F>;
  /** [N] object ids; a hit with an id at or below `noiseThreshold` is noise */
  objectId: Ids;
  /** [N] weights of the hits in the attractive and repulsive terms, |w| ≤ 1e15; default 1 */
  weights?: SamePrecision<F>;
  /** [E + 1] offsets of the events' hits, from 0 to N and never decreasing; default one event */
  rowSplits?: Int32Array | readonly number[];
  /** Lowest charge, from 0 to 1e15; required unless the convention has one or uses no beta */
  qMin?: number;
  /** Hits with an id at or below it are noise; a safe integer, default the convention's */
  noiseThreshold?: number;
  /** Factors of the terms in `total`, and thus in its gradients; default the convention's, else 1 each */
  lossWeights?: LossWeights;
  /** The implementation whose formulas to follow; default `conventions.objectCondensation` */
  convention?: Convention;
  /** D, if the length of x should be checked against it */
  dimensions?: number;
}

/** Arguments of `condensationLossTiger`. */
export interface TigerInput<F extends Floats> extends LossInput<F> {
  /** Largest number of repulsive pairs that an event keeps, at most 2^26; 0 or absent: no cap */
  maxNRep?: number;
  /** Seed of the sampler, a whole number below 2^53, default 0; in training pass the step */
  seed?: number;
}
