/** Array types that all functions share. */

/** The type of `beta` and `x` picks the precision of the whole call. */
export type Floats = Float32Array | Float64Array;

/** Bits of a number of the call's arrays. */
export type Precision = 32 | 64;

/** Object ids; BigInt64Array holds those of TrackML, which exceed 2^53. Plain numbers must be safe integers. */
export type Ids = Int32Array | Uint32Array | BigInt64Array | BigUint64Array | readonly number[];

/** Hits of interest: true or 1, in bytes not 0. */
export type ObjectMask = Uint8Array | readonly (boolean | number)[];

/** The gradients, and the input that each is of. */
export const GRADIENTS = { dBeta: "beta", dX: "x", dWeights: "weights", dDistanceScale: "distanceScale" } as const;

/**
 * Arrays that receive the gradients, of the inputs' type and lengths; they may not share memory with an input. (Two
 * SharedArrayBuffer objects over the same memory cannot be told apart: keep those away from each other yourself.)
 */
export type GradientArrays<F extends Floats = Floats> = { -readonly [Gradient in keyof typeof GRADIENTS]?: F };
