// Marks: a block of hits → one bit for each object that may be within reach of one of its hits. Neighbouring hits that lie
// close together are looked up as one box, each box in every panel that it may reach.
import { blockBytes, Event } from "../event";
import { lanes } from "../simd";
import { BINS, bitsBytes, frameBytes, panelCount, ROW_BYTES } from "./panels";
import { project } from "./project";
import { Search } from "./search";

/** Adds to marks the objects that the hits of a block may reach. */
@inline export function markBlock<T>(e: Event, s: Search, block: usize): void {
  const bytes = s.slabs * 4;
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
    if (held == 0) {
      memory.copy(low, s.place, bytes);
      memory.copy(low + bytes, s.place, bytes);
    } else {
      widen(s, low);
    }
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
  let frame = s.frames;
  let bits = s.bits;
  let marks = s.marks;
  for (let panel: usize = 0; panel < panels; panel++) {
    if (mayReach(s, frame, low)) {
      findRows(s, frame, bits, low);
      markPanel(s, marks);
    }
    frame += frameBytes(s.slabs);
    bits += bitsBytes(s.slabs);
    marks += ROW_BYTES;
  }
}

/** Whether the box of hits comes within the panel's reach of the box of its objects, along the axes. */
@inline function mayReach(s: Search, frame: usize, low: usize): bool {
  const bytes = s.slabs * 4;
  let sum = f32x4.splat(0);
  for (let v: usize = 0; v < s.axes * 4; v += 16) {
    const below = f32x4.sub(v128.load(frame + 2 * bytes + v), v128.load(low + bytes + v));
    const above = f32x4.sub(v128.load(low + v), v128.load(frame + 3 * bytes + v));
    const gap = f32x4.pmax(f32x4.splat(0), f32x4.pmax(below, above));
    sum = f32x4.add(sum, f32x4.mul(gap, gap));
  }
  const total =
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
  const reach = load<f32>(frame + 4 * bytes);
  return total <= reach * reach;
}

/** The bit rows of the bins below the box, and up to its end, for each slab. */
@inline function findRows(s: Search, frame: usize, bits: usize, low: usize): void {
  const bytes = s.slabs * 4;
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
    v128.store(s.rows + v, i32x4.add(base, i32x4.mul(fromBin, i32x4.splat(<i32>ROW_BYTES))));
    v128.store(
      s.rows + bytes + v,
      i32x4.add(base, i32x4.mul(i32x4.add(toBin, i32x4.splat(1)), i32x4.splat(<i32>ROW_BYTES))),
    );
    base = i32x4.add(base, i32x4.splat(4 * slabBytes));
  }
}

/** Marks the objects of a panel that are in the interval of every slab. */
@inline function markPanel(s: Search, marks: usize): void {
  const end = s.rows + s.slabs * 4;
  for (let o: usize = 0; o < ROW_BYTES; o += 64) {
    let m0 = i32x4.splat(-1);
    let m1 = m0;
    let m2 = m0;
    let m3 = m0;
    for (let row = s.rows; row < end; row += 16) {
      for (let i: usize = 0; i < 16; i += 4) {
        const lower = <usize>load<u32>(row + i) + o;
        const upper = <usize>load<u32>(row + i + s.slabs * 4) + o;
        m0 = v128.and(m0, v128.andnot(v128.load(upper), v128.load(lower)));
        m1 = v128.and(m1, v128.andnot(v128.load(upper, 16), v128.load(lower, 16)));
        m2 = v128.and(m2, v128.andnot(v128.load(upper, 32), v128.load(lower, 32)));
        m3 = v128.and(m3, v128.andnot(v128.load(upper, 48), v128.load(lower, 48)));
      }
      if (!v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) break;
    }
    v128.store(marks + o, v128.or(v128.load(marks + o), m0));
    v128.store(marks + o, v128.or(v128.load(marks + o, 16), m1), 16);
    v128.store(marks + o, v128.or(v128.load(marks + o, 32), m2), 32);
    v128.store(marks + o, v128.or(v128.load(marks + o, 48), m3), 48);
  }
}
