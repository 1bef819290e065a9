/** Objects of one event: condensation points, centres and scales, and the gradient from these back to the hits. */
import type { Charges, Weights } from "./charges.ts";
import type { Event } from "./event.ts";
import { type Sum, type Sums, sums } from "./sums.ts";

export interface Mean {
  /** Fraction of the mean in the centre (and scale), from 0 to 1 */
  mix: number;
  weight: Weights;
  /** Σ v + centreEpsilon */
  total: number;
  x: number[];
  distanceScale: number;
}

export interface CondensationObject {
  own: number[];
  /** The hits that are attracted */
  attracted: number[];
  alpha: number;
  /** o_k */
  weight: number;
  centre: number[];
  /** d_k */
  distance: number;
  mean: Mean;
  /** A_k, R_k */
  attraction: number;
  repulsion: number;
}

export function objects(event: Event, charges: Charges): CondensationObject[] {
  const { convention, D, x, distanceScale } = event;
  return event.own.map((own) => {
    const attracted = convention.mask === "hits" ? own.filter((j) => event.masked[j]) : own;
    const key = convention.alphaBy === "charge" ? charges.charge.value : charges.b;
    const alpha = attracted.reduce((best, j) => (key[j] > key[best] ? j : best));
    const mean = meanOf(event, charges.centre, attracted);
    const { mix } = mean;
    const strength = (weights: Weights): number =>
      convention.objectStrength === "alpha"
        ? weights.value[alpha]
        : attracted.reduce((sum, j) => sum + charges.charge.value[j], 0);
    return {
      own,
      attracted,
      alpha,
      weight: event.objectWeight[alpha],
      centre: mean.x.map((v, i) => (mix > 0 ? (1 - mix) * x[alpha * D + i] + mix * v : x[alpha * D + i])),
      distance:
        convention.scaleOf === "mixed" && mix > 0
          ? (1 - mix) * distanceScale[alpha] + mix * mean.distanceScale
          : distanceScale[alpha],
      mean,
      attraction: strength(charges.attraction),
      repulsion: strength(charges.charge),
    };
  });
}

function meanOf({ convention, D, x, distanceScale }: Event, weight: Weights, own: number[]): Mean {
  const { centreMix, centreRounds, centreEpsilon } = convention;
  const total = own.reduce((sum, j) => sum + weight.value[j], 0) + centreEpsilon;
  const mean = (values: number[], stride: number, i: number): number =>
    total > 0 ? own.reduce((sum, j) => sum + weight.value[j] * values[j * stride + i], 0) / total : 0;
  return {
    mix: centreRounds && centreMix > 1 - 1e-6 ? 1 : centreMix,
    weight,
    total,
    x: Array.from({ length: D }, (_, i) => mean(x, D, i)),
    distanceScale: mean(distanceScale, 1, 0),
  };
}

/** Derivatives with respect to the quantities of one object. */
export interface ObjectSums {
  centre: Sum[];
  distance: Sum;
  strength: Sum;
}

export function objectSums(D: number): ObjectSums {
  const [distance, strength] = sums(2);
  return { centre: sums(D), distance, strength };
}

/** Passes derivatives from an object's centre and scale on to the hits. `grad.beta` is with respect to b. */
export function centreToHits(event: Event, object: CondensationObject, by: ObjectSums, grad: Sums): void {
  const { D, x, distanceScale } = event;
  const { attracted, alpha, mean } = object;
  const { mix, weight, total } = mean;
  const scaleMixes = event.convention.scaleOf === "mixed";
  for (const [i, sum] of by.centre.entries()) sum.flow(grad.x[alpha * D + i], 1 - mix);
  by.distance.flow(grad.distanceScale[alpha], scaleMixes ? 1 - mix : 1);
  if (mix === 0 || total === 0) return;
  for (const j of attracted) {
    const part = (mix * weight.value[j]) / total;
    const slope = (mix * weight.slope[j]) / total;
    by.centre.forEach((sum, i) => {
      sum.flow(grad.x[j * D + i], part);
      sum.flow(grad.beta[j], slope * (x[j * D + i] - mean.x[i]));
    });
    if (!scaleMixes) continue;
    by.distance.flow(grad.distanceScale[j], part);
    by.distance.flow(grad.beta[j], slope * (distanceScale[j] - mean.distanceScale));
  }
}
