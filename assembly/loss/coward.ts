// The terms of beta alone (but for one): each object's coward g_k, its slopes, and the sum over noise and spectators.
// cowards[k], four numbers: Σ b, hits, the largest exponent's b, the sum of exponentials (softMax) or T_k (shortRange).
import { alphaOf, at, dHit, Event, placeOf } from "../event/event";
import { exp, log } from "../numeric/math";
import { add, lanes } from "../numeric/lanes";

/** The width of softMax. */
const WIDTH: f64 = 1e-3;

/** Numbered in src/event/conventionFields.ts: alpha, alphaAndSum, shortRange, softMax, mean, none. */
@inline export function coward<T>(e: Event, gradient: bool): f64 {
  if (e.cowardKind == 5) return 0;
  memory.fill(e.cowards, 0, e.objects * 32);
  const most = e.cowardKind == 0 ? 0 : sums(e);
  if (e.cowardKind == 3) exponentials(e, most);
  if (e.cowardKind == 2) shortRange<T>(e, gradient);
  return total(e, most);
}

function total(e: Event, most: f64): f64 {
  let sum: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) sum += at(e.c, k) * ofObject(e, k, most);
  return sum;
}

/** Σ b and the hits of each object; returns the largest number of hits. */
function sums(e: Event): f64 {
  let most: f64 = 0;
  for (let j: usize = 0; j < e.hits; j++) {
    const k = load<i32>(e.members + placeOf(e, j) * 4);
    if (k < 0) continue;
    const own = e.cowards + k * 32;
    const b = at(e.b, j);
    add(own, b);
    add(own + 8, 1);
    most = max(most, at(own, 1));
    store<f64>(own + 16, max(at(own, 2), b));
  }
  return most;
}

/** Σ_m e^((b_m − largest) / WIDTH); the padding of the original's rows, N_max − N_k zeros, takes part in both. */
function exponentials(e: Event, most: f64): void {
  for (let j: usize = 0; j < e.hits; j++) {
    const k = load<i32>(e.members + placeOf(e, j) * 4);
    if (k < 0) continue;
    const own = e.cowards + k * 32;
    add(own + 24, exp((at(e.b, j) - at(own, 2)) / WIDTH));
  }
  for (let k: usize = 0; k < e.objects; k++) {
    const own = e.cowards + k * 32;
    add(own + 24, (most - at(own, 1)) * exp(-at(own, 2) / WIDTH));
  }
}

/** T_k = (1 − Σ_m 1 / (20·s + 1)) / N_k, s from the condensation point; and its gradient by x. */
@inline function shortRange<T>(e: Event, gradient: bool): void {
  const unit = 1 / (e.chargeScale * e.strengthScale);
  for (let j: usize = 0; j < e.hits; j++) {
    const number = load<i32>(e.members + placeOf(e, j) * 4);
    if (number < 0) continue;
    const k = <usize>number;
    const own = e.cowards + k * 32;
    const alpha = alphaOf(e, k);
    let s: f64 = 0;
    for (let i: usize = 0; i < e.dims; i++) {
      const d = between<T>(e, j, alpha, i);
      s += d * d;
    }
    const v = 1 / (20 * s + 1);
    add(own + 24, -v / at(own, 1));
    if (!gradient) continue;
    const slope = (40 * e.lossCoward * at(e.c, k) * at(e.b, alpha) * v * v * unit) / at(own, 1);
    for (let i: usize = 0; i < e.dims; i++) {
      const y = slope * between<T>(e, j, alpha, i);
      add(dHit<T>(e, placeOf(e, j)) + i * lanes<T>() * 8, y);
      add(dHit<T>(e, placeOf(e, alpha)) + i * lanes<T>() * 8, -y);
    }
  }
  for (let k: usize = 0; k < e.objects; k++) add(e.cowards + k * 32 + 24, 1 / at(e.cowards + k * 32, 1));
}


@inline function between<T>(e: Event, j: usize, alpha: usize, c: usize): f64 {
  return <f64>load<T>(e.x + (j * e.dims + c) * sizeof<T>()) - <f64>load<T>(e.x + (alpha * e.dims + c) * sizeof<T>());
}


@inline function ofObject(e: Event, k: usize, most: f64): f64 {
  const own = e.cowards + k * 32;
  const b = at(e.b, alphaOf(e, k));
  const missing = 1 - min<f64>(1, at(own, 0));
  if (e.cowardKind == 0) return 1 - b;
  if (e.cowardKind == 1) return 1 - b + missing;
  if (e.cowardKind == 2) return b * at(own, 3) - 0.2 * log(b + 1e-9);
  if (e.cowardKind == 3) return 1 - WIDTH * (log(at(own, 3)) + at(own, 2) / WIDTH) + missing;
  return at(own, 0) / (at(own, 1) + 1e-3);
}

/** dg_k/db_j of hit j of object k. */
@inline export function cowardSlope(e: Event, j: usize, k: usize): f64 {
  if (e.cowardKind == 0) return alphaOf(e, k) == j ? -1 : 0;
  return otherSlope(e, j, k);
}

function otherSlope(e: Event, j: usize, k: usize): f64 {
  if (e.cowardKind == 5) return 0;
  const own = e.cowards + k * 32;
  const isAlpha = alphaOf(e, k) == j;
  const missing: f64 = at(own, 0) <= 1 ? -1 : 0;
  const b = at(e.b, j);
  if (e.cowardKind == 1) return isAlpha ? missing - 1 : missing;
  if (e.cowardKind == 2) return isAlpha ? at(own, 3) - 0.2 / (b + 1e-9) : 0;
  if (e.cowardKind == 3) return missing - exp((b - at(own, 2)) / WIDTH) / at(own, 3);
  return 1 / (at(own, 1) + 1e-3);
}
