/**
 * Philox4x32-10, the counter-based random number generator of Random123 (Salmon et al., SC 2011). It is a pure function
 * from (key, counter) to four 32-bit words, so draws can be made in any order and are equal on every engine.
 */

// Signed 32-bit integers, because engines compute with them twice as fast as with numbers above 2^31.
const M0 = 0xd2511f53 | 0;
const M1 = 0xcd9e8d57 | 0;
const W0 = 0x9e3779b9 | 0;
const W1 = 0xbb67ae85 | 0;

/** A 64-bit key as 32-bit words, least significant first. */
export type PhiloxKey = readonly [number, number];
/** A 128-bit counter as 32-bit words, least significant first. */
export type PhiloxCounter = readonly [number, number, number, number];

/**
 * Returns the upper 32 bits of the 64-bit product of two 32-bit words. It uses only 32-bit integer steps, for speed.
 */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16);
  const other = Math.imul(aLow, bHigh) + (middle & 0xffff);
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (other >>> 16)) | 0;
}

/** Writes the four 32-bit words of `counter` under `key` to `out[0]` … `out[3]`. */
export function philox4x32(key: PhiloxKey, counter: PhiloxCounter, out: Uint32Array): void {
  let k0 = key[0] | 0;
  let k1 = key[1] | 0;
  let c0 = counter[0] | 0;
  let c1 = counter[1] | 0;
  let c2 = counter[2] | 0;
  let c3 = counter[3] | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(M0, c0);
    const high1 = multiplyHigh(M1, c2);
    const low0 = Math.imul(M0, c0);
    const low1 = Math.imul(M1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** Returns the key of a seed, (seed mod 2^32, floor(seed / 2^32)), for whole seeds from 0 to 2^53 − 1. */
export function keyOf(seed: number): PhiloxKey {
  return [seed >>> 0, Math.floor(seed / 0x100000000)];
}

/** Returns a number in [0, 1) with 53 random bits, from two words. */
export function uniform53(high: number, low: number): number {
  return ((high >>> 5) * 0x4000000 + (low >>> 6)) / 0x20000000000000;
}
