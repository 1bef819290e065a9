// Last stage of an event, after its terms: sums → dBeta, dX, dWeights and dDistanceScale.
import { centreWeight, centreWeightSlope } from "./centres";
import { cowardSlope } from "./coward";
import { ScaleKind, StrengthKind } from "../event/choices";
import { alphaOf, at, distanceScaleOf, dObject, hitAt, memberAt, weightOf } from "../event/access";
import { Event } from "../event/event";
import { dBlockBytes } from "../event/strides";
import { add, lanes, wide } from "../numeric/lanes";
import { noiseSlope, repulsion } from "./terms";

/**
 * All gradients except dBeta.
 * reads: x T[N·D], weights, distanceScale T[N]; permutation u32[N], memberAt i32[N], qAt, qSlopeAt, pAt, pSlopeAt, b,
 * dP, dPairScale f64[N]; all arrays per object; dBlocks, dRecords
 * writes: dBAt f64[N], dXAt T[N·D] by place; dWeights, dDistanceScale T[N]; dObjectDistance f64[K]
 */
export function gradients<T>(e: Event): void {
  scaleGradients(e);
  const unit = e.chargeScale * e.strengthScale;
  const bytes = e.dimensions * sizeof<T>();
  let sums = e.dBlocks;
  let dX = e.dXAt;
  for (let first: usize = 0; first < e.hits; first += lanes<T>(), sums += dBlockBytes<T>(e)) {
    const end = min(e.hits - first, lanes<T>());
    for (let lane: usize = 0; lane < end; lane++) hitGradients<T>(e, first + lane, sums + lane * 8, unit);
    for (let lane: usize = 0; lane < end; lane += 2) {
      const isLast = lane + 1 == end;
      storeTwo<T>(dX, isLast ? dX : dX + bytes, bytes, sums + lane * 8, unit);
      dX += 2 * bytes;
    }
  }
}

/** All gradients but dX of the hit at a place; adds the part of dX through its object's centre to the hit's sums. */
@inline function hitGradients<T>(e: Event, place: usize, hit: usize, unit: f64): void {
  const j = hitAt(e, place);
  const number = memberAt(e, place);
  const k = <usize>number;
  const isMember = number >= 0;
  const isAlpha = isMember && alphaOf(e, k) == j;
  const mix = e.centreMix;
  const isMixed = isMember && mix > 0;
  const share = isMixed ? (mix * centreWeight(e.centreKind, at(e.qAt, place), at(e.b, j))) / at(e.masses, k) : 0;
  let dMass: f64 = 0; // dV/d(centre weight of j), times the mass
  if (isAlpha || isMixed) {
    const object = dObject(e, k);
    for (let c: usize = 0; c < e.dimensions; c++) {
      const centre = wide(object + c * 16); // −dV/dc
      const row = hit + c * lanes<T>() * 8;
      if (isAlpha) add(row, -(1 - mix) * centre);
      if (!isMixed) continue;
      add(row, -share * centre);
      dMass -=
        (<f64>load<T>(e.x + (j * e.dimensions + c) * sizeof<T>()) - at(e.means, k * e.dimensions + c)) * centre * unit;
    }
  }
  if (isMixed && e.scaleMixed) dMass += (distanceScaleOf<T>(e, j) - at(e.meanDistance, k)) * at(e.dObjectDistance, k);
  if (e.distanceScale) saturate<T>(e.dDistanceScale + j * sizeof<T>(), distanceSlope(e, j, number, isAlpha, share));

  const w = weightOf<T>(e, j);
  const dCharge = load<f64>(hit + e.rows * lanes<T>() * 8) * e.strengthScale; // dV/d(w·q), or dV/dw
  const dP = e.dP ? at(e.dP, j) : 0;
  if (e.weights) {
    const q: f64 = e.chargeScalesDistance ? 1 : at(e.qAt, place);
    saturate<T>(e.dWeights + j * sizeof<T>(), q * dCharge + at(e.pAt, place) * dP);
  }
  let dQ = e.chargeScalesDistance ? 0 : w * dCharge;
  let dPull = w * dP;
  if (isAlpha && e.strengthKind == StrengthKind.ALPHA) {
    dQ += e.lossRepulsive * at(e.r, k) * repulsion(e, k);
    dPull += e.lossAttractive * at(e.a, k) * at(e.attractionSums, k);
  }
  let dB = dQ * at(e.qSlopeAt, place) + dPull * at(e.pSlopeAt, place) + e.lossNoise * noiseSlope(e, j, place);
  if (isMember) dB += e.lossCoward * at(e.c, k) * cowardSlope(e, j, k);
  if (isMixed)
    dB += (mix * dMass * centreWeightSlope(e.centreKind, at(e.qSlopeAt, place), at(e.b, j))) / at(e.masses, k);
  store<f64>(e.dBAt + place * 8, dB);
}

/** Stores dX of two neighbouring lanes at x and y; for a single hit y equals x, and the first lane wins. */
@inline function storeTwo<T>(x: usize, y: usize, bytes: usize, sums: usize, unit: f64): void {
  const largest = f64x2.splat(largestOf<T>());
  const scale = f64x2.splat(unit);
  for (let c: usize = 0; c < bytes; c += sizeof<T>(), sums += lanes<T>() * 8) {
    const v = f64x2.mul(v128.load(sums), scale);
    const d = f64x2.pmax(f64x2.neg(largest), f64x2.pmin(largest, v));
    const t = sizeof<T>() == 8 ? d : f32x4.demote_f64x2_zero(d);
    v128.store_lane<T>(y + c, t, 1);
    v128.store_lane<T>(x + c, t, 0);
  }
}

/**
 * dV/db → dBeta: 0 where beta was clipped.
 * reads: dB f64[N], beta T[N]
 * writes: dBeta T[N]
 */
export function betaGradients<T>(e: Event): void {
  for (let j: usize = 0; j < e.hits; j++) {
    const beta = e.beta + j * sizeof<T>();
    saturate<T>(e.dBeta + j * sizeof<T>(), e.clipsBeta && <f64>load<T>(beta) > e.betaMax ? 0 : at(e.dB, j));
  }
}

/** dScales → dObjectDistance: sums the parts through the attraction (by the scale, or d_k itself) and the repulsion. */
function scaleGradients(e: Event): void {
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
