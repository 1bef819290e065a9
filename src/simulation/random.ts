/**
 * Random numbers of the simulation. Each (seed, stream) has its own Philox stream, so the draws of a particle do not
 * depend on how many another one used. The counter is (draw, stream, 0, 1). Its last word separates these draws from
 * those of the loss's sampler, where that word is 0.
 */
import { keyOf, philox4x32, uniform53 } from "../numeric/philox.ts";

/** A stream of random numbers. */
export interface RandomStream {
  /** Draws a number uniformly from [low, high). */
  uniform(low: number, high: number): number;
  /** Draws a number from the normal distribution with mean 0 and standard deviation `sigma`. */
  normal(sigma: number): number;
}

/** Returns stream number `stream` (a whole number below 2^32) of `seed` (a whole number from 0 to 2^53 − 1). */
export function randomStream(seed: number, stream: number): RandomStream {
  const key = keyOf(seed);
  const words = new Uint32Array(4);
  let draw = 0;
  const next = (): number => {
    philox4x32(key, [draw++, stream, 0, 1], words);
    return uniform53(words[0], words[1]);
  };
  return {
    uniform: (low, high) => low + (high - low) * next(),
    normal: (sigma) => {
      // Box-Muller; 1 − u is never 0, so the logarithm is finite.
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      return sigma * radius * Math.cos(2 * Math.PI * uniform53(words[2], words[3]));
    },
  };
}
