/** What goes in and comes out of the losses: the types of the public API. */
import type { Convention } from "./conventions/convention.ts";

/** The type of `beta` and `x` picks the precision of the whole call. */
export type Floats = Float32Array | Float64Array;

/** Object ids; BigInt64Array holds those of TrackML, which exceed 2^53. Plain numbers must be safe integers. */
export type Ids = Int32Array | Uint32Array | BigInt64Array | BigUint64Array | readonly number[];

export interface LossWeights {
  attractive?: number;
  repulsive?: number;
  coward?: number;
  noise?: number;
}

/** Arguments of `condensationLoss`, N hits in D dimensions. */
export interface LossInput<F extends Floats = Floats> {
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
  /** [N] hits of particles of interest, true or 1 (in bytes not 0); read where the convention has a mask (gnn_tracking) */
  objectMask?: Uint8Array | readonly (boolean | number)[];
  /** [N] energies, |E| ≤ 1e15, for conventions that weigh by them (mlpfHgcal) */
  hitEnergy?: F;
  /** [N] lengths d that scale distances, from 0 to 1e15, for conventions with a scale (HGCalML); default 1 */
  distanceScale?: F;
  /** [N] an object weighs as much as its condensation point here, |o| ≤ 1e15 (HGCalML); default 1 */
  objectWeight?: F;
  /** [N] from 0 to 1, 1 takes a hit out, for conventions with spectators (HGCalML); default 0 */
  spectatorWeight?: F;
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

/**
 * Arrays that receive the gradients, of the inputs' type and lengths; they may not share memory with an input. (Two
 * SharedArrayBuffer objects over the same memory cannot be told apart: keep those away from each other yourself.)
 */
export interface GradientArrays<F extends Floats = Floats> {
  dBeta?: F;
  dX?: F;
  dWeights?: F;
  dDistanceScale?: F;
}

export interface GradientOption<F extends Floats = Floats> {
  /** Overwritten instead of allocating new arrays */
  out?: GradientArrays<F>;
}

/** The four terms without loss weights, and their weighted sum. */
export interface Terms {
  attractive: number;
  repulsive: number;
  coward: number;
  noise: number;
  total: number;
}

export interface Loss extends Terms {
  /** Each event's own terms, in order; one entry without `rowSplits` */
  events: Terms[];
}

export interface TigerTerms extends Terms {
  /** Pairs of a hit and another object's condensation point within reach, before sampling */
  nRep: number;
}

export interface TigerLoss extends TigerTerms {
  events: TigerTerms[];
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
