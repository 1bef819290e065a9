// Looking a box of hits up in one panel: may it reach any of its objects, and which of them.
// `low`: lowest f32[S] of the box along the slabs, and highest; `frame`, `bits`: of the panel (bitmapIndex.ts).
// `bytes`: of a number for each slab; `axes`: of one for each axis. Handed over, since fields are loaded anew after
// every store.
import { sumLanes } from "../numeric/lanes";
import { BINS, BIT_ROW_BYTES } from "./sizes";

/** log2 of BIT_ROW_BYTES. */
const BIT_ROW_SHIFT: i32 = 7;

/** Whether the box of hits comes within the panel's reach of the box of its objects, along the axes. */
@inline export function mayReach(bytes: usize, axes: usize, frame: usize, low: usize): bool {
  const high = low + bytes;
  const objectsHigh = frame + 2 * bytes;
  let sum = f32x4.splat(0);
  for (let v: usize = 0; v < axes; v += 16) {
    const below = f32x4.sub(v128.load(frame + v), v128.load(high + v));
    const above = f32x4.sub(v128.load(low + v), v128.load(objectsHigh + v));
    const gap = f32x4.pmax(f32x4.splat(0), f32x4.pmax(below, above));
    sum = f32x4.add(sum, f32x4.mul(gap, gap));
  }
  const reach = load<f32>(frame + 3 * bytes);
  return sumLanes(sum) <= reach * reach;
}

/** The bit rows of the bins below the box, and up to its end, for each slab. */
@inline export function findRows(bytes: usize, rows: usize, frame: usize, bits: usize, low: usize): void {
  const reach = v128.load(frame + 3 * bytes);
  const last = f32x4.splat(<f32>(BINS - 1));
  const zero = f32x4.splat(0);
  const slabBytes = <u32>((BINS + 1) * BIT_ROW_BYTES);
  let base = i32x4.add(i32x4.splat(<u32>bits), i32x4(0, slabBytes, 2 * slabBytes, 3 * slabBytes));
  for (let v: usize = 0; v < bytes; v += 16) {
    const start = v128.load(frame + v);
    const inverse = v128.load(frame + bytes + v);
    const from = f32x4.mul(f32x4.sub(f32x4.sub(v128.load(low + v), reach), start), inverse);
    const to = f32x4.mul(f32x4.sub(f32x4.add(v128.load(low + bytes + v), reach), start), inverse);
    const fromBin = i32x4.trunc_sat_f32x4_s(f32x4.pmin(last, f32x4.pmax(zero, from)));
    const toBin = i32x4.trunc_sat_f32x4_s(f32x4.pmin(last, f32x4.pmax(zero, to)));
    v128.store(rows + v, i32x4.add(base, i32x4.shl(fromBin, BIT_ROW_SHIFT)));
    v128.store(rows + bytes + v, i32x4.add(base, i32x4.shl(i32x4.add(toBin, i32x4.splat(1)), BIT_ROW_SHIFT)));
    base = i32x4.add(base, i32x4.splat(4 * slabBytes));
  }
}

/** Marks the objects of a panel that are in the interval of every slab. */
@inline export function markPanel(bytes: usize, rows: usize, marks: usize): void {
  const end = rows + bytes;
  for (let o: usize = 0; o < BIT_ROW_BYTES; o += 64) {
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
