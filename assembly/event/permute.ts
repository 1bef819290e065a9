// Orders. Places are the lanes of the blocks, in turn; a search puts hits into an order in which neighbours are close, and
// everything that each kernel reads of every hit follows: numbers, members, q, dq, p and dp. The rest is looked up by hit.
import { Event } from "./event";

/** Hits and objects as they came. */
export function plainOrder(e: Event): void {
  identity(e.order, e.hits);
  identity(e.places, e.hits);
  identity(e.slots, e.objects);
}

/** Numbers and charges → the order of the search. Each array moves to where the one before it was. */
export function enterOrder(e: Event): void {
  const order = e.order;
  gather(order, e.hits, e.numbers, e.spareNumbers, 4);
  if (e.members == e.numbers) e.spareMembers = e.spareNumbers;
  else gather(order, e.hits, e.members, e.spareMembers, 4);
  e.numbers = e.spareNumbers;
  e.members = e.spareMembers;
  const isAttractedByCharge = e.p == e.q;
  e.q = move(e, order, e.q);
  e.dq = move(e, order, e.dq);
  e.p = isAttractedByCharge ? e.q : move(e, order, e.p);
  e.dp = isAttractedByCharge ? e.dq : move(e, order, e.dp);
}

/** dV/db, which `gradients` has left in dq, and dX, rows of `bytes` bytes in place of the blocks → the order of the input. */
export function leaveOrder(e: Event, bytes: usize): void {
  const isAttractedByCharge = e.dp == e.dq;
  e.dq = move(e, e.places, e.dq);
  if (isAttractedByCharge) e.dp = e.dq; // the next event may have no search: it must not find it in the spare array
  gather(e.places, e.hits, e.blocks, e.x, bytes);
}

/** Moves an array of float64 to the spare one, in the given order; where it was is spare then. */
function move(e: Event, order: usize, from: usize): usize {
  const to = e.spare;
  gather(order, e.hits, from, to, 8);
  e.spare = from;
  return to;
}

/**
 * to[i] = from[order[i]], rows of a multiple of 4 bytes: nothing else in the loops, so that many of their loads are under
 * way at a time.
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
