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
  gather4(order, e.hits, e.numbers, e.spareNumbers);
  if (e.members == e.numbers) e.spareMembers = e.spareNumbers;
  else gather4(order, e.hits, e.members, e.spareMembers);
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
  e.dq = move(e, e.places, e.dq);
  const end = e.places + e.hits * 4;
  let to = e.x;
  for (let place = e.places; place < end; place += 4, to += bytes) {
    const from = e.blocks + <usize>load<u32>(place) * bytes;
    let i: usize = 0;
    for (; i + 16 <= bytes; i += 16) v128.store(to + i, v128.load(from + i));
    for (; i < bytes; i += 4) store<u32>(to + i, load<u32>(from + i));
  }
}

/** Moves an array of float64 to the spare one, in the given order; where it was is spare then. */
function move(e: Event, order: usize, from: usize): usize {
  const to = e.spare;
  gather8(order, e.hits, from, to);
  e.spare = from;
  return to;
}

/** to[i] = from[order[i]]: nothing else in the loop, so that many of its loads are under way at a time. */
function gather4(order: usize, n: usize, from: usize, to: usize): void {
  for (const end = order + n * 4; order < end; order += 4, to += 4) {
    store<u32>(to, load<u32>(from + <usize>load<u32>(order) * 4));
  }
}

/** Likewise, of 8 bytes each. */
function gather8(order: usize, n: usize, from: usize, to: usize): void {
  for (const end = order + n * 4; order < end; order += 4, to += 8) {
    store<u64>(to, load<u64>(from + <usize>load<u32>(order) * 8));
  }
}

function identity(p: usize, n: usize): void {
  for (let i: usize = 0; i < n; i++) store<u32>(p + i * 4, <u32>i);
}
