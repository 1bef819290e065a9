// Attraction: every member against its own object's centre, at most N pairs, in T, the members of an object in a block
// together. Adds w·p·f to attractionSums[k] and, with gradients, the pull to the block's sums in T (partialSums) and its
// opposite to dRecords.
import { attractionSlope, attractionValue } from "./attractivePotentials";
import { AttractionKind, ScaleKind } from "../event/choices";
import { at, distanceScaleOf, dObject, weightOf } from "../event/access";
import { Event } from "../event/event";
import { add, addWide, all, sumOf } from "../numeric/lanes";
import { numberAt, storeNumber } from "../numeric/numberAt";
import { ROW } from "../numeric/sizes";

/**
 * The `count` hits of block h, whose numbers are at `order`.
 * reads: memberOfHit i32[N], p f64[N], weights, distanceScale T[N]; centres f64[K·D], scales, objectDistance, a, pulls
 * f64[K]
 * adds to: attractionSums f64[K]; with gradients partialSums, dRecords, dP f64[N], dScales f64[K], dPairScale f64[N]
 */
export function attractBlock<T>(e: Event, h: usize, order: usize, count: usize): void {
  const members = e.memberOfHit;
  let number = load<i32>(members + <usize>load<u32>(order) * 4);
  for (let lane: usize = 0; lane < count;) {
    const own = number;
    const from = lane;
    while (++lane < count) {
      number = load<i32>(members + <usize>load<u32>(order + lane * 4) * 4);
      if (number != own) break;
    }
    if (own >= 0) attractMembers<T>(e, h, order, from, lane, <usize>own);
  }
}

/** The members of object k in the lanes from `from` up to `to` of a block. */
function attractMembers<T>(e: Event, h: usize, order: usize, from: usize, to: usize, k: usize): void {
  const r = e.rows;
  const manhattan = e.manhattan != 0;
  const pushPull = e.pushPull != 0;
  const kind = e.attractionKind;
  const isSquare = kind == AttractionKind.SQUARE;
  const isScaled = pushPull || e.scaleKind != ScaleKind.NONE;
  const centre = e.centres + k * e.dimensions * 8;
  const end = centre + e.dimensions * 8;
  const strength = all<T>((e.lossAttractive * at(e.a, k) * at(e.pulls, k)) / e.strengthScale);
  const charges = e.pushPull | e.chargeScalesDistance ? <usize>0 : h + r * ROW;
  const sums = e.partialSums;
  const scratch = sums + (r + 1) * ROW + 16; // a vector
  const pulls = sums + (r + 2) * ROW; // a row
  const first = from & ~(16 / sizeof<T>() - 1);
  let scale = all<T>(at(e.scales, k));
  let potential = all<T>(0);
  let dScales: f64 = 0;
  for (let lane = first; lane < to; lane += 16 / sizeof<T>()) {
    const offset = lane * sizeof<T>();
    const live = between<T>(lane, from, to);
    let s = all<T>(0);
    let x = h + offset;
    for (let c = centre; c < end; c += 8, x += ROW) {
      const d = fromCentre<T>(v128.load(x), load<f64>(c));
      s = v128.add<T>(s, manhattan ? v128.abs<T>(d) : v128.mul<T>(d, d));
    }
    if (manhattan) s = v128.mul<T>(s, s);
    if (pushPull) {
      v128.store(scratch, all<T>(1));
      pairScales(e, scratch, order, lane, from, to, k);
      scale = v128.load(scratch);
    }
    const u = isScaled ? v128.div<T>(s, scale) : s;
    if (!isSquare)
      potentials<T>(e, scratch, pulls + offset, h + offset, centre, end, pushPull ? scale : u, pushPull, k);
    const f = isSquare ? u : v128.load(scratch);
    const slope = v128.load(pulls + offset);
    let charge = charges ? v128.load(charges + offset) : s;
    if (!charges) {
      attracted(e, scratch, order, lane, from, to);
      charge = v128.load(scratch);
    }
    charge = v128.and(live, charge); // so all that it multiplies is 0 in other lanes: no lane is farther than finite
    potential = v128.add<T>(potential, v128.mul<T>(charge, f));
    if (!e.withGradient) continue;

    let dU = v128.mul<T>(charge, strength);
    if (!isSquare) dU = v128.mul<T>(dU, slope);
    let pull = v128.add<T>(dU, dU);
    if (isScaled) pull = v128.div<T>(pull, scale);
    if (manhattan) pull = v128.mul<T>(pull, v128.sqrt<T>(s));
    v128.store(pulls + offset, pull);
    const byCharge = v128.and(live, v128.mul<T>(strength, f));
    if (charges) {
      const row = sums + r * ROW + offset;
      v128.store(row, v128.add<T>(v128.load(row), byCharge));
    } else {
      v128.store(scratch, byCharge);
      addToHits(e, scratch, order, lane, from, to);
    }
    if (!isScaled) continue;
    const dScale = v128.div<T>(v128.mul<T>(v128.neg<T>(dU), u), scale);
    dScales += sumOf<T>(dScale);
    if (pushPull) {
      v128.store(scratch, dScale);
      addPairScales(e, scratch, order, lane, from, to);
    }
  }
  add(e.attractionSums + k * 8, sumOf<T>(potential) * e.chargeScale);
  if (!e.withGradient) return;
  alongCentre<T>(manhattan, h, centre, end, pulls, first, to, sums, dObject(e, k), all<T>(1 - e.centreDamping));
  // by d_k itself, not by the scale: `gradients` takes dScales as such under push-pull
  if (isScaled) {
    const unit = e.chargeScale * e.strengthScale;
    add(e.dScales + k * 8, dScales * unit * (pushPull ? 1.9 * at(e.objectDistance, k) : 1));
  }
}

