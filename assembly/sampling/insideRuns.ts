// Runs flagged INSIDE: all their objects are within reach of all hits of the block, so pairs are counted and
// ranked without testing any. Only a hit's pair with its own object is excluded. `own`: u32[lanes], the
// slots of the hits' own objects.
import { repels } from "../event/access";
import { Event } from "../event/event";
import { blockBytes } from "../event/strides";
import { Search } from "../search/search";
import { lanes } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";

const NONE: u32 = 0xffffffff;

/** Address of `own`. Runs are INSIDE only if there is a search. */
@inline export function ownOf(e: Event): usize {
  return e.search ? changetype<Search>(e.search).ownSlots : 0;
}

/** Writes `own`, ascending; returns the number of hits that repel, which are the first lanes of the block. */
export function ownSlots<T>(e: Event, block: usize, own: usize): u32 {
  const h = e.blocks + block * blockBytes(e);
  let hits: u32 = 0;
  for (let lane: usize = 0; lane < lanes<T>(); lane++) {
    const x = h + lane * sizeof<T>();
    const isHit = repels<T>(e, x);
    if (isHit) hits++;
    const number = <i32>load<T>(x + (e.rows + 1) * ROW);
    const slot = isHit && number >= 0 ? load<u32>(e.slotOfObject + <usize>number * 4) : NONE;
    let i = lane;
    for (; i > 0 && load<u32>(own + i * 4 - 4) > slot; i--) store<u32>(own + i * 4, load<u32>(own + i * 4 - 4));
    store<u32>(own + i * 4, slot);
  }
  return hits;
}

/** Number of pairs of the objects from slot `from` up to `to` with `hits` hits. */
export function insideCount<T>(own: usize, hits: u32, from: u32, to: u32): u32 {
  let count = (to - from) * hits;
  for (let i: usize = 0; i < lanes<T>(); i++) {
    const slot = load<u32>(own + i * 4);
    if (slot >= from && slot < to) count--;
  }
  return count;
}

/** Finds the pair of rank `rank` among those, counted by object, then by lane; writes its place and slot to `pair`. */
export function insidePair<T>(e: Event, block: usize, own: usize, hits: u32, from: u32, rank: u32, pair: usize): void {
  const first = <u32>(block * lanes<T>());
  for (let i: usize = 0; i < lanes<T>();) {
    const slot = load<u32>(own + i * 4);
    const same = equalTo<T>(own, i, slot);
    i += same;
    if (slot < from) continue;
    // each object before the slot has a pair with every hit; the object in it with all hits but its own
    const before = (slot - from) * hits;
    if (slot == NONE || rank < before) break;
    rank -= before;
    const others = hits - same;
    if (rank < others) {
      writePair(pair, first + otherLane<T>(e, block, slot, rank), slot);
      return;
    }
    rank -= others;
    from = slot + 1;
  }
  const objects = rank / hits;
  writePair(pair, first + (rank - objects * hits), from + objects);
}

/** How many of the ascending slots from i on equal `slot`. */
@inline function equalTo<T>(own: usize, i: usize, slot: u32): u32 {
  let same: u32 = 1;
  while (i + same < lanes<T>() && load<u32>(own + (i + same) * 4) == slot) same++;
  return same;
}

/** Writes a drawn pair: the hit's place and the object's slot. */
@inline export function writePair(pair: usize, place: u32, slot: u32): void {
  store<u32>(pair, place);
  store<u32>(pair, slot, 4);
}

/** The lane of rank `rank` among the lanes whose hit does not belong to the object in `slot`. */
@inline function otherLane<T>(e: Event, block: usize, slot: u32, rank: u32): u32 {
  const numbers = e.blocks + block * blockBytes(e) + (e.rows + 1) * ROW;
  for (let lane: usize = 0; lane < lanes<T>(); lane++) {
    const number = <i32>load<T>(numbers + lane * sizeof<T>());
    if (number >= 0 && load<u32>(e.slotOfObject + <usize>number * 4) == slot) continue;
    if (rank-- == 0) return <u32>lane;
  }
  assert(false, "a rank beyond the hits of others");
  return 0;
}
