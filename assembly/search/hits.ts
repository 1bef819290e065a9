// The order of the hits, so that the hits of a block are near each other: those near their own condensation point by its
// slot, then the others by the leaf of the tree that they fall into, then those that do not repel.
import { distance2, Event } from "../event";
import { norm, project } from "./project";
import { Search } from "./search";
import { LEAF, leafOf } from "./tree";


@inline export function bucketCount(objects: usize): usize {
  return objects + (objects + LEAF - 1) / LEAF + 1;
}

/** Sets order, places and radius. A hit is near its own centre where the squared distance is below `near2`. */
@inline export function orderHits<T>(e: Event, s: Search, near2: f64): void {
  const buckets = bucketCount(e.objects);
  memory.fill(s.buckets, 0, (buckets + 1) * 4);
  for (let j: usize = 0; j < e.hits; j++) {
    const bucket = bucketOf<T>(e, s, near2, j);
    store<u32>(e.places + j * 4, <u32>bucket);
    const size = s.buckets + bucket * 4;
    store<u32>(size, load<u32>(size, 4) + 1, 4);
  }
  let first: u32 = 0;
  for (let i: usize = 1; i <= buckets; i++) {
    first += load<u32>(s.buckets + i * 4);
    store<u32>(s.buckets + i * 4, first);
  }
  for (let j: usize = 0; j < e.hits; j++) {
    const next = s.buckets + <usize>load<u32>(e.places + j * 4) * 4;
    const place = load<u32>(next);
    store<u32>(next, place + 1);
    store<u32>(e.places + j * 4, place);
    store<u32>(e.order + <usize>place * 4, <u32>j);
  }
}


@inline function bucketOf<T>(e: Event, s: Search, near2: f64, j: usize): usize {
  const number = load<i32>(e.numbers + j * 4);
  if (number >= 0 && distance2<T>(e, j, number) < near2) return <usize>load<u32>(e.slots + number * 4);
  if (number == -1 && !e.noiseRepels) return bucketCount(e.objects) - 1;
  project<T>(s, e.dims, e.x + j * e.dims * sizeof<T>(), sizeof<T>(), s.place);
  s.radius = max(s.radius, norm(s, e.dims));
  return e.objects + leafOf(s, e.objects, s.place) / LEAF;
}
