// Looks a box of hits up in one panel: may it reach any of the panel's objects, and which ones?
//   low           the box: lowest f32[S], then highest f32[S] along the slabs
//   frame, bits   those of the panel (bitmapIndex.ts)
//   bytes, axes   4·S and 4·M; passed as arguments because a field is loaded again after every store
import { sumLanes } from "../numeric/lanes";
import { gaps } from "./gaps";
import { BINS, BIT_ROW_BYTES } from "./sizes";

/** log2 of BIT_ROW_BYTES. */
const BIT_ROW_SHIFT: i32 = 7;

/** Whether the box of hits comes within the panel's reach of the box of the panel's objects, along the axes. */
@inline export function mayReach(bytes: usize, axes: usize, frame: usize, low: usize): bool {
  const high = low + bytes;
  const objectsHigh = frame + 2 * bytes;
  let sum = f32x4.splat(0);
  for (let v: usize = 0; v < axes; v += 16) {
    const gap = gaps(v128.load(low + v), v128.load(high + v), v128.load(frame + v), v128.load(objectsHigh + v));
    sum = f32x4.add(sum, f32x4.mul(gap, gap));
  }
  const reach = load<f32>(frame + 3 * bytes);
  return sumLanes(sum) <= reach * reach;
}

/**
 * For each slab, finds the two bit rows whose difference is the set of objects that the box may reach.
 * writes: rows u32[2·S]: the addresses of the rows of objects below the first bin, then of objects up to the last bin
 */
@inline export function findRows(bytes: usize, rows: usize, frame: usize, bits: usize, low: usize): void {
  const reach = v128.load(frame + 3 * bytes);
  const slabBytes = <u32>((BINS + 1) * BIT_ROW_BYTES);
  let slabRows = i32x4.add(i32x4.splat(<u32>bits), i32x4(0, slabBytes, 2 * slabBytes, 3 * slabBytes));
  for (let v: usize = 0; v < bytes; v += 16) {
    const start = v128.load(frame + v);
    const inverse = v128.load(frame + bytes + v);
    const first = binOf(f32x4.sub(v128.load(low + v), reach), start, inverse);
    const last = binOf(f32x4.add(v128.load(low + bytes + v), reach), start, inverse);
    v128.store(rows + v, rowOf(slabRows, first));
    v128.store(rows + bytes + v, rowOf(slabRows, i32x4.add(last, i32x4.splat(1))));
    slabRows = i32x4.add(slabRows, i32x4.splat(4 * slabBytes));
  }
}

/** The bins that x falls into along four slabs; the outermost bins are unbounded. */
@inline function binOf(x: v128, start: v128, inverse: v128): v128 {
  const bin = f32x4.mul(f32x4.sub(x, start), inverse);
  return i32x4.trunc_sat_f32x4_s(f32x4.pmin(f32x4.splat(<f32>(BINS - 1)), f32x4.pmax(f32x4.splat(0), bin)));
}

/** For each of four slabs, the address of the row of objects below a bin. */
@inline function rowOf(slabRows: v128, bin: v128): v128 {
  return i32x4.add(slabRows, i32x4.shl(bin, BIT_ROW_SHIFT));
}

/** Marks the objects of a panel that are between the two rows of every slab; 512 objects at a time. */
@inline export function markPanel(bytes: usize, rows: usize, marks: usize): void {
  const end = rows + bytes;
  for (let o: usize = 0; o < BIT_ROW_BYTES; o += 64) {
    let m0 = i32x4.splat(-1);
    let m1 = m0;
    let m2 = m0;
    let m3 = m0;
    for (let row = rows; row < end; row += 8) {
      // two slabs at a time; usually no object is left after a few
      const lower = <usize>load<u32>(row) + o;
      const upper = <usize>load<u32>(row + bytes) + o;
      const lower2 = <usize>load<u32>(row, 4) + o;
      const upper2 = <usize>load<u32>(row + bytes, 4) + o;
      m0 = v128.and(m0, between(lower, upper, lower2, upper2));
      m1 = v128.and(m1, between(lower + 16, upper + 16, lower2 + 16, upper2 + 16));
      m2 = v128.and(m2, between(lower + 32, upper + 32, lower2 + 32, upper2 + 32));
      m3 = v128.and(m3, between(lower + 48, upper + 48, lower2 + 48, upper2 + 48));
      if (!v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) break;
    }
    v128.store(marks + o, v128.or(v128.load(marks + o), m0));
    v128.store(marks + o, v128.or(v128.load(marks + o, 16), m1), 16);
    v128.store(marks + o, v128.or(v128.load(marks + o, 32), m2), 32);
    v128.store(marks + o, v128.or(v128.load(marks + o, 48), m3), 48);
  }
}

/** For 128 objects: those in the upper row but not in the lower row, for both of two slabs. */
@inline function between(lower: usize, upper: usize, lower2: usize, upper2: usize): v128 {
  return v128.and(v128.andnot(v128.load(upper), v128.load(lower)), v128.andnot(v128.load(upper2), v128.load(lower2)));
}
