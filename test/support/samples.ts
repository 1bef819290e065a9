/** Random input for property tests: hits of a few objects and noise in a box. A failure prints the seed. */
import { keyOf, philox4x32, uniform53 } from "../../src/numeric/philox.ts";

export interface SampleSizes {
  seed: number;
  hits: number;
  objects: number;
  dims: number;
  /** Width of the box of coordinates: at about 1 most pairs are within reach, at 3 few are */
  width: number;
}

export interface Sample<F extends Float32Array | Float64Array> {
  beta: F;
  x: F;
  weights: F;
  objectId: Int32Array;
}

/** Returns a generator of numbers in [0, 1). */
export function uniforms(seed: number): () => number {
  const key = keyOf(seed);
  const words = new Uint32Array(4);
  let i = 0;
  return () => {
    philox4x32(key, [i++, 0, 0, 2], words);
    return uniform53(words[0], words[1]);
  };
}

/** In float64 beta stays away from 0 and 1. Object ids are 1 … objects, 0 is noise; any object may be empty. */
export function sample<F extends Float32Array | Float64Array>(
  type: { from(source: { length: number }, map: () => number): F },
  { seed, hits, objects, dims, width }: SampleSizes,
): Sample<F> {
  const next = uniforms(seed);
  return {
    beta: type.from({ length: hits }, () => 0.05 + 0.85 * next()),
    x: type.from({ length: hits * dims }, () => width * (next() - 0.5)),
    weights: type.from({ length: hits }, () => 0.5 + next()),
    objectId: Int32Array.from({ length: hits }, () => Math.floor(next() * (objects + 1))),
  };
}
