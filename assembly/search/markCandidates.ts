// Marks: for a block of hits, one bit for each object that may be within reach of one of the hits. Consecutive hits
// that lie close together are looked up as one box, and each box in every panel that it may reach.
import { repels } from "../event/access";
import { Event } from "../event/event";
import { lanes } from "../numeric/lanes";
import { findRows, markPanel, mayReach } from "./bitmapLookup";
import { project } from "./project";
import { Search } from "./search";
import { BIT_ROW_BYTES, bytesOfBits, bytesOfFrame, panelsOf } from "./sizes";

/** Adds the objects that the hits of block h may reach to the marks. */
export function markBlock<T>(e: Event, s: Search, h: usize): void {
  const low = s.groupBox;
  let held: usize = 0;
  for (let lane: usize = 0; lane < lanes<T>(); lane++) {
    const x = h + lane * sizeof<T>();
    if (!repels<T>(e, x)) continue;
    project<T>(s, e.dimensions, x, 64, s.projected);
    if (held > 0 && !fits(s, low)) {
      markGroup(e, s, low);
      held = 0;
    }
    if (held == 0) empty(s, low);
    widen(s, low);
    held++;
  }
  if (held > 0) markGroup(e, s, low);
}

/** Whether the box stays within groupExtent when the projected hit is added. */
@inline function fits(s: Search, low: usize): bool {
  const high = low + s.slabs * 4;
  let extent = f32x4.splat(0);
  for (let v: usize = 0; v < s.axes * 4; v += 16) {
    const y = v128.load(s.projected + v);
    const width = f32x4.sub(f32x4.pmax(v128.load(high + v), y), f32x4.pmin(v128.load(low + v), y));
    extent = f32x4.pmax(extent, width);
  }
  return i32x4.bitmask(f32x4.gt(extent, f32x4.splat(<f32>s.groupExtent))) == 0;
}


@inline function empty(s: Search, low: usize): void {
  const high = low + s.slabs * 4;
  for (let v: usize = 0; v < s.slabs * 4; v += 16) {
    v128.store(low + v, f32x4.splat(Infinity));
    v128.store(high + v, f32x4.splat(-Infinity));
  }
}


@inline function widen(s: Search, low: usize): void {
  const high = low + s.slabs * 4;
  for (let v: usize = 0; v < s.slabs * 4; v += 16) {
    const y = v128.load(s.projected + v);
    v128.store(low + v, f32x4.pmin(v128.load(low + v), y));
    v128.store(high + v, f32x4.pmax(v128.load(high + v), y));
  }
}

/** Marks the objects that the box at `low` may reach. */
function markGroup(e: Event, s: Search, low: usize): void {
  const panels = panelsOf(e.objects);
  const bytes = s.slabs * 4;
  const axes = s.axes * 4;
  const rows = s.bitRows;
  const touched = s.touched;
  let frame = s.frames;
  let bits = s.bits;
  let marks = s.marks;
  for (let panel: usize = 0; panel < panels; panel++) {
    if (mayReach(bytes, axes, frame, low)) {
      store<u8>(touched + panel, 1);
      findRows(bytes, rows, frame, bits, low);
      markPanel(bytes, rows, marks);
    }
    frame += bytesOfFrame(bytes / 4);
    bits += bytesOfBits(bytes / 4);
    marks += BIT_ROW_BYTES;
  }
}
