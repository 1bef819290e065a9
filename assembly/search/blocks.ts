// Where the blocks of one pass end (pairs/onePass.ts).
import { Event } from "../event/event";
import { ROW } from "../numeric/sizes";
import { Search } from "./search";

/** Whether the block that has ended last holds hits near the centre of the object in slot `bucket`. */
@inline export function isOfOneObject(e: Event, s: Search): bool {
  return s.byObject && s.bucket < e.objects;
}

/** How far the hits of that block are from that centre, at most. */
@inline export function radiusOf(s: Search): f32 {
  return sqrt(load<f32>(s.radii2 + s.bucket * 4)) * 1.0001;
}

/**
 * The place after the last one of the block that begins at `first`. Object by object, a block has hits of one bucket:
 * those that are near the centre of the same object.
 */
export function blockEnd(e: Event, first: usize): usize {
  const end = min(first + ROW / e.bytes, e.hits);
  if (!e.search) return end;
  const s = changetype<Search>(e.search);
  if (!s.byObject) return end;
  if (first == 0) s.bucket = 0;
  while (s.bucket < e.objects && <usize>load<u32>(s.buckets + s.bucket * 4) <= first) s.bucket++;
  return s.bucket < e.objects ? min(end, <usize>load<u32>(s.buckets + s.bucket * 4)) : end;
}