/** Adds the pulls along each coordinate to the hits' sums, and what they pull the centre by to those of the object. */
function alongCentre<T>(
  manhattan: bool,
  h: usize,
  centre: usize,
  end: usize,
  pulls: usize,
  first: usize,
  to: usize,
  sums: usize,
  object: usize,
  damped: v128,
): void {
  const from = first * sizeof<T>();
  const bytes = to * sizeof<T>();
  for (; centre < end; centre += 8, h += ROW, sums += ROW, object += 16) {
    const x = load<f64>(centre);
    let sum = all<T>(0);
    for (let v = from; v < bytes; v += 16) {
      const d = fromCentre<T>(v128.load(h + v), x);
      const pull = v128.load(pulls + v);
      const y = manhattan ? signed<T>(pull, d) : v128.mul<T>(pull, d);
      v128.store(sums + v, v128.add<T>(v128.load(sums + v), y));
      sum = v128.add<T>(sum, y);
    }
    addWide<T>(object, v128.mul<T>(damped, sum));
  }
}

/** x minus a centre, which may be a mean and no number of T: both parts of it count, as a hit may be very near. */
@inline function fromCentre<T>(x: v128, centre: f64): v128 {
  const d = v128.sub<T>(x, all<T>(centre));
  return sizeof<T>() == 8 ? d : v128.sub<T>(d, all<T>(centre - <f64>(<T>centre)));
}

/** A mask of the lanes of the vector at `lane` that are from `from` up to `to`. */
@inline function between<T>(lane: usize, from: usize, to: usize): v128 {
  const own = v128.add<T>(all<T>(<f64>lane), sizeof<T>() == 8 ? f64x2(0, 1) : f32x4(0, 1, 2, 3));
  return v128.and(v128.ge<T>(own, all<T>(<f64>from)), v128.lt<T>(own, all<T>(<f64>to)));
}

/** pull·sign(d) */
@inline function signed<T>(pull: v128, d: v128): v128 {
  return v128.and(v128.xor(pull, v128.and(d, all<T>(-0.0))), v128.ne<T>(d, all<T>(0)));
}

/**
 * The potential of each lane of the vector at h, and its slope, in float64: some grow by e^(50u), where the rounding of a
 * float32 u would count. `scales`: those of the lanes if `own`, else that of object k counts.
 */
function potentials<T>(
  e: Event,
  values: usize,
  slopes: usize,
  h: usize,
  centre: usize,
  end: usize,
  scales: v128,
  own: bool,
  k: usize,
): void {
  const kind = e.attractionKind;
  const parameter = e.attractionParameter;
  v128.store(values, scales);
  for (let lane: usize = 0; lane < 16; lane += sizeof<T>()) {
    let s: f64 = 0;
    let x = h + lane;
    for (let c = centre; c < end; c += 8, x += ROW) {
      const d = <f64>load<T>(x) - load<f64>(c);
      s += e.manhattan ? abs(d) : d * d;
    }
    const u = (e.manhattan ? s * s : s) / (own ? <f64>load<T>(values + lane) : at(e.scales, k));
    store<T>(values + lane, <T>attractionValue(kind, parameter, u));
    store<T>(slopes + lane, <T>attractionSlope(kind, parameter, u));
  }
}

/** w·p of a vector of lanes in units of chargeScale, where the blocks do not hold it, to scratch. */
function attracted(e: Event, scratch: usize, order: usize, lane: usize, from: usize, to: usize): void {
  const bytes = e.bytes;
  for (let i = max(lane, from); i < min(lane + 16 / bytes, to); i++) {
    const j = <usize>load<u32>(order + i * 4);
    storeNumber(bytes, scratch, i - lane, (weightOf(e, j) * at(e.p, j)) / e.chargeScale);
  }
}

/** Push-pull: what the squared distances of a vector of lanes to object k are divided by, to scratch. */
function pairScales(e: Event, scratch: usize, order: usize, lane: usize, from: usize, to: usize, k: usize): void {
  const bytes = e.bytes;
  const dk = at(e.objectDistance, k);
  for (let i = max(lane, from); i < min(lane + 16 / bytes, to); i++) {
    const j = <usize>load<u32>(order + i * 4);
    const d = distanceScaleOf(e, j);
    storeNumber(bytes, scratch, i - lane, 0.95 * dk * dk + 0.05 * d * d + 1e-4);
  }
}

/** Push-pull: the slopes of the scales of pairs, by d of the hits. */
function addPairScales(e: Event, scratch: usize, order: usize, lane: usize, from: usize, to: usize): void {
  const bytes = e.bytes;
  const unit = 0.1 * (e.chargeScale * e.strengthScale);
  for (let i = max(lane, from); i < min(lane + 16 / bytes, to); i++) {
    const j = <usize>load<u32>(order + i * 4);
    const d = distanceScaleOf(e, j);
    add(e.dPairScale + j * 8, numberAt(bytes, scratch, i - lane) * unit * d);
  }
}

/** Adds a vector of lanes, times strengthScale, to dP of their hits. */
function addToHits(e: Event, scratch: usize, order: usize, lane: usize, from: usize, to: usize): void {
  const bytes = e.bytes;
  for (let i = max(lane, from); i < min(lane + 16 / bytes, to); i++) {
    const j = <usize>load<u32>(order + i * 4);
    add(e.dP + j * 8, numberAt(bytes, scratch, i - lane) * e.strengthScale);
  }
}
