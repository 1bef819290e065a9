// The coward term: g_k of each object, from its members' b (and x, for shortRange), and its slopes.
import { CowardKind } from "../event/choices";
import { alphaOf, at, dHit, memberOf, placeOf } from "../event/access";
import { Event } from "../event/event";
import { exp, log } from "../numeric/math";
import { add } from "../numeric/lanes";
import { numberAt } from "../numeric/numberAt";
import { ROW } from "../numeric/sizes";
import { CowardSums, cowardSumsOf } from "./cowardSums";

/** Width of the soft maximum. */
const WIDTH: f64 = 1e-3;

/**
 * Σ c_k g_k.
 * reads: c f64[K], alphas i32[K], b f64[N], memberOfHit i32[N]; x T[N·D] for shortRange
 * writes: cowardSums
 * adds to: dBlocks, for shortRange with gradients
 */
export function coward(e: Event): f64 {
  const kind = e.cowardKind;
  if (kind == CowardKind.NONE) return 0;
  memory.fill(e.cowardSums, 0, e.objects * offsetof<CowardSums>());
  const most = kind == CowardKind.ALPHA ? 0 : sums(e);
  if (kind == CowardKind.SOFT_MAX) exponentials(e, most);
  if (kind == CowardKind.SHORT_RANGE) shortRange(e);
  let sum: f64 = 0;
  for (let k: usize = 0; k < e.objects; k++) sum += at(e.c, k) * ofObject(e, k);
  return sum;
}

/** Σ b, number and largest b of each object's members; returns the largest number. */
function sums(e: Event): f64 {
  let most: f64 = 0;
  for (let j: usize = 0; j < e.hits; j++) {
    const k = memberOf(e, j);
    if (k < 0) continue;
    const own = cowardSumsOf(e, k);
    const b = at(e.b, j);
    own.beta += b;
    own.hits += 1;
    own.highest = max(own.highest, b);
    most = max(most, own.hits);
  }
  return most;
}

/**
 * Σ_m e^((b_m − largest) / WIDTH). The original pads each object's row of betas with N_max − N_k zeros, which count
 * both in the sum and in the maximum.
 */
function exponentials(e: Event, most: f64): void {
  for (let j: usize = 0; j < e.hits; j++) {
    const k = memberOf(e, j);
    if (k < 0) continue;
    const own = cowardSumsOf(e, k);
    own.potential += exp((at(e.b, j) - own.highest) / WIDTH);
  }
  for (let k: usize = 0; k < e.objects; k++) {
    const own = cowardSumsOf(e, k);
    own.potential += (most - own.hits) * exp(-own.highest / WIDTH);
  }
}

/** T_k = (1 − Σ_m 1 / (20·s_m + 1)) / N_k, s_m the squared distance to the condensation point; and its x gradient. */
function shortRange(e: Event): void {
  const unit = 1 / (e.chargeScale * e.strengthScale);
  for (let j: usize = 0; j < e.hits; j++) {
    const number = memberOf(e, j);
    if (number < 0) continue;
    const k = <usize>number;
    const own = cowardSumsOf(e, k);
    const alpha = alphaOf(e, k);
    let s: f64 = 0;
    for (let i: usize = 0; i < e.dimensions; i++) {
      const d = between(e, j, alpha, i);
      s += d * d;
    }
    const v = 1 / (20 * s + 1);
    own.potential -= v / own.hits;
    if (!e.withGradient) continue;
    const slope = (40 * e.lossCoward * at(e.c, k) * at(e.b, alpha) * v * v * unit) / own.hits;
    for (let i: usize = 0; i < e.dimensions; i++) {
      const y = slope * between(e, j, alpha, i);
      add(addressOf(e, j, i), y);
      add(addressOf(e, alpha, i), -y);
    }
  }
  for (let k: usize = 0; k < e.objects; k++) {
    const own = cowardSumsOf(e, k);
    own.potential += 1 / own.hits;
  }
}

/** Address of coordinate c of the sums of hit j. */
@inline function addressOf(e: Event, j: usize, c: usize): usize {
  return (e.bytes == 8 ? dHit<f64>(e, placeOf(e, j)) : dHit<f32>(e, placeOf(e, j))) + c * (ROW / e.bytes) * 8;
}


@inline function between(e: Event, j: usize, alpha: usize, c: usize): f64 {
  return numberAt(e.bytes, e.x, j * e.dimensions + c) - numberAt(e.bytes, e.x, alpha * e.dimensions + c);
}


@inline function ofObject(e: Event, k: usize): f64 {
  const kind = e.cowardKind;
  const b = at(e.b, alphaOf(e, k));
  if (kind == CowardKind.ALPHA) return 1 - b;
  const own = cowardSumsOf(e, k);
  const missing = 1 - min<f64>(1, own.beta);
  if (kind == CowardKind.ALPHA_AND_SUM) return 1 - b + missing;
  if (kind == CowardKind.SHORT_RANGE) return b * own.potential - 0.2 * log(b + 1e-9);
  if (kind == CowardKind.SOFT_MAX) return 1 - WIDTH * (log(own.potential) + own.highest / WIDTH) + missing;
  return own.beta / (own.hits + 1e-3);
}

/** dg_k/db_j for member j of object k. */
@inline export function cowardSlope(e: Event, j: usize, k: usize): f64 {
  if (e.cowardKind == CowardKind.ALPHA) return alphaOf(e, k) == j ? -1 : 0;
  return otherSlope(e, j, k);
}

function otherSlope(e: Event, j: usize, k: usize): f64 {
  const kind = e.cowardKind;
  if (kind == CowardKind.NONE) return 0;
  const own = cowardSumsOf(e, k);
  const isAlpha = alphaOf(e, k) == j;
  const missing: f64 = own.beta <= 1 ? -1 : 0;
  const b = at(e.b, j);
  if (kind == CowardKind.ALPHA_AND_SUM) return isAlpha ? missing - 1 : missing;
  if (kind == CowardKind.SHORT_RANGE) return isAlpha ? own.potential - 0.2 / (b + 1e-9) : 0;
  if (kind == CowardKind.SOFT_MAX) return missing - exp((b - own.highest) / WIDTH) / own.potential;
  return 1 / (own.hits + 1e-3);
}
