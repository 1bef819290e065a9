/** Object ids of every kind and at every limit: object numbers 1 … K, 0 for noise, to ids. */
import type { Ids } from "../../../src/index.ts";

interface IdStyle {
  readonly noiseThreshold?: number;
  /** Ids of noise, in turn. */
  readonly noise: readonly bigint[];
  /** The id of object k ≥ 1. */
  object(k: bigint): bigint;
  from(ids: bigint[]): Ids;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const ints = (ids: bigint[]): Ids => Int32Array.from(ids, Number);
const words = (ids: bigint[]): Ids => Uint32Array.from(ids, Number);
const numbers = (ids: bigint[]): Ids => ids.map(Number);
const bigInts = (ids: bigint[]): Ids => BigInt64Array.from(ids);
const bigWords = (ids: bigint[]): Ids => BigUint64Array.from(ids);

export const ID_STYLES: Readonly<Record<string, IdStyle>> = {
  ints: { noise: [0n], object: (k) => k, from: ints },
  intLimits: { noiseThreshold: -5, noise: [-5n, -(2n ** 31n)], object: (k) => 2n ** 31n - k, from: ints },
  negative: { noiseThreshold: -1000, noise: [-1000n, -1001n], object: (k) => k - 1000n, from: ints },
  words: { noise: [0n], object: (k) => 2n ** 32n - k, from: words },
  numbers: { noise: [0n, -SAFE], object: (k) => SAFE - k, from: numbers },
  fromZero: { noiseThreshold: -1, noise: [-1n, -7n], object: (k) => 3n * k - 3n, from: numbers },
  // neighbours that float64 cannot tell apart
  beyond53: { noise: [0n, -(2n ** 63n)], object: (k) => 2n ** 53n + k, from: bigInts },
  beyond62: { noise: [-1n], object: (k) => 2n ** 63n - k, from: bigInts },
  lowest: {
    noiseThreshold: -Number.MAX_SAFE_INTEGER,
    noise: [-SAFE, -SAFE - 1n],
    object: (k) => k - SAFE,
    from: bigInts,
  },
  bigWords: { noiseThreshold: Number.MAX_SAFE_INTEGER, noise: [SAFE, 0n], object: (k) => SAFE + k, from: bigWords },
  bigWordLimits: { noise: [0n], object: (k) => 2n ** 64n - k, from: bigWords },
};

/** As a call's options. */
export function idsOf(style: string, objects: readonly number[]): { objectId: Ids; noiseThreshold?: number } {
  const { noise, object, from, noiseThreshold } = ID_STYLES[style];
  const ids = objects.map((k, j) => (k > 0 ? object(BigInt(k)) : noise[j % noise.length]));
  return { objectId: from(ids), ...(noiseThreshold !== undefined && { noiseThreshold }) };
}
