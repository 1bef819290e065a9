/** Types that all functions share. */

/** Arrays of real numbers. The type of `beta` and `x` determines the precision of the whole call. */
export type Floats = Float32Array | Float64Array;

/**
 * What the other arrays of a call must be where `beta` is an F: of the same precision, over an ArrayBuffer or a
 * SharedArrayBuffer. `never` where F may be either, because then two arrays may differ.
 */
export type SamePrecision<F extends Floats> = [F] extends [Float32Array]
  ? Float32Array
  : [F] extends [Float64Array]
    ? Float64Array
    : never;

/** An array of F's precision that a call allocates. */
export type NewArray<F extends Floats> = F extends Float32Array ? Float32Array<ArrayBuffer> : Float64Array<ArrayBuffer>;

/** Bits per number in the arrays of a call. */
export type Precision = 32 | 64;

/** Object ids. TrackML's ids exceed 2^53 and need a BigInt64Array; plain numbers must be safe integers. */
export type Ids = Int32Array | Uint32Array | BigInt64Array | BigUint64Array | readonly number[];

/** Ids as results hold them: in the type of the input, an array of numbers as float64. */
export type TypedIds = Exclude<Ids, readonly number[]> | Float64Array;

/** Marks hits of interest by true or 1; in a Uint8Array every value but 0 marks a hit. */
export type ObjectMask = Uint8Array | readonly (boolean | number)[];

/**
 * Arrays that receive the gradients. They have the type and lengths of the inputs and must not share memory with an
 * input or with each other. The check cannot recognise two SharedArrayBuffer objects over the same memory, so avoid
 * those.
 */
export interface GradientArrays<F extends Floats = Floats> {
  /** [N] */
  dBeta?: F;
  /** [N·D], row-major */
  dX?: F;
  /** [N], if `weights` are given */
  dWeights?: F;
  /** [N], if `distanceScale` is given */
  dDistanceScale?: F;
}
