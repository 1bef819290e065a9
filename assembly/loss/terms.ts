// The end of an event: sums → its four terms.
import { coward } from "./coward";
import { at, dObject, Event, hitAt } from "../event/event";
import { wide } from "../numeric/lanes";

/** Sets attractive, repulsive, coward and noise, without loss weights. */
@inline export function terms<T>(e: Event): void {
  sumPotentials(e);
  e.coward = coward<T>(e, e.dBlocks != 0);
  e.noise = noiseSum(e);
}

function sumPotentials(e: Event): void {
  let attractive: f64 = 0;
  let repulsive: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) {
    attractive += at(e.a, k) * at(e.pulls, k) * at(e.attraction, k);
    repulsive += at(e.r, k) * at(e.pushes, k) * repulsion(e, k);
  }
  e.attractive = attractive;
  e.repulsive = repulsive;
}

function noiseSum(e: Event): f64 {
  let noise: f64 = 0;
  for (let place: usize = 0; place < e.hits; place++) {
    if (!e.spectators && load<i32>(e.numbers + place * 4) != -1) continue;
    const j = hitAt(e, place);
    noise += noiseSlope(e, j, place) * at(e.b, j);
  }
  return noise;
}

/** What b_j adds to the noise term. */
@inline export function noiseSlope(e: Event, j: usize, place: usize): f64 {
  const noise = load<i32>(e.numbers + place * 4) == -1 ? e.noiseCoefficient : 0;
  return e.spectators ? noise + e.spectatorCoefficient * at(e.spectators, j) : noise;
}

/** Σ w·q·f_rep of object k */
@inline export function repulsion(e: Event, k: usize): f64 {
  return wide(dObject(e, k) + e.rows * 16) * e.chargeScale;
}
