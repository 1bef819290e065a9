// Boxes around groups of objects and around a block's hits, along the coordinates, in float32 relative to the mean:
// lowest f32[D'], highest f32[D'] (D' = D rounded up to a multiple of 4). A box of objects also has its longest and its
// shortest reach.
import { Event } from "../event/event";
import { recordBytes } from "../event/strides";
import { all, least, swapHalves } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";
import { reachOf } from "./reachOf";
import { Search } from "./search";
import { bytesOfBox, LARGE_BOX, paddedDimensions, SMALL_BOX } from "./sizes";

/** Builds the boxes of all aligned groups, the large ones first. */
@inline export function buildBoxes<T>(e: Event, s: Search): void {
  const small = boxGroups<T>(e, s, s.boxes, LARGE_BOX);
  boxGroups<T>(e, s, small, SMALL_BOX);
}

function boxGroups<T>(e: Event, s: Search, box: usize, size: usize): usize {
  const d = paddedDimensions(e.dimensions);
  for (let first: usize = 0; first < e.objects; first += size, box += bytesOfBox(e.dimensions)) {
    emptyBox(box, e.dimensions, d);
    let longest: f64 = 0;
    let shortest: f64 = Infinity;
    const end = min(first + size, e.objects);
    for (let slot = first; slot < end; slot++) {
      const record = e.records + slot * recordBytes<T>(e.rows);
      widen<T>(e, s, box, record);
      longest = max(longest, reachOf<T>(e, slot));
      shortest = min(shortest, reachOf<T>(e, slot));
    }
    store<f32>(box + d * 8, <f32>(longest * 1.00001 + s.margin));
    // a Manhattan distance is longer than the Euclidean one of the boxes: no group is certain to be within reach
    const sure: f64 = e.manhattan ? 0 : shortest * 0.99999 - s.margin;
    store<f32>(box + d * 8, <f32>max<f64>(0, sure), 4);
  }
  return box;
}

/** An empty box; coordinates beyond D stay 0. */
@inline function emptyBox(box: usize, dimensions: usize, d: usize): void {
  memory.fill(box, 0, d * 8);
  for (let c: usize = 0; c < dimensions; c++) {
    store<f32>(box + c * 4, Infinity);
    store<f32>(box + (d + c) * 4, -Infinity);
  }
}

/** Widens a box so that it contains a record's coordinates. */
@inline function widen<T>(e: Event, s: Search, box: usize, x: usize): void {
  const high = box + paddedDimensions(e.dimensions) * 4;
  for (let c: usize = 0; c < e.dimensions; c++) {
    const v = <f32>(load<T>(x + c * sizeof<T>()) - <T>load<f64>(s.mean + c * 8));
    store<f32>(box + c * 4, min(load<f32>(box + c * 4), v));
    store<f32>(high + c * 4, max(load<f32>(high + c * 4), v));
  }
}

/** Writes the box around the repelling hits of a block. */
export function boxHits<T>(e: Event, s: Search, h: usize): void {
  const d = paddedDimensions(e.dimensions);
  const limit = all<T>(e.limit);
  const m0 = v128.le<T>(v128.abs<T>(v128.load(h)), limit);
  const m1 = v128.le<T>(v128.abs<T>(v128.load(h, 16)), limit);
  const m2 = v128.le<T>(v128.abs<T>(v128.load(h, 32)), limit);
  const m3 = v128.le<T>(v128.abs<T>(v128.load(h, 48)), limit);
  memory.fill(s.blockBox, 0, d * 8);
  for (let c: usize = 0; c < e.dimensions; c++) {
    const mean = all<T>(load<f64>(s.mean + c * 8));
    const x0 = v128.sub<T>(v128.load(h + c * ROW), mean);
    const x1 = v128.sub<T>(v128.load(h + c * ROW, 16), mean);
    const x2 = v128.sub<T>(v128.load(h + c * ROW, 32), mean);
    const x3 = v128.sub<T>(v128.load(h + c * ROW, 48), mean);
    const far = all<T>(Infinity);
    const low = least<T>(
      v128.bitselect(x0, far, m0),
      v128.bitselect(x1, far, m1),
      v128.bitselect(x2, far, m2),
      v128.bitselect(x3, far, m3),
    );
    const minusHigh = least<T>(
      v128.bitselect(v128.neg<T>(x0), far, m0),
      v128.bitselect(v128.neg<T>(x1), far, m1),
      v128.bitselect(v128.neg<T>(x2), far, m2),
      v128.bitselect(v128.neg<T>(x3), far, m3),
    );
    store<f32>(s.blockBox + c * 4, <f32>leastLane<T>(low));
    store<f32>(s.blockBox + (d + c) * 4, -(<f32>leastLane<T>(minusHigh)));
  }
}


@inline function leastLane<T>(v: v128): T {
  if (sizeof<T>() == 8) return <T>min(f64x2.extract_lane(v, 0), f64x2.extract_lane(v, 1));
  const half = f32x4.pmin(v, swapHalves(v));
  return <T>min(f32x4.extract_lane(half, 0), f32x4.extract_lane(half, 1));
}
