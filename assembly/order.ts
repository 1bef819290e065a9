// Orders. A search puts hits into an order in which neighbours are close; every kernel from the packing on sees them in
// it. Its last word is to put what leaves, the gradients, back into the order of the input.
import { Event } from "./event";

/** Records in the order of the objects. */
export function plainSlots(e: Event): void {
  for (let k: usize = 0; k < e.objects; k++) store<u32>(e.slots + k * 4, <u32>k);
}

/** Inputs and charges → the order of the search. */
@inline export function enterOrder<T>(e: Event): void {
  for (let place: usize = 0; place < e.hits; place++) {
    const j = load<u32>(e.order + place * 4);
    const number = load<i32>(e.members + <usize>j * 4);
    if (number >= 0 && load<u32>(e.alphas + number * 4) == j) store<u32>(e.spare + number * 4, <u32>place);
  }
  memory.copy(e.alphas, e.spare, e.objects * 4);
  const size = sizeof<T>();
  gather(e, e.x, e.dims * size);
  gather(e, e.weights, size);
  gather(e, e.distances, size);
  gather(e, e.spectators, 8);
  gather(e, e.numbers, 4);
  if (e.members != e.numbers) gather(e, e.members, 4);
  gather(e, e.b, 8);
  gather(e, e.q, 8);
  gather(e, e.dq, 8);
  if (e.p == e.q) return;
  gather(e, e.p, 8);
  gather(e, e.dp, 8);
}

/** What `gradients` has left → the order of the input. */
@inline export function leaveOrder<T>(e: Event): void {
  const size = sizeof<T>();
  scatter(e, e.x, e.dims * size);
  scatter(e, e.weights, size);
  scatter(e, e.distances, size);
  scatter(e, e.dq, 8);
}

/** rows[i] = rows[order[i]]; no rows where there is no array. */
function gather(e: Event, rows: usize, bytes: usize): void {
  if (!rows) return;
  let to = e.spare;
  for (let place: usize = 0; place < e.hits; place++, to += bytes) {
    copyRow(to, rows + <usize>load<u32>(e.order + place * 4) * bytes, bytes);
  }
  memory.copy(rows, e.spare, e.hits * bytes);
}

/** rows[order[i]] = rows[i] */
function scatter(e: Event, rows: usize, bytes: usize): void {
  if (!rows) return;
  let from = rows;
  for (let place: usize = 0; place < e.hits; place++, from += bytes) {
    copyRow(e.spare + <usize>load<u32>(e.order + place * 4) * bytes, from, bytes);
  }
  memory.copy(rows, e.spare, e.hits * bytes);
}

/** `bytes` is a multiple of 4. */
@inline function copyRow(to: usize, from: usize, bytes: usize): void {
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(to + i, v128.load(from + i));
  if (bytes & 8) {
    store<u64>(to + i, load<u64>(from + i));
    i += 8;
  }
  if (bytes & 4) store<u32>(to + i, load<u32>(from + i));
}
