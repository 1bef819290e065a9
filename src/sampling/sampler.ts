/**
 * The tiger sampler: which of n pairs within reach are kept when at most m may be, and what each then weighs.
 *
 * Stratified: with n = Q·m + R, stratum i holds the ranks from b_i = i·Q + floor(i·R / m) up to b_{i+1}; it draws one of
 * its s_i ranks, and that pair weighs s_i. So exactly m distinct pairs, weights that sum to n, and a sum over the
 * sample whose expectation is the sum over all pairs. Draw i of event e comes from words 2(i mod 2) and 2(i mod 2) + 1
 * of Philox4x32-10 at counter (floor(i / 2), 0, e, 0): a function of (seed, e, i) alone.
 */
import { keyOf, type PhiloxKey, philox4x32, uniform53 } from "../numeric/philox.ts";

/** The first rank of stratum i of m over n ranks. Exact for n < 2^53, i ≤ m ≤ 2^26: i·R stays below 2^52. */
export function stratumStart(n: number, m: number, i: number): number {
  return boundary(Math.floor(n / m), n % m, m, i);
}

/** The same, of n = whole·m + rest: division is the slowest of its steps, and the same for all strata. */
function boundary(whole: number, rest: number, m: number, i: number): number {
  return i * whole + Math.floor((i * rest) / m);
}

/** Draws of one event: m ascending ranks below n, one a stratum. */
export class Sampler {
  readonly #key: PhiloxKey;
  readonly #counter: [number, number, number, number];
  /** The words of a counter block, which serve two draws. */
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

  /** Writes the ranks and weights of draws first, first + 1, … to the arrays; returns how many there were. */
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
