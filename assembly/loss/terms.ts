// The terms of an event: sums → attractive, repulsive, coward and noise term.
import { coward } from "./coward";
import { at, dObject } from "../event/access";
import { Event } from "../event/event";
import { wide } from "../numeric/lanes";

/**
 * The four terms, without loss weights.
 * reads: a, r, c, pulls, pushes, attractionSums f64[K], dRecords, alphas i32[K]; b, spectatorWeight f64[N],
 * objectOfHit, memberOfHit i32[N]
 * writes: attractive, repulsive, coward, noise; cowardSums
 * adds to: dBlocks, with gradients and a coward term that reads x
 */
export function terms(e: Event): void {
  sumPotentials(e);
  betaTerms(e);
}

/** The terms that depend on no pair. */
export function betaTerms(e: Event): void {
  e.coward = coward(e);
  e.noise = noiseSum(e);
}

export function sumPotentials(e: Event): void {
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
  if (!e.spectatorWeight) return e.noiseCoefficient * sumOfNoise(e);
  let noise: f64 = 0;
  for (let j: usize = 0; j < e.hits; j++) {
    noise += noiseSlope(e, j) * at(e.b, j);
  }
  return noise;
}

/** Σ b of the noise hits. */
function sumOfNoise(e: Event): f64 {
  let number = e.objectOfHit;
  let sum: f64 = 0;
  for (let b = e.b, end = e.b + e.hits * 8; b < end; b += 8, number += 4) {
    sum += load<i32>(number) == -1 ? load<f64>(b) : 0;
  }
  return sum;
}

/** The coefficient of b_j in the noise term. */
@inline export function noiseSlope(e: Event, j: usize): f64 {
  const noise = load<i32>(e.objectOfHit + j * 4) == -1 ? e.noiseCoefficient : 0;
  return e.spectatorWeight ? noise + e.spectatorCoefficient * at(e.spectatorWeight, j) : noise;
}

/** Σ w·q·f_rep of object k */
@inline export function repulsion(e: Event, k: usize): f64 {
  return wide(dObject(e, k) + e.rows * 16) * e.chargeScale;
}
