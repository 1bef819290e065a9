// A crowd: where most objects are within reach of most hits, boxes tell whole groups of objects apart: all of them within
// reach of all hits of a block, none, or who knows.
import { blockBytes, Event } from "../event/event";
import { sumLanes } from "../numeric/lanes";
import { boxBytes, boxHits, LARGE, paddedDims, SMALL } from "./boxes";
import { Search } from "./search";

/** Set in the end of a run whose objects are all within reach of all hits of the block. */
export const INSIDE: u32 = 0x80000000;

/** Writes the runs of a block, those of pairs within reach with INSIDE; returns how many there are. */
export function findCrowdRuns<T>(e: Event, s: Search, block: usize): usize {
  const d = paddedDims(e);
  const h = e.blocks + block * blockBytes(e);
  boxHits<T>(e, s, h);
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
  if (!(sumLanes(nearest) <= longest * longest)) return 0;
  return sumLanes(farthest) < shortest * shortest ? 2 : 1;
}
