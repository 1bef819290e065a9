// Marks: a block of hits → one bit for each object that may be within reach of one of its hits. Neighbouring hits that lie
// close together are looked up as one box, each box in every panel that it may reach.
import { blockBytes, Event } from "../event";
import { lanes } from "../simd";
import { BINS, bitsBytes, frameBytes, panelCount, ROW_BYTES, ROW_SHIFT } from "./panels";
import { project } from "./project";
import { Search } from "./search";

/** Adds to marks the objects that the hits of a block may reach. */
@inline export function markBlock<T>(e: Event, s: Search, block: usize): void {
  const low = s.box;
  const first = block * lanes<T>();
  const count = min(e.hits - first, lanes<T>());
  const h = e.blocks + block * blockBytes(e);
  let held: usize = 0;
  for (let lane: usize = 0; lane < count; lane++) {
    const x = h + lane * sizeof<T>();
    if (!(abs(<f64>load<T>(x)) <= e.limit)) continue; // a hit that does not repel
    project<T>(s, e.dims, x, 64, s.place);
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

/** Whether the box stays small with the hit at `place`. */
@inline function fits(s: Search, low: usize): bool {
  const high = low + s.slabs * 4;
  let extent = f32x4.splat(0);
  for (let v: usize = 0; v < s.axes * 4; v += 16) {
    const y = v128.load(s.place + v);
    const width = f32x4.sub(f32x4.pmax(v128.load(high + v), y), f32x4.pmin(v128.load(low + v), y));
    extent = f32x4.pmax(extent, width);
  }
  return i32x4.bitmask(f32x4.gt(extent, f32x4.splat(<f32>s.spread))) == 0;
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
    const y = v128.load(s.place + v);
    v128.store(low + v, f32x4.pmin(v128.load(low + v), y));
    v128.store(high + v, f32x4.pmax(v128.load(high + v), y));
  }
}

/** Marks what the box from `low` to what follows it may reach. */
function markGroup(e: Event, s: Search, low: usize): void {
  const panels = panelCount(e.objects);
  const bytes = s.slabs * 4;
  const axes = s.axes * 4;
  const rows = s.rows;
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
    frame += frameBytes(bytes / 4);
    bits += bitsBytes(bytes / 4);
    marks += ROW_BYTES;
  }
}

// `bytes`: of a number for each slab; `axes`: of one for each axis. Handed over, since fields are loaded anew after
// every store.

/** Whether the box of hits comes within the panel's reach of the box of its objects, along the axes. */
@inline function mayReach(bytes: usize, axes: usize, frame: usize, low: usize): bool {
  const high = low + bytes;
  const objectsLow = frame + 2 * bytes;
  const objectsHigh = frame + 3 * bytes;
  let sum = f32x4.splat(0);
  for (let v: usize = 0; v < axes; v += 16) {
    const below = f32x4.sub(v128.load(objectsLow + v), v128.load(high + v));
    const above = f32x4.sub(v128.load(low + v), v128.load(objectsHigh + v));
    const gap = f32x4.pmax(f32x4.splat(0), f32x4.pmax(below, above));
    sum = f32x4.add(sum, f32x4.mul(gap, gap));
  }
  sum = f32x4.add(sum, i32x4.shuffle(sum, sum, 2, 3, 0, 1));
  const reach = load<f32>(frame + 4 * bytes);
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) <= reach * reach;
}

/** The bit rows of the bins below the box, and up to its end, for each slab. */
@inline function findRows(bytes: usize, rows: usize, frame: usize, bits: usize, low: usize): void {
  const reach = v128.load(frame + 4 * bytes);
  const last = f32x4.splat(<f32>(BINS - 1));
  const zero = f32x4.splat(0);
  const slabBytes = <u32>((BINS + 1) * ROW_BYTES);
  let base = i32x4.add(i32x4.splat(<u32>bits), i32x4(0, slabBytes, 2 * slabBytes, 3 * slabBytes));
  for (let v: usize = 0; v < bytes; v += 16) {
    const start = v128.load(frame + v);
    const inverse = v128.load(frame + bytes + v);
    const from = f32x4.mul(f32x4.sub(f32x4.sub(v128.load(low + v), reach), start), inverse);
    const to = f32x4.mul(f32x4.sub(f32x4.add(v128.load(low + bytes + v), reach), start), inverse);
    const fromBin = i32x4.trunc_sat_f32x4_s(f32x4.pmin(last, f32x4.pmax(zero, from)));
    const toBin = i32x4.trunc_sat_f32x4_s(f32x4.pmin(last, f32x4.pmax(zero, to)));
    v128.store(rows + v, i32x4.add(base, i32x4.shl(fromBin, ROW_SHIFT)));
    v128.store(rows + bytes + v, i32x4.add(base, i32x4.shl(i32x4.add(toBin, i32x4.splat(1)), ROW_SHIFT)));
    base = i32x4.add(base, i32x4.splat(4 * slabBytes));
  }
}

/** Marks the objects of a panel that are in the interval of every slab. */
@inline function markPanel(bytes: usize, rows: usize, marks: usize): void {
  const end = rows + bytes;
  for (let o: usize = 0; o < ROW_BYTES; o += 64) {
    let m0 = i32x4.splat(-1);
    let m1 = m0;
    let m2 = m0;
    let m3 = m0;
    for (let row = rows; row < end; row += 8) {
      // two slabs at a time, then a look whether anything is left
      const lower = <usize>load<u32>(row) + o;
      const upper = <usize>load<u32>(row + bytes) + o;
      const lower2 = <usize>load<u32>(row, 4) + o;
      const upper2 = <usize>load<u32>(row + bytes, 4) + o;
      m0 = v128.and(m0, interval(lower, upper, lower2, upper2));
      m1 = v128.and(m1, interval(lower + 16, upper + 16, lower2 + 16, upper2 + 16));
      m2 = v128.and(m2, interval(lower + 32, upper + 32, lower2 + 32, upper2 + 32));
      m3 = v128.and(m3, interval(lower + 48, upper + 48, lower2 + 48, upper2 + 48));
      if (!v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) break;
    }
    v128.store(marks + o, v128.or(v128.load(marks + o), m0));
    v128.store(marks + o, v128.or(v128.load(marks + o, 16), m1), 16);
    v128.store(marks + o, v128.or(v128.load(marks + o, 32), m2), 32);
    v128.store(marks + o, v128.or(v128.load(marks + o, 48), m3), 48);
  }
}


@inline function interval(lower: usize, upper: usize, lower2: usize, upper2: usize): v128 {
  return v128.and(v128.andnot(v128.load(upper), v128.load(lower)), v128.andnot(v128.load(upper2), v128.load(lower2)));
}
