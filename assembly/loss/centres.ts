// Objects: centres, scales and strengths, from the condensation points and, where the convention mixes, all members.
import { alphaOf, at, distance2, Event } from "../event/event";
import { add } from "../numeric/lanes";

/** One code for both precisions; `bytes` of a T: 4 or 8. */
export function findCentres(e: Event, bytes: usize): void {
  if (e.centreMix > 0) means(e, bytes);
  if (e.strengthKind == 1) chargeSums(e);
  const own = 1 - e.centreMix;
  for (let k: usize = 0; k < e.objects; k++) {
    const alpha = alphaOf(e, k);
    for (let c: usize = 0; c < e.dims; c++) {
      let centre = numberAt(e.x, alpha * e.dims + c, bytes);
      if (e.centreMix > 0) centre = own * centre + e.centreMix * at(e.means, k * e.dims + c);
      store<f64>(e.centres + (k * e.dims + c) * 8, centre);
    }
    let d = scaleOf(e, alpha, bytes);
    if (e.scaleMixed && e.centreMix > 0) d = own * d + e.centreMix * at(e.meanDistance, k);
    store<f64>(e.distance + k * 8, d);
    store<f64>(e.scales + k * 8, e.scaleKind == 0 ? 1 : (e.scaleKind == 1 ? d : d * d) + 1e-4);
    if (e.strengthKind == 1) continue;
    store<f64>(e.pulls + k * 8, at(e.p, alpha));
    store<f64>(e.pushes + k * 8, at(e.q, alpha));
  }
}

/** Number i of an array of T. */
@inline function numberAt(p: usize, i: usize, bytes: usize): f64 {
  return bytes == 8 ? load<f64>(p + i * 8) : <f64>load<f32>(p + i * 4);
}

/** The distance scale of hit j. */
@inline function scaleOf(e: Event, j: usize, bytes: usize): f64 {
  return e.distances ? numberAt(e.distances, j, bytes) : 1;
}

/** The weight of a member j, at its place, in its centre: charge, beta or beta². */
@inline export function centreWeight(e: Event, j: usize, place: usize): f64 {
  const b = at(e.b, j);
  return e.centreKind == 0 ? at(e.q, place) : e.centreKind == 1 ? b : b * b;
}

/** Its derivative by b. Before `gradients` overwrites dq. */
@inline export function centreWeightSlope(e: Event, j: usize, place: usize): f64 {
  return e.centreKind == 0 ? at(e.dq, place) : e.centreKind == 1 ? 1 : 2 * at(e.b, j);
}


@inline function means(e: Event, bytes: usize): void {
  memory.fill(e.means, 0, e.objects * e.dims * 8);
  memory.fill(e.meanDistance, 0, e.objects * 8);
  for (let k: usize = 0; k < e.objects; k++) store<f64>(e.masses + k * 8, e.centreEpsilon);
  for (let j: usize = 0; j < e.hits; j++) {
    const number = load<i32>(e.members + j * 4);
    if (number < 0) continue;
    const k = <usize>number;
    const v = centreWeight(e, j, j);
    add(e.masses + k * 8, v);
    add(e.meanDistance + k * 8, v * scaleOf(e, j, bytes));
    for (let c: usize = 0; c < e.dims; c++) {
      add(e.means + (k * e.dims + c) * 8, v * numberAt(e.x, j * e.dims + c, bytes));
    }
  }
  for (let k: usize = 0; k < e.objects; k++) {
    // weights of 0 have no mean: it is 0, and has no gradient
    if (at(e.masses, k) == 0) store<f64>(e.masses + k * 8, Infinity);
    const mass = at(e.masses, k);
    store<f64>(e.meanDistance + k * 8, at(e.meanDistance, k) / mass);
    for (let i = k * e.dims; i < (k + 1) * e.dims; i++) store<f64>(e.means + i * 8, at(e.means, i) / mass);
  }
}

/** Both strengths of an object are the sum of its charges. */
function chargeSums(e: Event): void {
  memory.fill(e.pulls, 0, e.objects * 8);
  for (let j: usize = 0; j < e.hits; j++) {
    const k = load<i32>(e.members + j * 4);
    if (k >= 0) add(e.pulls + k * 8, at(e.q, j));
  }
  memory.copy(e.pushes, e.pulls, e.objects * 8);
}

/** r[k] = the number of hits of others with u < 4: what one convention divides its repulsion by. */
@inline export function countInRange<T>(e: Event): void {
  for (let k: usize = 0; k < e.objects; k++) {
    const reach = 4 * at(e.scales, k);
    let count: f64 = 0;
    for (let j: usize = 0; j < e.hits; j++) {
      if (
        load<i32>(e.numbers + j * 4) != <i32>k &&
        distance2<T>(e, j, k) * (e.chargeScalesDistance ? at(e.q, j) : 1) < reach
      )
        count += 1;
    }
    store<f64>(e.r + k * 8, count);
  }
}
