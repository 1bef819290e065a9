// The terms of an event: sums → attractive, repulsive, coward and noise term.
import { coward } from "./coward";
import { at, dObject, hitAt } from "../event/access";
import { Event } from "../event/event";
import { wide } from "../numeric/lanes";

/**
 * The four terms, without loss weights.
 * reads: a, r, c, pulls, pushes, attractionSums f64[K], dRecords, alphas i32[K]; b, spectatorWeight f64[N], objectAt,
 * memberAt i32[N]
 * writes: attractive, repulsive, coward, noise; cowardSums
 * adds to: dBlocks, with gradients and a coward term that reads x
 */
export function terms<T>(e: Event): void {
  sumPotentials(e);
  e.coward = coward<T>(e);
  e.noise = noiseSum(e);
}

function sumPotentials(e: Event): void {
  let attractive: f64 = 0;
  let repulsive: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) {
    attractive += at(e.a, k) * at(e.pulls, k) * at(e.attractionSums, k);
    repulsive += at(e.r, k) * at(e.pushes, k) * repulsion(e, k);
  }
  e.attractive = attractive;
  e.repulsive = repulsive;
}

function noiseSum(e: Event): f64 {
  let noise: f64 = 0;
  for (let place: usize = 0; place < e.hits; place++) {
    if (!e.spectatorWeight && load<i32>(e.objectAt + place * 4) != -1) continue;
    const j = hitAt(e, place);
    noise += noiseSlope(e, j, place) * at(e.b, j);
  }
  return noise;
}

/** The coefficient of b_j in the noise term. */
@inline export function noiseSlope(e: Event, j: usize, place: usize): f64 {
  const noise = load<i32>(e.objectAt + place * 4) == -1 ? e.noiseCoefficient : 0;
  return e.spectatorWeight ? noise + e.spectatorCoefficient * at(e.spectatorWeight, j) : noise;
}

/** Σ w·q·f_rep of object k */
@inline export function repulsion(e: Event, k: usize): f64 {
  return wide(dObject(e, k) + e.rows * 16) * e.chargeScale;
}
