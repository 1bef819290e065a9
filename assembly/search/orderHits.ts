// The order of the hits, chosen so that the hits of a block are near each other: first hits near their own
// object's centre, by that object's slot; then the other hits, by the leaf or the cell of hits they fall into;
// last the hits that do not repel.
import { Event } from "../event/event";
import { load2 } from "../numeric/lanes";
import { toStarts } from "../numeric/prefixSums";
import { hitCell } from "./grid";
import { norm2, project } from "./project";
import { Search } from "./search";
import { bucketsOf, LEAF } from "./sizes";
import { leafOf } from "./kdTree";

/**
 * A hit is near its own object's centre if the squared distance is below `near2`; 0: all hits are taken for others.
 * reads: x T[N·D], objectOfHit i32[N], centres f64[K·D], slotOfObject u32[K]
 * writes: permutation, placeOfHit u32[N]; buckets, radii2, radius; scratch: projected
 */
export function orderHits<T>(e: Event, s: Search, near2: f64): void {
  const buckets = bucketsOf(e.hits, e.objects);
  const dimensions = e.dimensions;
  const objects = e.objects;
  const bucketAt = e.placeOfHit;
  const sizes = s.buckets;
  const radii2 = s.radii2;
  memory.fill(sizes, 0, buckets * 4);
  memory.fill(radii2, 0, objects * 4);
  const usesGrid = s.usesGrid != 0;
  let radius2: f64 = 0;
  let x = e.x;
  for (let j: usize = 0; j < e.hits; j++, x += dimensions * sizeof<T>()) {
    const number = load<i32>(e.objectOfHit + j * 4);
    let bucket = buckets - 1;
    const distance2 = number < 0 ? near2 : separation2<T>(x, e.centres + <usize>number * dimensions * 8, dimensions);
    if (distance2 < near2) {
      bucket = <usize>load<u32>(e.slotOfObject + <usize>number * 4);
      const farthest = radii2 + bucket * 4;
      if (usesGrid) keepLarger(farthest, <f32>distance2);
    } else if (number != -1 || e.noiseRepels) {
      project<T>(s, dimensions, x, sizeof<T>(), s.projected);
      radius2 = max(radius2, norm2(s, dimensions, s.projected));
      bucket = objects + (usesGrid ? hitCell(s, s.projected) : leafOf(s, objects, s.projected) / LEAF);
    }
    store<u32>(bucketAt + j * 4, <u32>bucket);
    const size = sizes + bucket * 4;
    store<u32>(size, load<u32>(size) + 1);
  }
  s.radius = max(s.radius, sqrt(radius2));
  fillBuckets(e, s, buckets);
}

/** The number at p becomes v if v is larger; no branch. */
@inline function keepLarger(p: usize, v: f32): void {
  v128.store_lane<f32>(p, f32x4.pmax(f32x4.splat(v), v128.load32_zero(p)), 0);
}

/** Counting sort: bucket sizes, and each hit's bucket in placeOfHit → permutation and, unless in one pass, placeOfHit. */
function fillBuckets(e: Event, s: Search, buckets: usize): void {
  const order = e.permutation;
  const ends = s.buckets;
  toStarts(ends, buckets);
  let own = e.placeOfHit;
  const isKept = !e.onePass;
  const n = e.hits;
  for (let j: usize = 0; j < n; j++, own += 4) {
    const next = ends + <usize>load<u32>(own) * 4;
    const place = load<u32>(next);
    store<u32>(next, place + 1);
    store<u32>(order + <usize>place * 4, <u32>j);
    if (isKept) store<u32>(own, place);
  }
}

/** |x − centre|², always Euclidean: only the choice of a hit's bucket depends on it. */
@inline function separation2<T>(x: usize, centre: usize, dimensions: usize): f64 {
  let squares = f64x2.splat(0);
  for (const end = centre + (dimensions & ~1) * 8; centre < end; centre += 16, x += 2 * sizeof<T>()) {
    const d = f64x2.sub(load2<T>(x), v128.load(centre));
    squares = f64x2.add(squares, f64x2.mul(d, d));
  }
  const d = dimensions & 1 ? <f64>load<T>(x) - load<f64>(centre) : 0;
  return f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1) + d * d;
}
