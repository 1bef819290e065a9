/** The public types of the losses' input and gradients. */
import type { Convention } from "../conventions/convention.ts";
import type { ExtraInputs } from "../conventions/extraInputs.ts";
import type { LossWeights } from "../terms.ts";
import type { Floats, GradientArrays, Ids } from "../types.ts";

/** Arguments of `condensationLoss`, for N hits in D latent coordinates. */
export interface LossInput<F extends Floats = Floats> extends ExtraInputs<F> {
  /** [N] condensation likelihoods, 0 ≤ beta ≤ 1 */
  beta: F;
  /** [N·D] latent coordinates, row-major; |x| ≤ 1e15 in float32, 1e100 in float64 */
  x: F;
  /** [N] object ids; a hit with an id at or below `noiseThreshold` is noise */
  objectId: Ids;
  /** [N] weights of the hits in the attractive and repulsive terms, |w| ≤ 1e15; default 1 */
  weights?: F;
  /** [E + 1] offsets of the events' hits, from 0 to N and never decreasing; default one event */
  rowSplits?: Int32Array | readonly number[];
  /** Lowest charge, from 0 to 1e15; required unless the convention has one or uses no beta */
  qMin?: number;
  /** Hits with an id at or below it are noise; a safe integer, default the convention's */
  noiseThreshold?: number;
  /** Factors of the terms in `total`, and so in its gradients; default the convention's, else 1 each */
  lossWeights?: LossWeights;
  /** Whose formulas to follow; default `conventions.objectCondensation` */
  convention?: Convention;
  /** D, if the length of x should be checked against it */
  dimensions?: number;
}

/** Arguments of `condensationLossTiger`. */
export interface TigerInput<F extends Floats = Floats> extends LossInput<F> {
  /** Largest number of repulsive pairs that an event keeps, at most 2^26; 0 or absent: no cap */
  maxNRep?: number;
  /** Seed of the sampler, a whole number below 2^53, default 0; in training pass the step */
  seed?: number;
}

/** The option of the functions with gradients. */
export interface GradientOption<F extends Floats = Floats> {
  /** Arrays that receive the gradients; for each that is absent a new array is allocated */
  out?: GradientArrays<F>;
}

/** Gradients of `total`, in the precision of the input. */
export interface Gradients<F extends Floats = Floats> {
  /** [N] gradient with respect to beta */
  dBeta: F;
  /** [N·D] gradient with respect to x, row-major */
  dX: F;
  /** [N] gradient with respect to `weights`, if they were given */
  dWeights?: F;
  /** [N] gradient with respect to `distanceScale`, if it was given */
  dDistanceScale?: F;
}
