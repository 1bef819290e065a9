/** The trials of a scan: every pair of a grid, or random ones. */
import { keyOf, philox4x32, uniform53 } from "../numeric/philox.ts";

/** Every threshold with every length; the order is that of the pairs, whose second value runs fastest. */
export function gridTrials(first: readonly number[], second: readonly number[]): [number, number][] {
  return first.flatMap((a) => second.map((b): [number, number] => [a, b]));
}

/** A parameter of random trials, drawn evenly; a whole one from whole numbers, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

/** Draw i has words 0 and 1 of Philox counter (i, 0, 0, 0) for the first parameter, 2 and 3 for the second. */
export function randomTrials(count: number, seed: number, first: Range, second: Range): [number, number][] {
  const key = keyOf(seed);
  const words = new Uint32Array(4);
  return Array.from({ length: count }, (_, i) => {
    philox4x32(key, [i, 0, 0, 0], words);
    return [place(first, uniform53(words[0], words[1])), place(second, uniform53(words[2], words[3]))];
  });
}

function place({ from, to, whole }: Range, u: number): number {
  return whole ? from + Math.floor(u * (to - from + 1)) : from + u * (to - from);
}
