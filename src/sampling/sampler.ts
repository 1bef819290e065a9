/**
 * The tiger sampler. It selects m of n pairs within reach and gives each a weight.
 *
 * The sampling is stratified. With n = Q·m + R, stratum i holds the s_i ranks from b_i = i·Q + floor(i·R / m) up to,
 * but not including, b_{i+1}. One of these ranks is drawn, and its pair gets the weight s_i. So there are exactly m
 * distinct pairs, their weights sum to n, and the expectation of the weighted sum is the sum over all pairs. Draw i of
 * event e uses words 2(i mod 2) and 2(i mod 2) + 1 of Philox4x32-10 at counter (floor(i / 2), 0, e, 0), so it depends
 * only on (seed, e, i).
 */
import { keyOf, type PhiloxKey, philox4x32, uniform53 } from "../numeric/philox.ts";

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
  readonly #counter: [number, number, number, number];
  /** The four words at one counter; they serve two draws. */
  readonly #words = new Uint32Array(4);

  constructor(
    seed: number,
    readonly event: number,
    readonly n: number,
    readonly m: number,
  ) {
    this.#key = keyOf(seed);
    this.#counter = [0, 0, event, 0];
  }

  /** Writes the ranks and weights of draws first, first + 1, … to the arrays and returns how many it wrote. */
  draw(first: number, ranks: Float64Array, weights: Float64Array): number {
    const { n, m } = this;
    const words = this.#words;
    const drawn = Math.min(ranks.length, m - first);
    const whole = Math.floor(n / m);
    const rest = n % m;
    let start = boundary(whole, rest, m, first);
    for (let i = 0; i < drawn; i++) {
      const odd = (first + i) % 2;
      if (odd === 0 || i === 0) {
        this.#counter[0] = (first + i - odd) / 2;
        philox4x32(this.#key, this.#counter, words);
      }
      const end = boundary(whole, rest, m, first + i + 1);
      const u = uniform53(words[2 * odd], words[2 * odd + 1]);
      ranks[i] = start + Math.floor(u * (end - start));
      weights[i] = end - start;
      start = end;
    }
    return drawn;
  }
}
