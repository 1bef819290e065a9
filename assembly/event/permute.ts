// Orders. A place is a lane of a block, counted over all blocks. A search sorts the hits so that neighbouring places
// are close in space. What kernels read of every hit is moved into that order: object, member, q, qSlope, p and
// pSlope. The rest is looked up by hit.
import { Event } from "./event";

/**
 * Keeps hits and objects in input order: places are hits.
 * writes: permutation u32[N], placeOfHit u32[N], slotOfObject u32[K]; the pointers by place, equal to those by hit; dB
 */
export function keepOrder(e: Event): void {
  identity(e.permutation, e.hits);
  identity(e.placeOfHit, e.hits);
  identity(e.slotOfObject, e.objects);
  e.objectAt = e.objectOfHit;
  e.memberAt = e.memberOfHit;
  e.qAt = e.q;
  e.qSlopeAt = e.qSlope;
  e.pAt = e.p;
  e.pSlopeAt = e.pSlope;
  e.dB = e.qSlope;
}

/**
 * Objects and charges by hit → by place. An array may overwrite one that has been read already: afterwards q … pSlope
 * must not be read by hit.
 * reads: permutation u32[N]; objectOfHit, memberOfHit i32[N]; q, qSlope, p, pSlope f64[N]
 * writes: objectAt, memberAt i32[N]; qAt, qSlopeAt, pAt, pSlopeAt f64[N]
 */
export function toSearchOrder(e: Event): void {
  const order = e.permutation;
  const n = e.hits;
  e.objectAt = e.spareObjects;
  gather(order, n, e.objectOfHit, e.objectAt, 4);
  e.memberAt = e.masked ? e.spareMembers : e.objectAt;
  if (e.masked) gather(order, n, e.memberOfHit, e.memberAt, 4);
  e.qAt = e.spareCharges;
  gather(order, n, e.q, e.qAt, 8);
  e.qSlopeAt = e.q;
  gather(order, n, e.qSlope, e.qSlopeAt, 8);
  e.pAt = e.pushPull ? e.qSlope : e.qAt;
  e.pSlopeAt = e.pushPull ? e.p : e.qSlopeAt;
  if (!e.pushPull) return;
  gather(order, n, e.p, e.pAt, 8);
  gather(order, n, e.pSlope, e.pSlopeAt, 8);
}

/**
 * Gradients by place → by hit.
 * reads: placeOfHit u32[N], dBAt f64[N], dXAt T[N·D]
 * writes: dB f64[N], over qAt; dX T[N·D]
 */
export function toInputOrder(e: Event): void {
  e.dB = e.qAt;
  gather(e.placeOfHit, e.hits, e.dBAt, e.dB, 8);
  gather(e.placeOfHit, e.hits, e.dXAt, e.dX, e.dimensions * e.bytes);
}

/**
 * to[i] = from[order[i]]; `bytes` of a row, a multiple of 4. The loops do nothing else, so that the
 * processor keeps many loads in flight.
 */
function gather(order: usize, n: usize, from: usize, to: usize, bytes: usize): void {
  const end = order + n * 4;
  if (bytes == 8) {
    for (; order < end; order += 4, to += 8) store<u64>(to, load<u64>(from + <usize>load<u32>(order) * 8));
    return;
  }
  for (; order < end; order += 4, to += bytes) {
    const row = from + <usize>load<u32>(order) * bytes;
    let i: usize = 0;
    for (; i + 16 <= bytes; i += 16) v128.store(to + i, v128.load(row + i));
    for (; i < bytes; i += 4) store<u32>(to + i, load<u32>(row + i));
  }
}

function identity(p: usize, n: usize): void {
  for (let i: usize = 0; i < n; i++) store<u32>(p + i * 4, <u32>i);
}
