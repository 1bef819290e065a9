/** What goes into the losses, and the gradients that come out: the types of the public API. */
import type { Convention } from "../conventions/convention.ts";
import type { ExtraInputs } from "../conventions/extraInputs.ts";
import type { LossWeights } from "../terms.ts";
import type { Floats, GradientArrays, Ids } from "../types.ts";

/** Arguments of `condensationLoss`, N hits in D dimensions. */
export interface LossInput<F extends Floats = Floats> extends ExtraInputs<F> {
  /** [N] condensation likelihoods, 0 ≤ beta ≤ 1 */
  beta: F;
  /** [N·D] latent coordinates, row-major; |x| ≤ 1e15 in float32, 1e100 in float64 */
  x: F;
  /** [N] ids; at or below `noiseThreshold` a hit is noise */
  objectId: Ids;
  /** [N] factors of each hit's potentials, |w| ≤ 1e15; default 1 */
  weights?: F;
  /** [E + 1] where each event's hits begin and end, from 0 to N, never falling; default one event */
  rowSplits?: Int32Array | readonly number[];
  /** Lowest charge, from 0 to 1e15; required unless the convention has one */
  qMin?: number;
  /** A safe integer; default the convention's */
  noiseThreshold?: number;
  /** Factors of the terms in `total`, whose gradient is computed; default 1 each */
  lossWeights?: LossWeights;
  /** Which implementation's formulas; default `conventions.objectCondensation` */
  convention?: Convention;
  /** D, where it should be checked */
  dimensions?: number;
}

/** Arguments of `condensationLossTiger`. */
export interface TigerInput<F extends Floats = Floats> extends LossInput<F> {
  /** Most repulsive pairs an event may keep, at most 2^26; 0 or absent: no cap */
  maxNRep?: number;
  /** Of the sampler, a whole number below 2^53; in training pass the step. Default 0 */
  seed?: number;
}

export interface GradientOption<F extends Floats = Floats> {
  /** Overwritten instead of allocating new arrays */
  out?: GradientArrays<F>;
}

/** Gradients of `total`. */
export interface Gradients<F extends Floats = Floats> {
  /** [N] */
  dBeta: F;
  /** [N·D], row-major */
  dX: F;
  /** [N], where `weights` came in */
  dWeights?: F;
  /** [N], where `distanceScale` came in */
  dDistanceScale?: F;
}
