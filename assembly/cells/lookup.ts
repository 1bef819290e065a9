// The search in cells: finds the places of all hits that may be within reach of the point aimed at, by their 16-bit
// numbers. Here a place is a position in the order of the cells.
import { Axis, axisAt, Cells } from "./cells";
import { squares16 } from "../numeric/lanes";

/** A range of at most this many hits is scanned without descending to finer cells. */
const FEW: u32 = 32;

/**
 * Writes each place once, as u32, from `out` on; returns the end of what it wrote. It begins in the point's own slabs, and
 * ends early once it has written up to `stop` or a block further.
 */
export function search(cells: Cells, out: usize): usize {
  if (cells.split == 0) return scan(cells, 0, <u32>cells.hits, out);
  return descend(cells, cells.split - 1, 0, cells.query2, out);
}

/** Visits the slabs of axis `a` within `reach2`, and in each of them the axes before `a`; `cell`: the first cell. */
function descend(cells: Cells, a: usize, cell: u32, reach2: f64, out: usize): usize {
  const axis = axisAt(cells, a);
  const own = axis.slab;
  let from = own;
  let to = own + 1;
  if (a == 0) {
    while (from > 0 && gap2(axis, from - 1) < reach2) from--;
    while (to < axis.slabs && gap2(axis, to) < reach2) to++;
    return scan(cells, startOf(cells, cell + from), startOf(cells, cell + to), out);
  }
  out = enter(cells, a, cell + own * axis.stride, reach2, out);
  for (; from > 0; from--) {
    const rest = reach2 - gap2(axis, from - 1);
    if (!(rest > 0)) break;
    out = enter(cells, a, cell + (from - 1) * axis.stride, rest, out);
  }
  for (; to < axis.slabs; to++) {
    const rest = reach2 - gap2(axis, to);
    if (!(rest > 0)) break;
    out = enter(cells, a, cell + to * axis.stride, rest, out);
  }
  return out;
}

/** Visits one slab of axis `a`. */
@inline function enter(cells: Cells, a: usize, cell: u32, reach2: f64, out: usize): usize {
  if (out >= cells.stop) return out;
  const first = startOf(cells, cell);
  const end = startOf(cells, cell + axisAt(cells, a).stride);
  return end - first <= FEW ? scan(cells, first, end, out) : descend(cells, a - 1, cell, reach2, out);
}

/** Squared distance from the point to slab `s`, not its own. The outermost slabs are unbounded. */
@inline function gap2(axis: Axis, s: u32): f64 {
  const gap = (s > axis.slab ? <f64>s - axis.above : axis.below - <f64>s) * axis.width;
  return gap > 0 ? gap * gap : 0;
}


@inline function startOf(cells: Cells, cell: u32): u32 {
  return load<u32>(cells.starts + <usize>cell * 4);
}

/** Tests the places from `first` up to `end`. */
function scan(cells: Cells, first: u32, end: u32, out: usize): usize {
  if (first == end) return out;
  const last = (end - 1) >> 2;
  cells.tested += last + 1 - (first >> 2);
  const reach = i32x4.splat(cells.near);
  const point = cells.point;
  const p0 = v128.load(point);
  const p1 = v128.load(point, 16);
  const p2 = v128.load(point, 32);
  const p3 = v128.load(point, 48);
  const isSmall = cells.dimensions <= 4;
  const isTwo = cells.planes == 2;
  let mask: u32 = 15 << (first & 3);
  for (let b = first >> 2; b <= last; b++) {
    const block = cells.blocks + ((<usize>b) << 6);
    let sum = i32x4.add(squares16(block, p0), squares16(block + 16, p1));
    if (!isSmall) sum = i32x4.add(sum, i32x4.add(squares16(block + 32, p2), squares16(block + 48, p3)));
    let near = i32x4.lt_u(sum, reach);
    if (isTwo) {
      if (!v128.any_true(near)) {
        mask = 15;
        continue;
      }
      near = v128.and(near, i32x4.lt_u(i32x4.add(sum, secondPlane(block + cells.planeBytes, point + 64)), reach));
    }
    let bits = i32x4.bitmask(near) & mask;
    mask = 15;
    if (bits == 0) continue;
    if (b == last) bits &= 15 >> (3 - ((end - 1) & 3));
    // without branches, which would be hard to foresee: a place that is not near is overwritten by the next
    const place = b << 2;
    store<u32>(out, place);
    out += (bits & 1) << 2;
    store<u32>(out, place + 1);
    out += (bits & 2) << 1;
    store<u32>(out, place + 2);
    out += bits & 4;
    store<u32>(out, place + 3);
    out += (bits & 8) >> 1;
    if (out >= cells.stop) break;
  }
  return out;
}

/** Squared distances of four hits over the eight axes of a plane, modulo 2^32. */
@inline function secondPlane(block: usize, point: usize): v128 {
  const low = i32x4.add(squares16(block, v128.load(point)), squares16(block + 16, v128.load(point, 16)));
  const high = i32x4.add(squares16(block + 32, v128.load(point, 32)), squares16(block + 48, v128.load(point, 48)));
  return i32x4.add(low, high);
}

/** Moves the hit at a place by 16 of the largest radii, so that no search finds it any more. */
@inline export function hide(cells: Cells, place: usize): void {
  const at = cells.blocks + (place / 4) * 64 + (place & 3) * 4;
  store<u16>(at, load<u16>(at) ^ 0x4000);
}
