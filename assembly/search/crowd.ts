// A crowd: where most objects are within reach of most hits, boxes tell whole groups of objects apart: all of them within
// reach of all hits of a block, none, or who knows. Boxes are along the coordinates, in float32 from the mean; a box is
// lowest f32[D'], highest f32[D'] (D' = D rounded up to a multiple of 4), longest and shortest reach of its objects.
import { blockBytes, Event, recordBytes } from "../event";
import { lanes, ROW } from "../simd";
import { reachOf } from "./panels";
import { Search } from "./search";

/** Objects of a large box, and of the small ones in it. */
const LARGE: usize = 1024;
const SMALL: usize = 64;

/** Set in the end of a run whose objects are all within reach of all hits of the block. */
export const INSIDE: u32 = 0x80000000;


@inline function paddedDims(e: Event): usize {
  return (e.dims + 3) & ~3;
}


@inline function boxBytes(e: Event): usize {
  return paddedDims(e) * 8 + 8;
}

/** Boxes of all aligned groups, the large ones first. */
@inline export function buildCrowd<T>(e: Event, s: Search): void {
  let box = buildBoxes<T>(e, s, s.boxes, LARGE);
  box = buildBoxes<T>(e, s, box, SMALL);
}

function buildBoxes<T>(e: Event, s: Search, box: usize, size: usize): usize {
  const d = paddedDims(e);
  for (let first: usize = 0; first < e.objects; first += size, box += boxBytes(e)) {
    emptyBox(box, d);
    let longest: f64 = 0;
    let shortest: f64 = Infinity;
    const end = min(first + size, e.objects);
    for (let slot = first; slot < end; slot++) {
      const record = e.records + slot * recordBytes<T>(e.rows);
      widen<T>(e, s, box, record, sizeof<T>());
      longest = max(longest, reachOf<T>(e, slot));
      shortest = min(shortest, reachOf<T>(e, slot));
    }
    store<f32>(box + d * 8, <f32>(longest * 1.00001 + s.margin));
    // by the other metric a distance is longer than the boxes tell
    const sure: f64 = e.manhattan ? 0 : shortest * 0.99999 - s.margin;
    store<f32>(box + d * 8, <f32>max<f64>(0, sure), 4);
  }
  return box;
}


@inline function emptyBox(box: usize, d: usize): void {
  for (let c: usize = 0; c < d; c++) {
    store<f32>(box + c * 4, Infinity);
    store<f32>(box + (d + c) * 4, -Infinity);
  }
}

/** Widens a box by a point of T whose coordinates are `step` bytes apart. */
@inline function widen<T>(e: Event, s: Search, box: usize, x: usize, step: usize): void {
  const high = box + paddedDims(e) * 4;
  for (let c: usize = 0; c < e.dims; c++) {
    const v = <f32>(load<T>(x + c * step) - <T>load<f64>(s.mean + c * 8));
    store<f32>(box + c * 4, min(load<f32>(box + c * 4), v));
    store<f32>(high + c * 4, max(load<f32>(high + c * 4), v));
  }
  for (let c = e.dims; c < paddedDims(e); c++) {
    store<f32>(box + c * 4, 0);
    store<f32>(high + c * 4, 0);
  }
}

/** Writes the runs of a block, those of pairs within reach with INSIDE; returns how many there are. */
export function findCrowdRuns<T>(e: Event, s: Search, block: usize): usize {
  const d = paddedDims(e);
  const h = e.blocks + block * blockBytes(e);
  emptyBox(s.hitBox, d);
  for (let lane: usize = 0; lane < lanes<T>(); lane++) {
    const x = h + lane * sizeof<T>();
    if (abs(<f64>load<T>(x)) <= e.limit) widen<T>(e, s, s.hitBox, x, ROW);
  }
  const small = s.boxes + ((e.objects + LARGE - 1) / LARGE) * boxBytes(e);
  let run = e.runs;
  let box = s.boxes;
  for (let first: usize = 0; first < e.objects; first += LARGE, box += boxBytes(e)) {
    const end = min(first + LARGE, e.objects);
    const relation = relate(s.hitBox, box, d);
    if (relation == 0) continue;
    if (relation == 2) {
      run = append(e, run, first, end, INSIDE);
      continue;
    }
    for (let from = first; from < end; from += SMALL) {
      const inner = relate(s.hitBox, small + (from / SMALL) * boxBytes(e), d);
      if (inner > 0) run = append(e, run, from, min(from + SMALL, end), inner == 2 ? INSIDE : 0);
    }
  }
  return (run - e.runs) / 8;
}


@inline function append(e: Event, run: usize, from: usize, to: usize, flag: u32): usize {
  if (run > e.runs && load<u32>(run - 8, 4) == ((<u32>from) | flag)) run -= 8;
  else store<u32>(run, <u32>from);
  store<u32>(run, (<u32>to) | flag, 4);
  return run + 8;
}

/** 0: no hit reaches an object; 2: every hit reaches every object; 1: neither is certain. */
function relate(hits: usize, box: usize, d: usize): i32 {
  let nearest = f32x4.splat(0);
  let farthest = f32x4.splat(0);
  for (let v: usize = 0; v < d * 4; v += 16) {
    const below = f32x4.sub(v128.load(box + v), v128.load(hits + d * 4 + v));
    const above = f32x4.sub(v128.load(hits + v), v128.load(box + d * 4 + v));
    const gap = f32x4.pmax(f32x4.splat(0), f32x4.pmax(below, above));
    const far = f32x4.pmin(below, above); // minus the largest difference
    nearest = f32x4.add(nearest, f32x4.mul(gap, gap));
    farthest = f32x4.add(farthest, f32x4.mul(far, far));
  }
  const longest = load<f32>(box + d * 8);
  const shortest = load<f32>(box + d * 8, 4);
  if (!(lanesSum(nearest) <= longest * longest)) return 0;
  return lanesSum(farthest) < shortest * shortest ? 2 : 1;
}


@inline function lanesSum(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}
