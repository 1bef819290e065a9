/**
 * f_att(u) and f_rep(u), with u the scaled square of a distance, each with its derivative and its contribution to S.
 */
import type { Convention } from "../../src/conventions/convention.ts";

/** `magnitude` is the value's contribution to S: at least 1 if the function is computed from numbers near 1. */
export interface PairValue {
  value: number;
  slope: number;
  magnitude: number;
}

const roundE = Math.fround(Math.E);

function pairValue(value: number, slope: number, magnitude: number = Math.max(1, Math.abs(value))): PairValue {
  return { value, slope, magnitude };
}

function logarithm(u: number, factor: number): PairValue {
  return pairValue(Math.log1p(factor * u), factor / (1 + factor * u));
}

/** f_att(u). Below the distance `nearest` the square underflows, and a pair has no direction. */
export function attraction(convention: Convention, u: number, nearest: number): PairValue {
  switch (convention.attraction) {
    case "square":
      return pairValue(u, 1, u);
    case "logHalf":
      return logarithm(u, Math.E / 2);
    case "logHalf32":
      return logarithm(u, roundE / 2);
    case "log":
      return logarithm(u, Math.E);
    case "huber": {
      const d = Math.sqrt(u);
      const v = d + 1e-5;
      const perD = d > nearest ? 1 / (2 * d) : 0;
      return v <= 4 ? pairValue(v * v, 2 * v * perD, v * v) : pairValue(8 * (v - 4), 8 * perD, 8 * v);
    }
    case "well":
      return u === 0 ? pairValue(0, 0) : pairValue(-Math.exp(-2 * u), 2 * Math.exp(-2 * u));
    case "precondensation": {
      const near = Math.exp(-50 * u);
      const root = Math.sqrt(u + 1e-6);
      return pairValue(1 - near + 0.1 * root, 50 * near + 0.05 / root);
    }
    case "deadZone":
      return pairValue(1 - Math.exp(-10 * u), 10 * Math.exp(-10 * u));
    case "root": {
      const root = Math.sqrt(u + 1e-4);
      return pairValue(root, 0.5 / root, root);
    }
  }
}

/** f_rep(u). It must not be called beyond the reach. */
export function repulsion(convention: Convention, u: number, nearest: number): PairValue {
  const { repulsionParameter: parameter } = convention;
  switch (convention.repulsion) {
    case "hinge":
    case "radiusGraph": {
      const d = Math.sqrt(u + parameter);
      const value = convention.repulsion === "hinge" ? Math.max(0, 1 - d) : 1 - d;
      return pairValue(value, d > nearest ? -0.5 / d : 0, 1);
    }
    case "gaussian": {
      const value = Math.exp(-parameter * u);
      return pairValue(value, -parameter * value, 1);
    }
    case "rootExponential": {
      const root = Math.sqrt(u + 1e-4);
      const value = Math.exp(-root / 5);
      return pairValue(value, -value / (10 * root), 1);
    }
  }
}

/** Returns the reach: pairs repel if u is below it. */
export function reach({ repulsion, repulsionParameter }: Convention): number {
  if (repulsion === "hinge") return 1 - repulsionParameter;
  return repulsion === "radiusGraph" ? 1 : Number.POSITIVE_INFINITY;
}
