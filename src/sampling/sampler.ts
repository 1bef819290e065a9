/**
 * The tiger sampler. It selects m of n pairs within reach and gives each a weight.
 *
 * The sampling is stratified. With n = Q·m + R, stratum i holds the s_i ranks from b_i = i·Q + floor(i·R / m) up to,
 * but not including, b_{i+1}. One of these ranks is drawn, and its pair gets the weight s_i. So there are exactly m
 * distinct pairs, their weights sum to n, and the expectation of the weighted sum is the sum over all pairs. Draw i of
 * event e uses words 2(i mod 2) and 2(i mod 2) + 1 of Philox4x32-10 at counter (floor(i / 2), 0, e, 0), so it depends
 * only on (seed, e, i).
 */
import { keyOf, type PhiloxKey, philoxBatch, uniform53 } from "../numeric/philox.ts";

/**
 * Returns the first rank of stratum i of m over n ranks. It is exact for n < 2^53 and i ≤ m ≤ 2^26: i·R stays below
 * 2^52.
 */
export function stratumStart(n: number, m: number, i: number): number {
  return boundary(Math.floor(n / m), n % m, m, i);
}

/** The same with n = whole·m + rest. The division by m is the slowest step, so it is done once for all strata. */
function boundary(whole: number, rest: number, m: number, i: number): number {
  return i * whole + Math.floor((i * rest) / m);
}

/** The draws of one event: m ascending ranks below n, one per stratum. */
export class Sampler {
  readonly #key: PhiloxKey;
  /** Four words for each counter, which serve two draws; as long as the largest chunk so far needed. */
  #words = new Uint32Array(0);

  constructor(
    seed: number,
    readonly event: number,
    readonly n: number,
    readonly m: number,
  ) {
    this.#key = keyOf(seed);
  }

  /** Writes the ranks and weights of draws first, first + 1, … to the arrays and returns how many it wrote. */
  draw(first: number, ranks: Float64Array, weights: Float64Array): number {
    const { n, m } = this;
    const drawn = Math.min(ranks.length, m - first);
    const odd = first % 2;
    const words = this.#batch((first - odd) / 2, Math.ceil((drawn + odd) / 2));
    const whole = Math.floor(n / m);
    const rest = n % m;
    // the remainder of i·rest by m goes along: no draw divides
    const before = Math.floor((first * rest) / m);
    let remainder = first * rest - before * m;
    let start = first * whole + before;
    for (let i = 0; i < drawn; i++) {
      remainder += rest;
      const carry = remainder >= m ? 1 : 0;
      remainder -= carry * m;
      const size = whole + carry;
      const w = 2 * (i + odd);
      ranks[i] = start + Math.floor(uniform53(words[w], words[w + 1]) * size);
      weights[i] = size;
      start += size;
    }
    return drawn;
  }

  /** The words of `count` counters from `first` on. */
  #batch(first: number, count: number): Uint32Array {
    if (this.#words.length < 4 * count) this.#words = new Uint32Array(4 * count);
    philoxBatch(this.#key, [first, 0, this.event, 0], count, this.#words);
    return this.#words;
  }
}
