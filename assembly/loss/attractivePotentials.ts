// Attractive potentials: f(u) and df/du of the scaled squared distance u. There are N pairs, not N·K, so one kernel
// chooses the potential at run time, in scalar float64. src/conventions/convention.ts explains each kind.
import { AttractionKind } from "../event/choices";
import { exp, log1p } from "../numeric/math";

/** `parameter` is the coefficient of u in the logarithm. */
export function attractionValue(kind: AttractionKind, parameter: f64, u: f64): f64 {
  if (kind == AttractionKind.SQUARE) return u;
  if (kind == AttractionKind.LOG) return log1p(parameter * u);
  if (kind == AttractionKind.HUBER) return huber(sqrt(u) + 1e-5);
  if (kind == AttractionKind.WELL) return u == 0 ? 0 : -exp(-2 * u);
  if (kind == AttractionKind.PRECONDENSATION) return 1 - exp(-50 * u) + 0.1 * sqrt(u + 1e-6);
  if (kind == AttractionKind.DEAD_ZONE) return 1 - exp(-10 * u);
  return sqrt(u + 1e-4);
}

export function attractionSlope(kind: AttractionKind, parameter: f64, u: f64): f64 {
  if (kind == AttractionKind.SQUARE) return 1;
  if (kind == AttractionKind.LOG) return parameter / (1 + parameter * u);
  if (kind == AttractionKind.HUBER) return u == 0 ? 0 : huberSlope(sqrt(u) + 1e-5) / (2 * sqrt(u));
  if (kind == AttractionKind.WELL) return u == 0 ? 0 : 2 * exp(-2 * u);
  if (kind == AttractionKind.PRECONDENSATION) return 50 * exp(-50 * u) + 0.05 / sqrt(u + 1e-6);
  if (kind == AttractionKind.DEAD_ZONE) return 10 * exp(-10 * u);
  return 0.5 / sqrt(u + 1e-4);
}


@inline function huber(v: f64): f64 {
  return v <= 4 ? v * v : 8 * (v - 4);
}


@inline function huberSlope(v: f64): f64 {
  return v <= 4 ? 2 * v : 8;
}
