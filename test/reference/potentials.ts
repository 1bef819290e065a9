/**
 * Attraction and repulsion of one event: which pairs contribute, with which factors, and the gradients in these
 * factors.
 */
import type { Charges, Weights } from "./charges.ts";
import type { Event } from "./event.ts";
import { attractionCoefficients, objectTotal, repulsionCoefficients } from "./norms.ts";
import { type CondensationObject, centreToHits, type ObjectSums, objectSums } from "./objects.ts";
import { attraction, repulsion } from "./pairFunctions.ts";
import { addPair, difference, isWithin, nearest, pushPullScale, scaleOf } from "./pairs.ts";
import type { Sum, Sums } from "./sums.ts";

/** Adds the attraction. `grad.beta` is with respect to b, here and below. */
export function attract(event: Event, charges: Charges, all: CondensationObject[], term: Sum, grad: Sums): void {
  const { convention, distanceScale } = event;
  const { value, slope } = charges.attraction;
  const coefficients = attractionCoefficients(event, all);
  all.forEach((object, k) => {
    const by = objectSums(event.D);
    for (const j of object.attracted) {
      addPair(event, by, term, grad, {
        j,
        centre: object.centre,
        coefficient: coefficients[k],
        strength: object.attraction,
        weight: value[j],
        weightSlope: slope[j],
        stretch: 1,
        stretchSlope: 0,
        scale:
          convention.attractionWeight === "pushPull"
            ? pushPullScale(object.distance, distanceScale[j])
            : scaleOf(event, object.distance),
        toCentre: 1 - convention.centreDamping,
        f: (u) => attraction(convention, u, nearest(event)),
      });
    }
    centreToHits(event, object, by, grad);
    strengthToHits(event, charges, charges.attraction, object, by, grad);
  });
  totalToHits(event, charges, all, term, grad);
}

/** Adds the repulsion. Returns the number of pairs within reach. */
export function repel(event: Event, charges: Charges, all: CondensationObject[], term: Sum, grad: Sums): number {
  const { convention } = event;
  const { value, slope } = charges.charge;
  const far = convention.chargeScales === "distance";
  const hits = value.map((_, j) => j);
  const others = all.map((_, k) => hits.filter((j) => event.objectOf[j] !== k));
  const inRange = all.map(({ centre, distance }, k) => {
    if (convention.repulsionNorm !== "inRange") return 0;
    const scale = scaleOf(event, distance).value;
    return others[k].filter((j) => (difference(event, j, centre).square * (far ? value[j] : 1)) / scale < 4).length;
  });
  const coefficients = repulsionCoefficients(event, all, inRange);
  let within = 0;
  all.forEach((object, k) => {
    const by = objectSums(event.D);
    const scale = scaleOf(event, object.distance);
    for (const j of others[k]) {
      if (event.isNoise[j] && !convention.noiseRepels) continue;
      const stretch = far ? value[j] : 1;
      if (!isWithin(event, j, object.centre, scale.value, stretch)) continue;
      within++;
      addPair(event, by, term, grad, {
        j,
        centre: object.centre,
        coefficient: event.times(j, k) * coefficients[k],
        strength: object.repulsion,
        weight: far ? 1 : value[j],
        weightSlope: far ? 0 : slope[j],
        stretch,
        stretchSlope: far ? slope[j] : 0,
        scale,
        toCentre: 1,
        f: (u) => repulsion(convention, u, nearest(event)),
      });
    }
    centreToHits(event, object, by, grad);
    strengthToHits(event, charges, charges.charge, object, by, grad);
  });
  totalToHits(event, charges, all, term, grad);
  return within;
}

/** Passes derivatives from A_k or R_k on to the weight of α_k, or to the charges of all hits of the object. */
function strengthToHits(
  event: Event,
  charges: Charges,
  ofAlpha: Weights,
  { alpha, attracted: own }: CondensationObject,
  by: ObjectSums,
  grad: Sums,
): void {
  if (event.convention.objectStrength === "alpha") by.strength.flow(grad.beta[alpha], ofAlpha.slope[alpha]);
  else for (const j of own) by.strength.flow(grad.beta[j], charges.charge.slope[j]);
}

/** Adds the gradient through Σ_k Q_k + 1e-3, which divides the whole term if it replaces K. */
function totalToHits(event: Event, charges: Charges, all: CondensationObject[], term: Sum, grad: Sums): void {
  if (event.convention.objectStrength === "alpha") return;
  const total = objectTotal(event, all);
  for (const { attracted } of all) for (const j of attracted) term.flow(grad.beta[j], -charges.charge.slope[j] / total);
}
