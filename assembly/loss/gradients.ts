// Last stage of an event or a block: sums → dB, dX, dWeights and dDistanceScale.
import { centreWeight, centreWeightSlope } from "./centres";
import { cowardSlope } from "./coward";
import { CowardKind, ScaleKind, StrengthKind } from "../event/choices";
import { alphaOf, at, distanceScaleOf, dObject, memberOf, weightOf } from "../event/access";
import { Event } from "../event/event";
import { load2, wide } from "../numeric/lanes";
import { numberAt, storeNumber } from "../numeric/numberAt";
import { ROW } from "../numeric/sizes";
import { noiseSlope, repulsion } from "./terms";

/** Whether dB needs nothing but the repulsion and the noise term, except that of condensation points. */
@inline export function isPlain(e: Event): bool {
  const others = e.weights | e.distanceScale | e.spectatorWeight | e.dP | e.pushPull | e.chargeScalesDistance;
  const coward = e.cowardKind == CowardKind.ALPHA || e.cowardKind == CowardKind.NONE;
  return others == 0 && coward && e.centreMix == 0;
}

/**
 * All gradients but dX of hit j, whose sums are at `hit`, `step` bytes apart; adds the part of dX through its object's
 * centre to the hit's sums.
 */
export function hitGradients(e: Event, j: usize, hit: usize, step: usize): void {
  const unit = e.chargeScale * e.strengthScale;
  const bytes = e.bytes;
  const number = memberOf(e, j);
  const k = <usize>number;
  const isMember = number >= 0;
  const isAlpha = isMember && alphaOf(e, k) == j;
  const mix = e.centreMix;
  const isMixed = isMember && mix > 0;
  const q = at(e.q, j);
  const qSlope = at(e.qSlope, j);
  const share = isMixed ? (mix * centreWeight(e.centreKind, q, at(e.b, j))) / at(e.masses, k) : 0;
  let dMass: f64 = 0; // dV/d(centre weight of j), times the mass
  if (isAlpha || isMixed) {
    const object = dObject(e, k);
    for (let c: usize = 0; c < e.dimensions; c++) {
      const centre = wide(object + c * 16); // −dV/dc
      const row = hit + c * step;
      if (isAlpha) addNumber(bytes, row, -(1 - mix) * centre);
      if (!isMixed) continue;
      addNumber(bytes, row, -share * centre);
      dMass -= (numberAt(bytes, e.x, j * e.dimensions + c) - at(e.means, k * e.dimensions + c)) * centre * unit;
    }
  }
  if (isMixed && e.scaleMixed) dMass += (distanceScaleOf(e, j) - at(e.meanDistance, k)) * at(e.dObjectDistance, k);
  if (e.distanceScale) saturateNumber(bytes, e.dDistanceScale + j * bytes, distanceSlope(e, j, number, isAlpha, share));

  const w = weightOf(e, j);
  const dCharge = numberAt(bytes, hit + e.rows * step, 0) * e.strengthScale; // dV/d(w·q), or dV/dw
  const dP = e.dP ? at(e.dP, j) : 0;
  if (e.weights) {
    saturateNumber(bytes, e.dWeights + j * bytes, (e.chargeScalesDistance ? 1 : q) * dCharge + at(e.p, j) * dP);
  }
  let dQ = e.chargeScalesDistance ? 0 : w * dCharge;
  let dPull = w * dP;
  if (isAlpha && e.strengthKind == StrengthKind.ALPHA) {
    dQ += e.lossRepulsive * at(e.r, k) * repulsion(e, k);
    dPull += e.lossAttractive * at(e.a, k) * at(e.attractionSums, k);
  }
  let dB = dQ * qSlope + dPull * at(e.pSlope, j) + e.lossNoise * noiseSlope(e, j);
  if (isMember) dB += e.lossCoward * at(e.c, k) * cowardSlope(e, j, k);
  if (isMixed) dB += (mix * dMass * centreWeightSlope(e.centreKind, qSlope, at(e.b, j))) / at(e.masses, k);
  store<f64>(e.dB + j * 8, dB);
}

/** The number at p += v; `bytes`: of a T. */
function addNumber(bytes: usize, p: usize, v: f64): void {
  storeNumber(bytes, p, 0, numberAt(bytes, p, 0) + v);
}

