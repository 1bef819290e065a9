// Attraction: every member against its own object's centre, at most N pairs, in float64, two hits of a block at a time.
// Adds w·p·f to attractionSums[k] and, with gradients, the pull to dBlocks and its opposite to dRecords.
import { attractionSlope, attractionValue } from "./attractivePotentials";
import { AttractionKind, ScaleKind } from "../event/choices";
import { distanceScaleOf, dObject, hitAt, memberAt, weightOf } from "../event/access";
import { Event } from "../event/event";
import { blockBytes, dBlockBytes } from "../event/strides";
import { add, gather2, lanes, load2 } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";

/**
 * reads: blocks; permutation u32[N], memberAt i32[N], pAt f64[N], weights, distanceScale T[N]; centres f64[K·D],
 * scales, objectDistance, a, pulls f64[K]
 * adds to: attractionSums f64[K]; with gradients dBlocks, dRecords, dP f64[N], dScales f64[K], dPairScale f64[N]
 */
export function attract<T>(e: Event): void {
  let block = e.blocks;
  let sums = e.dBlocks;
  for (let first: usize = 0; first < e.hits; first += lanes<T>()) {
    for (let lane: usize = 0; lane < lanes<T>() && first + lane < e.hits; lane += 2) {
      attractTwo<T>(e, first + lane, block + lane * sizeof<T>(), sums + lane * 8);
    }
    block += blockBytes(e);
    sums += dBlockBytes<T>(e);
  }
}

/** The hits at `place` and the next; `h`: address of their lanes in a block; `sums`: of their lanes in its sums. */
@inline function attractTwo<T>(e: Event, place: usize, h: usize, sums: usize): void {
  const isLast = place + 1 == e.hits;
  const i = hitAt(e, place);
  const j = isLast ? i : hitAt(e, place + 1);
  const numberI = memberAt(e, place);
  const numberJ = isLast ? -1 : memberAt(e, place + 1);
  if ((numberI & numberJ) < 0) return;
  // a hit that is no member uses the other hit's object, and adds 0
  const k = <usize>(numberI < 0 ? numberJ : numberI);
  const l = <usize>(numberJ < 0 ? numberI : numberJ);
  const live = i64x2(numberI < 0 ? 0 : -1, numberJ < 0 ? 0 : -1);

  const dimensions = e.dimensions;
  const manhattan = e.manhattan != 0;
  const centreK = e.centres + k * dimensions * 8;
  const centreL = e.centres + l * dimensions * 8;
  let s = f64x2.splat(0);
  for (let c: usize = 0; c < dimensions; c++) {
    const d = f64x2.sub(load2<T>(h + c * ROW), gather2(centreK + c * 8, centreL + c * 8));
    s = f64x2.add(s, manhattan ? f64x2.abs(d) : f64x2.mul(d, d));
  }
  if (manhattan) s = f64x2.mul(s, s);
  const scale = e.pushPull
    ? pairScales(e, k, l, f64x2(distanceScaleOf<T>(e, i), distanceScaleOf<T>(e, j)))
    : gather2(e.scales + k * 8, e.scales + l * 8);
  const u = f64x2.div(s, scale);
  const kind = e.attractionKind;
  const isSquare = kind == AttractionKind.SQUARE;
  const parameter = e.attractionParameter;
  const f = isSquare ? u : values(kind, parameter, u);
  let charge = v128.load(e.pAt + place * 8);
  if (e.weights) charge = f64x2.mul(f64x2(weightOf<T>(e, i), weightOf<T>(e, j)), charge);
  addTwo(e.attractionSums + k * 8, e.attractionSums + l * 8, v128.and(live, f64x2.mul(charge, f)));
  if (!e.withGradient) return;

  const strength = f64x2.mul(
    f64x2.mul(f64x2.splat(e.lossAttractive), gather2(e.a + k * 8, e.a + l * 8)),
    gather2(e.pulls + k * 8, e.pulls + l * 8),
  );
  let dU = v128.and(live, f64x2.mul(charge, strength));
  if (!isSquare) dU = f64x2.mul(dU, slopes(kind, parameter, u));
  const unit = f64x2.splat(1 / (e.chargeScale * e.strengthScale));
  const pull = f64x2.div(f64x2.mul(f64x2.add(dU, dU), unit), scale);
  const damped = f64x2.splat(1 - e.centreDamping);
  const distance = f64x2.sqrt(s);
  let row = sums;
  let objectK = dObject(e, k);
  let objectL = dObject(e, l);
  for (let c: usize = 0; c < dimensions; c++, row += lanes<T>() * 8, objectK += 16, objectL += 16) {
    let d = f64x2.sub(load2<T>(h + c * ROW), gather2(centreK + c * 8, centreL + c * 8));
    if (manhattan) d = f64x2.mul(distance, sign(d));
    const y = v128.and(live, f64x2.mul(pull, d));
    v128.store(row, f64x2.add(v128.load(row), y));
    addTwo(objectK, objectL, f64x2.mul(damped, y));
  }
  const byCharge = v128.and(live, f64x2.mul(strength, f));
  if (e.dP) {
    addTwo(e.dP + i * 8, e.dP + j * 8, byCharge);
  } else {
    row = sums + e.rows * lanes<T>() * 8;
    v128.store(row, f64x2.add(v128.load(row), f64x2.div(byCharge, f64x2.splat(e.strengthScale))));
  }
  if (!e.pushPull && e.scaleKind == ScaleKind.NONE) return;
  const dScale = v128.and(live, f64x2.div(f64x2.mul(f64x2.neg(dU), u), scale));
  if (!e.pushPull) addTwo(e.dScales + k * 8, e.dScales + l * 8, dScale);
  else addPushPull(e, i, j, k, l, f64x2(distanceScaleOf<T>(e, i), distanceScaleOf<T>(e, j)), dScale);
}

