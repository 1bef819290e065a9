/** The public types of the losses' gradients, and of the arrays that receive them. */
import type { Floats, GradientArrays, NewArray, SamePrecision } from "../types.ts";

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

/** Optional inputs that get a gradient if they are given. */
export interface GradientSources<F extends Floats = Floats> {
  /** [N], then there is `dWeights` [N] */
  weights?: F;
  /** [N], then there is `dDistanceScale` [N] */
  distanceScale?: F;
}

/**
 * Input of a function with gradients. The first member is what is checked; the second has the compiler read which arrays
 * are given, of which type, so that `GradientsOf` can say so of the result.
 */
export type GradientInput<F extends Floats, Input, Out, Given> =
  | (Input & GradientOption<SamePrecision<F>>)
  | (Input &
      GradientOption<SamePrecision<F>> &
      Read<Given, keyof GradientSources> & {
        /** As in `GradientOption` */
        out?: Read<Out, keyof Gradients>;
      });

type Read<Given, Name> = { [Key in keyof Given & Name]: Given[Key] };

/**
 * The gradients of a call whose beta is an F: each the array of `out` where that was given, else a new one. dWeights and
 * dDistanceScale are there for sure where their inputs were given for sure.
 */
export type GradientsOf<F extends Floats, Out, Given> = Received<F, Out> &
  Required<Pick<Received<F, Out>, SurelyGiven<Given>>>;

type Received<F extends Floats, Out> = {
  [Name in keyof Gradients]: Name extends keyof Out
    ? Exclude<Out[Name], undefined> | (undefined extends Out[Name] ? NewArray<F> : never)
    : NewArray<F>;
};

type SurelyGiven<Given> =
  | (Given extends { weights: Floats } ? "dWeights" : never)
  | (Given extends { distanceScale: Floats } ? "dDistanceScale" : never);
