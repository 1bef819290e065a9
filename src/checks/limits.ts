/** The largest numbers that input checks let through: within them no float64 sum overflows on the way. */
import type { Precision } from "../types.ts";

/** |w| and qMin up to here keep every float64 sum finite, together with the limits of x. */
export const LARGEST_WEIGHT = 1e15;
/** Largest |x|: the square of a difference, summed over the coordinates, stays finite in every later product. */
export const LARGEST_X: Readonly<Record<Precision, number>> = { 32: 1e15, 64: 1e100 };
/** Above it i·(n mod maxNRep) leaves the exact integers (sampler.ts). */
export const LARGEST_CAP: number = 2 ** 26;
