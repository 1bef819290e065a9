/** Confidence intervals of fractions. */
import type { Fraction } from "./results.ts";

/**
 * The Wilson score interval of `matched` of `all` at `z` standard deviations; null for a fraction of nothing. Unlike the
 * normal approximation it stays within 0 and 1, and is not empty at either end.
 *
 * Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209.
 */
export function wilson(matched: number, all: number, z: number): Fraction | null {
  if (all === 0) return null;
  const value = matched / all;
  const square = (z * z) / all;
  const centre = (value + square / 2) / (1 + square);
  const half = Math.sqrt(square * (value * (1 - value) + square / 4)) / (1 + square);
  return {
    value,
    // rounding could part them from the fraction at the ends, and where z² is too small for all digits
    low: Math.min(value, centre - half),
    high: Math.max(value, Math.min(1, centre + half)),
  };
}
