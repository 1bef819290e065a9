/**
 * Philox4x32-10, the counter-based random number generator of Random123 (Salmon et al., SC 2011). It is a pure function
 * from (key, counter) to four 32-bit words, so draws can be made in any order and are equal on every engine.
 */

// Signed 32-bit integers, because engines compute with them twice as fast as with numbers above 2^31.
const M0 = 0xd2511f53 | 0;
const M1 = 0xcd9e8d57 | 0;
const M0_HIGH = 0xd251;
const M0_LOW = 0x1f53;
const M1_HIGH = 0xcd9e;
const M1_LOW = 0x8d57;
const W0 = 0x9e3779b9 | 0;
const W1 = 0xbb67ae85 | 0;

/** A 64-bit key as 32-bit words, least significant first. */
export type PhiloxKey = readonly [number, number];
/** A 128-bit counter as 32-bit words, least significant first. */
export type PhiloxCounter = readonly [number, number, number, number];

/** Writes the four 32-bit words of `counter` under `key` to `out[0]` … `out[3]`. */
export function philox4x32(key: PhiloxKey, counter: PhiloxCounter, out: Uint32Array): void {
  philoxBatch(key, counter, 1, out);
}

/**
 * Writes the words of `count` counters, whose first words are that of `counter` and the next ones: four words each. The
 * upper halves of products, by 32-bit integers alone, are written out: engines leave them calls where they inline the loop.
 */
export function philoxBatch(key: PhiloxKey, counter: PhiloxCounter, count: number, out: Uint32Array): void {
  const key0 = key[0] | 0;
  const key1 = key[1] | 0;
  const first = counter[0] | 0;
  const second = counter[1] | 0;
  const third = counter[2] | 0;
  const fourth = counter[3] | 0;
  for (let i = 0; i < count; i++) {
    let k0 = key0;
    let k1 = key1;
    let c0 = (first + i) | 0;
    let c1 = second;
    let c2 = third;
    let c3 = fourth;
    for (let round = 0; round < 10; round++) {
      const low0 = c0 & 0xffff;
      const low2 = c2 & 0xffff;
      const high0 = c0 >>> 16;
      const high2 = c2 >>> 16;
      const middle0 = Math.imul(M0_HIGH, low0) + (Math.imul(M0_LOW, low0) >>> 16);
      const middle2 = Math.imul(M1_HIGH, low2) + (Math.imul(M1_LOW, low2) >>> 16);
      const other0 = Math.imul(M0_LOW, high0) + (middle0 & 0xffff);
      const other2 = Math.imul(M1_LOW, high2) + (middle2 & 0xffff);
      const upper0 = Math.imul(M0_HIGH, high0) + (middle0 >>> 16) + (other0 >>> 16);
      const upper2 = Math.imul(M1_HIGH, high2) + (middle2 >>> 16) + (other2 >>> 16);
      const product0 = Math.imul(M0, c0);
      c0 = upper2 ^ c1 ^ k0;
      c1 = Math.imul(M1, c2);
      c2 = upper0 ^ c3 ^ k1;
      c3 = product0;
      k0 = (k0 + W0) | 0;
      k1 = (k1 + W1) | 0;
    }
    out[4 * i] = c0;
    out[4 * i + 1] = c1;
    out[4 * i + 2] = c2;
    out[4 * i + 3] = c3;
  }
}

/** Returns the key of a seed, (seed mod 2^32, floor(seed / 2^32)), for whole seeds from 0 to 2^53 − 1. */
export function keyOf(seed: number): PhiloxKey {
  return [seed >>> 0, Math.floor(seed / 0x100000000)];
}

/** Returns a number in [0, 1) with 53 random bits, from two words. */
export function uniform53(high: number, low: number): number {
  return ((high >>> 5) * 0x4000000 + (low >>> 6)) / 0x20000000000000;
}
