/** One pair of a hit and an object: its distance, whether it is within reach, its value and derivatives. */
import type { Event } from "./event.ts";
import type { ObjectSums } from "./objects.ts";
import { type PairValue, reach } from "./pairFunctions.ts";
import type { Sum, Sums } from "./sums.ts";

export interface Scale {
  value: number;
  byObject: number;
  byHit: number;
}

/** One pair's contribution V = coefficient · strength · weight · w_j · f(stretch · |x_j − x_k|² / scale). */
export interface Pair {
  j: number;
  centre: number[];
  coefficient: number;
  strength: number;
  weight: number;
  weightSlope: number;
  stretch: number;
  stretchSlope: number;
  scale: Scale;
  /** Fraction of the gradient that the centre gets */
  toCentre: number;
  f(u: number): PairValue;
}

/** Returns the distance below which its square underflows. */
export const nearest = ({ precision }: Event): number => (precision === 32 ? 1e-19 : 1e-154);

export function addPair(event: Event, by: ObjectSums, term: Sum, grad: Sums, pair: Pair): void {
  const { j, centre, coefficient, strength, weight, scale, stretch } = pair;
  const { square, slope: squareSlope } = difference(event, j, centre);
  const u = (stretch * square) / scale.value;
  const { value, slope, magnitude } = pair.f(u);
  const add = (to: Sum, c: number): void => to.add(c * value, Math.abs(c * magnitude));
  const w = event.weights[j];
  const all = coefficient * strength * weight * w;
  add(term, all);
  add(grad.weights[j], coefficient * strength * weight);
  add(grad.beta[j], coefficient * strength * pair.weightSlope * w);
  add(by.strength, coefficient * weight * w);
  grad.beta[j].add(all * slope * (square / scale.value) * pair.stretchSlope);
  by.distance.add(-all * slope * (u / scale.value) * scale.byObject);
  grad.distanceScale[j].add(-all * slope * (u / scale.value) * scale.byHit);
  squareSlope.forEach((by2, i) => {
    const push = all * slope * (stretch / scale.value) * by2;
    grad.x[j * event.D + i].add(push);
    by.centre[i].add(-push * pair.toCentre);
  });
}

/** Returns |x_j − centre|² in the convention's metric, and its derivatives with respect to x_j. */
export function difference(
  { convention, D, x }: Event,
  j: number,
  centre: number[],
): { square: number; slope: number[] } {
  const d = Array.from({ length: D }, (_, i) => x[j * D + i] - centre[i]);
  if (convention.metric === "euclidean")
    return { square: d.reduce((sum, v) => sum + v * v, 0), slope: d.map((v) => 2 * v) };
  const length = d.reduce((sum, v) => sum + Math.abs(v), 0);
  return { square: length * length, slope: d.map((v) => 2 * length * Math.sign(v)) };
}

export function scaleOf({ convention }: Event, d: number): Scale {
  if (convention.scale === "linear") return { value: d + 1e-4, byObject: 1, byHit: 0 };
  if (convention.scale === "squared") return { value: d * d + 1e-4, byObject: 2 * d, byHit: 0 };
  return { value: 1, byObject: 0, byHit: 0 };
}

export function pushPullScale(ofObject: number, ofHit: number): Scale {
  return {
    value: 0.95 * ofObject * ofObject + 0.05 * ofHit * ofHit + 1e-4,
    byObject: 1.9 * ofObject,
    byHit: 0.1 * ofHit,
  };
}

/** Whether the pair is within reach, computed as in the kernels: in the call's precision, in coordinate order. */
export function isWithin(event: Event, j: number, centre: number[], scale: number, stretch: number): boolean {
  const { convention, precision, D, x } = event;
  const round = precision === 32 ? Math.fround : (v: number): number => v;
  let sum = 0;
  for (let i = 0; i < D; i++) {
    const d = round(x[j * D + i] - round(centre[i]));
    sum = round(sum + (convention.metric === "euclidean" ? round(d * d) : Math.abs(d)));
  }
  const square = convention.metric === "euclidean" ? sum : round(sum * sum);
  return round(stretch * square) < round(scale * reach(convention));
}
