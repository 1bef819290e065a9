/** The largest numbers that the input checks accept. Within these limits no intermediate float64 sum overflows. */
import type { Precision } from "../types.ts";

/** Largest |w| and qMin. Together with the limits of x it keeps every float64 sum finite. */
export const LARGEST_WEIGHT = 1e15;
/** Largest |x|: the square of a difference, summed over the coordinates, stays finite in every later product. */
export const LARGEST_X: Readonly<Record<Precision, number>> = { 32: 1e15, 64: 1e100 };
/** Largest maxNRep. Above it i·(n mod maxNRep) could exceed the exact integers of float64 (sampler.ts). */
export const LARGEST_CAP: number = 2 ** 26;
/** Most events of a batch, far above what one holds: losses return numbers for each, and more would end the process. */
export const MOST_EVENTS: number = 2 ** 22;
