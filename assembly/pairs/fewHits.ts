// One object against few hits of a block, one by one, in the plain form and with a hinge. Bit for bit the pair kernel's
// numbers: that sums four vectors of hits, then every second lane, before it adds to an object's two sums in float64. So
// does this if of the hits within reach at most one is in an even lane, and at most one in an odd lane.
import { dRecordBytes, recordBytes } from "../event/strides";
import { Event } from "../event/event";
import { NUMBER, REACH, STRENGTH } from "../event/record";
import { add } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";
import { tiny } from "./repulsivePotentials";

/** More hits than these are faster together. */
export const MOST_HITS: u32 = 4;
/** Instead of a count: the hits within reach are too many. */
export const TOO_MANY: u32 = 0xffffffff;

/** The squared distance from the hit at lane address x to record k, in the order of the pair kernel. */
@inline function distance2<T>(r: usize, x: usize, k: usize): T {
  const first = load<T>(x) - load<T>(k);
  let s = first * first;
  for (const end = k + r * sizeof<T>(); (k += sizeof<T>()) < end;) {
    x += ROW;
    const d = load<T>(x) - load<T>(k);
    s += d * d;
  }
  return s;
}

/** Whether the hit at lane address x is within the object's reach, and not its own. */
@inline function isWithin<T>(r: usize, x: usize, k: usize, s: T): bool {
  const own = k + r * sizeof<T>();
  return s < load<T>(own + REACH * sizeof<T>()) && load<T>(x + (r + 1) * ROW) != load<T>(own + NUMBER * sizeof<T>());
}

/**
 * Value and, if asked for, gradient of the hits in `mask` against the object in a slot. Returns the number of pairs within
 * reach, or TOO_MANY, and then has added nothing.
 */
export function evaluateFew<T>(gradient: bool, e: Event, h: usize, slot: usize, mask: u32): u32 {
  const r = e.rows;
  const k = e.records + slot * recordBytes<T>(r);
  let even: T = 0;
  let odd: T = 0;
  let within: u32 = 0;
  for (; mask != 0; mask &= mask - 1) {
    const lane = ctz(mask);
    const x = h + <usize>lane * sizeof<T>();
    const s = distance2<T>(r, x, k);
    if (!isWithin<T>(r, x, k, s)) continue;
    if (within & (0x5555 << (lane & 1))) return TOO_MANY;
    within |= 1 << lane;
    if (lane & 1) odd = s;
    else even = s;
  }
  if (within == 0) return 0;
  const first = within & 0x5555;
  const dK = e.dRecords + slot * dRecordBytes(r);
  if (first) evaluateHit<T>(gradient, e, h, ctz(first), k, even, dK);
  if (first == within) return 1;
  evaluateHit<T>(gradient, e, h, ctz(within ^ first), k, odd, dK + 8);
  return first ? 2 : 1;
}

function evaluateHit<T>(gradient: bool, e: Event, h: usize, lane: u32, k: usize, s: T, dK: usize): void {
  const r = e.rows;
  const own = k + r * sizeof<T>();
  let x = h + <usize>lane * sizeof<T>();
  let dH = e.partialSums + <usize>lane * sizeof<T>();
  const q = load<T>(x + r * ROW);
  const root = sqrt<T>(max<T>(s + <T>e.epsilon, <T>tiny<T>()));
  const value: T = <T>1 - root;
  add(dK + r * 16, <f64>(q * value));
  if (!gradient) return;
  const strength = load<T>(own + STRENGTH * sizeof<T>());
  store<T>(dH + r * ROW, load<T>(dH + r * ROW) + strength * value);
  const push: T = (q * strength) / root;
  for (; k < own; k += sizeof<T>(), x += ROW, dH += ROW, dK += 16) {
    const y: T = push * (load<T>(k) - load<T>(x));
    store<T>(dH, load<T>(dH) + y);
    add(dK, <f64>y);
  }
}