/** Push-pull: the slope of the scale of each pair, by d of the hit and d_k of the object. `d`: of the two hits. */
function addPushPull(e: Event, i: usize, j: usize, k: usize, l: usize, d: v128, dScale: v128): void {
  addTwo(e.dPairScale + i * 8, e.dPairScale + j * 8, f64x2.mul(f64x2.mul(f64x2.splat(0.1), d), dScale));
  // by d_k itself, not by the scale: `gradients` takes dScales as such under push-pull
  const dk = gather2(e.objectDistance + k * 8, e.objectDistance + l * 8);
  addTwo(e.dScales + k * 8, e.dScales + l * 8, f64x2.mul(f64x2.mul(f64x2.splat(1.9), dk), dScale));
}

function values(kind: AttractionKind, parameter: f64, u: v128): v128 {
  const first = attractionValue(kind, parameter, f64x2.extract_lane(u, 0));
  return f64x2(first, attractionValue(kind, parameter, f64x2.extract_lane(u, 1)));
}

function slopes(kind: AttractionKind, parameter: f64, u: v128): v128 {
  const first = attractionSlope(kind, parameter, f64x2.extract_lane(u, 0));
  return f64x2(first, attractionSlope(kind, parameter, f64x2.extract_lane(u, 1)));
}

/** Push-pull: what the squared distances of the two pairs are divided by. `d`: of the two hits. */
function pairScales(e: Event, k: usize, l: usize, d: v128): v128 {
  const dk = gather2(e.objectDistance + k * 8, e.objectDistance + l * 8);
  const ofObjects = f64x2.mul(f64x2.mul(f64x2.splat(0.95), dk), dk);
  const ofHits = f64x2.mul(f64x2.mul(f64x2.splat(0.05), d), d);
  return f64x2.add(f64x2.add(ofObjects, ofHits), f64x2.splat(1e-4));
}

/** Adds lane 0 to the float64 at p and lane 1 to the one at q; p and q may be equal. */
@inline function addTwo(p: usize, q: usize, v: v128): void {
  add(p, f64x2.extract_lane(v, 0));
  add(q, f64x2.extract_lane(v, 1));
}


@inline function sign(d: v128): v128 {
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  return f64x2.sub(v128.and(one, f64x2.gt(d, zero)), v128.and(one, f64x2.lt(d, zero)));
}
