// Centres, scales and strengths of the objects, from the condensation points and, if the convention mixes, all members.
import { CentreKind, ScaleKind, StrengthKind } from "../event/choices";
import { alphaOf, at, distance2, distanceScaleOf } from "../event/access";
import { Event } from "../event/event";
import { add } from "../numeric/lanes";
import { numberAt } from "../numeric/numberAt";

/**
 * One code for both precisions, as the work is small: O(N) if the convention mixes or sums, else O(K).
 * reads: x T[N·D], alphas i32[K], b, q, p f64[N], distanceScale T[N], memberOfHit i32[N]
 * writes: centres f64[K·D]; objectDistance, scales, pulls, pushes f64[K]; if the convention mixes, means f64[K·D],
 * masses, meanDistance f64[K]
 */
export function findCentres(e: Event): void {
  if (e.centreMix > 0) means(e);
  if (e.strengthKind == StrengthKind.SUM) chargeSums(e);
  const own = 1 - e.centreMix;
  for (let k: usize = 0; k < e.objects; k++) {
    const alpha = alphaOf(e, k);
    for (let c: usize = 0; c < e.dimensions; c++) {
      let centre = numberAt(e.bytes, e.x, alpha * e.dimensions + c);
      if (e.centreMix > 0) centre = own * centre + e.centreMix * at(e.means, k * e.dimensions + c);
      store<f64>(e.centres + (k * e.dimensions + c) * 8, centre);
    }
    let d = distanceScaleOf(e, alpha);
    if (e.scaleMixed && e.centreMix > 0) d = own * d + e.centreMix * at(e.meanDistance, k);
    store<f64>(e.objectDistance + k * 8, d);
    store<f64>(
      e.scales + k * 8,
      e.scaleKind == ScaleKind.NONE ? 1 : (e.scaleKind == ScaleKind.LINEAR ? d : d * d) + 1e-4,
    );
    if (e.strengthKind == StrengthKind.SUM) continue;
    store<f64>(e.pulls + k * 8, at(e.p, alpha));
    store<f64>(e.pushes + k * 8, at(e.q, alpha));
  }
}

/** The weight of a member in its centre, from its charge q and its b. */
@inline export function centreWeight(kind: CentreKind, q: f64, b: f64): f64 {
  return kind == CentreKind.CHARGE ? q : kind == CentreKind.BETA ? b : b * b;
}

/** The derivative of centreWeight with respect to b. */
@inline export function centreWeightSlope(kind: CentreKind, qSlope: f64, b: f64): f64 {
  return kind == CentreKind.CHARGE ? qSlope : kind == CentreKind.BETA ? 1 : 2 * b;
}


@inline function means(e: Event): void {
  memory.fill(e.means, 0, e.objects * e.dimensions * 8);
  memory.fill(e.meanDistance, 0, e.objects * 8);
  for (let k: usize = 0; k < e.objects; k++) store<f64>(e.masses + k * 8, e.centreEpsilon);
  for (let j: usize = 0; j < e.hits; j++) {
    const number = load<i32>(e.memberOfHit + j * 4);
    if (number < 0) continue;
    const k = <usize>number;
    const v = centreWeight(e.centreKind, at(e.q, j), at(e.b, j));
    add(e.masses + k * 8, v);
    add(e.meanDistance + k * 8, v * distanceScaleOf(e, j));
    for (let c: usize = 0; c < e.dimensions; c++) {
      add(e.means + (k * e.dimensions + c) * 8, v * numberAt(e.bytes, e.x, j * e.dimensions + c));
    }
  }
  for (let k: usize = 0; k < e.objects; k++) {
    // if all weights are 0, the mean is set to 0 and has no gradient
    if (at(e.masses, k) == 0) store<f64>(e.masses + k * 8, Infinity);
    const mass = at(e.masses, k);
    store<f64>(e.meanDistance + k * 8, at(e.meanDistance, k) / mass);
    for (let i = k * e.dimensions; i < (k + 1) * e.dimensions; i++) store<f64>(e.means + i * 8, at(e.means, i) / mass);
  }
}

/** Sets both strengths of each object to the sum of its members' charges. */
function chargeSums(e: Event): void {
  memory.fill(e.pulls, 0, e.objects * 8);
  for (let j: usize = 0; j < e.hits; j++) {
    const k = load<i32>(e.memberOfHit + j * 4);
    if (k >= 0) add(e.pulls + k * 8, at(e.q, j));
  }
  memory.copy(e.pushes, e.pulls, e.objects * 8);
}

/**
 * Counts, for each object, the hits of other objects with u < 4, by which one convention divides its repulsion. O(N·K).
 * reads: x T[N·D], q f64[N], objectOfHit i32[N], centres f64[K·D], scales f64[K]
 * writes: inRange f64[K]
 */
export function countInRange<T>(e: Event): void {
  for (let k: usize = 0; k < e.objects; k++) {
    const reach = 4 * at(e.scales, k);
    let count: f64 = 0;
    for (let j: usize = 0; j < e.hits; j++) {
      if (
        load<i32>(e.objectOfHit + j * 4) != <i32>k &&
        distance2<T>(e, j, k) * (e.chargeScalesDistance ? at(e.q, j) : 1) < reach
      )
        count += 1;
    }
    store<f64>(e.inRange + k * 8, count);
  }
}
