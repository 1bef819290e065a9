// Runs for a crowd, that is when most objects are within reach of most hits. Boxes classify whole groups of objects
// against a block of hits: all pairs within reach, none, or undecided.
import { Event } from "../event/event";
import { blockBytes } from "../event/strides";
import { sumLanes } from "../numeric/lanes";
import { farthest, gaps } from "./gaps";
import { boxHits } from "./boxes";
import { Search } from "./search";
import { bytesOfBox, LARGE_BOX, paddedDimensions, SMALL_BOX } from "./sizes";

/** Flag in a run's end: all objects of the run are within reach of all hits of the block. */
export const INSIDE: u32 = 0x80000000;

/** Classifies a box of objects against the box of a block's hits: no pair within reach, undecided, or all pairs. */
const enum Relation {
  OUTSIDE,
  UNDECIDED,
  INSIDE,
}

/** Writes the runs of a block, flagged INSIDE if all their pairs are within reach; returns the number of runs. */
export function findCrowdRuns<T>(e: Event, s: Search, block: usize): usize {
  const d = paddedDimensions(e.dimensions);
  const h = e.blocks + block * blockBytes(e);
  boxHits<T>(e, s, h);
  const small = s.boxes + ((e.objects + LARGE_BOX - 1) / LARGE_BOX) * bytesOfBox(e.dimensions);
  let run = e.runs;
  let box = s.boxes;
  for (let first: usize = 0; first < e.objects; first += LARGE_BOX, box += bytesOfBox(e.dimensions)) {
    const end = min(first + LARGE_BOX, e.objects);
    const relation = relate(s.blockBox, box, d);
    if (relation == Relation.OUTSIDE) continue;
    if (relation == Relation.INSIDE) {
      run = append(e, run, first, end, INSIDE);
      continue;
    }
    for (let from = first; from < end; from += SMALL_BOX) {
      const inner = relate(s.blockBox, small + (from / SMALL_BOX) * bytesOfBox(e.dimensions), d);
      if (inner == Relation.OUTSIDE) continue;
      run = append(e, run, from, min(from + SMALL_BOX, end), inner == Relation.INSIDE ? INSIDE : 0);
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

function relate(hits: usize, box: usize, d: usize): Relation {
  let least = f32x4.splat(0);
  let most = f32x4.splat(0);
  for (let v: usize = 0; v < d * 4; v += 16) {
    const low = v128.load(hits + v);
    const high = v128.load(hits + d * 4 + v);
    const gap = gaps(low, high, v128.load(box + v), v128.load(box + d * 4 + v));
    const far = farthest(low, high, v128.load(box + v), v128.load(box + d * 4 + v));
    least = f32x4.add(least, f32x4.mul(gap, gap));
    most = f32x4.add(most, f32x4.mul(far, far));
  }
  const longest = load<f32>(box + d * 8);
  const shortest = load<f32>(box + d * 8, 4);
  if (!(sumLanes(least) <= longest * longest)) return Relation.OUTSIDE;
  return sumLanes(most) < shortest * shortest ? Relation.INSIDE : Relation.UNDECIDED;
}
