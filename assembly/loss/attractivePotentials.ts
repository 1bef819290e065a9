// Attractive potentials: f(u) and df/du of the scaled squared distance u. They see N pairs, not N·K, so one kernel
// chooses among them at run time, in plain float64. Numbered in src/event/conventionFields.ts.
import { exp, log1p } from "../numeric/math";

/** `parameter` is the coefficient of u in the logarithm. */
export function attractionValue(kind: usize, parameter: f64, u: f64): f64 {
  if (kind == 0) return u;
  if (kind == 1) return log1p(parameter * u);
  if (kind == 2) return huber(sqrt(u) + 1e-5);
  if (kind == 3) return u == 0 ? 0 : -exp(-2 * u);
  if (kind == 4) return 1 - exp(-50 * u) + 0.1 * sqrt(u + 1e-6);
  if (kind == 5) return 1 - exp(-10 * u);
  return sqrt(u + 1e-4);
}

export function attractionSlope(kind: usize, parameter: f64, u: f64): f64 {
  if (kind == 0) return 1;
  if (kind == 1) return parameter / (1 + parameter * u);
  if (kind == 2) return u == 0 ? 0 : huberSlope(sqrt(u) + 1e-5) / (2 * sqrt(u));
  if (kind == 3) return u == 0 ? 0 : 2 * exp(-2 * u);
  if (kind == 4) return 50 * exp(-50 * u) + 0.05 / sqrt(u + 1e-6);
  if (kind == 5) return 10 * exp(-10 * u);
  return 0.5 / sqrt(u + 1e-4);
}


@inline function huber(v: f64): f64 {
  return v <= 4 ? v * v : 8 * (v - 4);
}


@inline function huberSlope(v: f64): f64 {
  return v <= 4 ? 2 * v : 8;
}
