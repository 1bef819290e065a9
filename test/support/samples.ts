/** Random input for property tests, from a seed that a failure prints: hits of a few objects and noise in a box. */
import { keyOf, philox4x32, uniform53 } from "../../src/numeric/philox.ts";

export interface SampleSizes {
  seed: number;
  hits: number;
  objects: number;
  dims: number;
  /** Width of the box of coordinates: about 1 and most pairs are within reach, 3 and few are */
  width: number;
}

export interface Sample<F extends Float32Array | Float64Array> {
  beta: F;
  x: F;
  weights: F;
  objectId: Int32Array;
}

/** Numbers in [0, 1). */
export function uniforms(seed: number): () => number {
  const key = keyOf(seed);
  const words = new Uint32Array(4);
  let i = 0;
  return () => {
    philox4x32(key, [i++, 0, 0, 2], words);
    return uniform53(words[0], words[1]);
  };
}

/** In float64 beta keeps away from 0 and 1; object ids are 1 … objects, 0 is noise; every object may be empty. */
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