function saturateNumber(bytes: usize, p: usize, v: f64): void {
  if (bytes == 8) saturate<f64>(p, v);
  else saturate<f32>(p, v);
}

/**
 * dV/db → dBeta: 0 where beta was clipped.
 * reads: dB f64[N], beta T[N]
 * writes: dBeta T[N]
 */
export function betaGradients<T>(e: Event): void {
  const beta = e.beta;
  const dBeta = e.dBeta;
  const dB = e.dB;
  const most: f64 = e.clipsBeta ? e.betaMax : Infinity;
  const n = e.hits;
  for (let j: usize = 0; j < n; j++) {
    const offset = j * sizeof<T>();
    saturate<T>(dBeta + offset, <f64>load<T>(beta + offset) > most ? 0 : at(dB, j));
  }
}

/** Writes dX of a block's `count` hits from partialSums. */
export function leave<T>(e: Event, order: usize, count: usize): void {
  const sums = e.partialSums;
  const bytes = e.dimensions * sizeof<T>();
  const unit = e.chargeScale * e.strengthScale;
  const last = order + (count - 1) * 4;
  const dX = e.dX;
  for (let lane: usize = 0; lane < count; lane += 2, order += 8) {
    const y = <usize>load<u32>(min(order + 4, last));
    storeTwo<T>(dX + <usize>load<u32>(order) * bytes, dX + y * bytes, bytes, sums + lane * sizeof<T>(), unit);
  }
}

/** Stores dX of two neighbouring lanes at x and y; for a single hit y equals x, and the first lane wins. */
@inline function storeTwo<T>(x: usize, y: usize, bytes: usize, sums: usize, unit: f64): void {
  const largest = f64x2.splat(largestOf<T>());
  const scale = f64x2.splat(unit);
  for (let c: usize = 0; c < bytes; c += sizeof<T>(), sums += ROW) {
    const v = f64x2.mul(load2<T>(sums), scale);
    const d = f64x2.pmax(f64x2.neg(largest), f64x2.pmin(largest, v));
    const t = sizeof<T>() == 8 ? d : f32x4.demote_f64x2_zero(d);
    v128.store_lane<T>(y + c, t, 1);
    v128.store_lane<T>(x + c, t, 0);
  }
}

/** Writes dX of one hit from its sums, which lie side by side. */
export function leaveOne(e: Event, j: usize, hit: usize): void {
  const unit = e.chargeScale * e.strengthScale;
  const bytes = e.bytes;
  const dX = e.dX + j * e.dimensions * bytes;
  for (let c: usize = 0; c < e.dimensions; c++) {
    saturateNumber(bytes, dX + c * bytes, numberAt(bytes, hit, c) * unit);
  }
}

/** dScales → dObjectDistance: sums the parts through the attraction (by the scale, or d_k itself) and the repulsion. */
export function scaleGradients(e: Event): void {
  const unit = e.chargeScale * e.strengthScale;
  for (let k: usize = 0; k < e.objects; k++) {
    const slope = e.scaleKind == ScaleKind.NONE ? 0 : e.scaleKind == ScaleKind.LINEAR ? 1 : 2 * at(e.objectDistance, k);
    const repulsive = wide(dObject(e, k) + (e.rows + 1) * 16) * unit * 0.5;
    const attractive = at(e.dScales, k) * (e.pushPull ? 1 : slope);
    store<f64>(e.dObjectDistance + k * 8, attractive + (repulsive / at(e.scales, k)) * slope);
  }
}

/** dV/dd_j of hit j. */
function distanceSlope(e: Event, j: usize, number: i32, isAlpha: bool, share: f64): f64 {
  let d = e.dPairScale ? at(e.dPairScale, j) : 0;
  if (number >= 0) {
    const dk = at(e.dObjectDistance, number);
    if (e.scaleMixed) {
      d += share * dk;
      if (isAlpha) d += (1 - e.centreMix) * dk;
    } else if (isAlpha) {
      d += dk;
    }
  }
  return d;
}

/** The largest finite number of T. */
@inline function largestOf<T>(): f64 {
  return sizeof<T>() == 8 ? f64.MAX_VALUE : <f64>f32.MAX_VALUE;
}

/** Stores v in T, clamped to T's range, so that finite input gives finite output. */
@inline function saturate<T>(p: usize, v: f64): void {
  const largest = largestOf<T>();
  store<T>(p, <T>max(-largest, min(largest, v)));
}
