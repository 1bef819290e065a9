// The order of the objects: a kd-tree over their keys. The first 2^i of a node's objects go left, 2^i the largest power of two
// below their number, so that every aligned group of 2^i slots is a node: of near objects. Leaves hold LEAF objects.
import { Search } from "./search";

export const LEAF: usize = 8;

/** Sets objects, and the splits. */
export function orderObjects(s: Search, objects: usize): void {
  for (let k: usize = 0; k < objects; k++) store<u32>(s.objects + k * 4, <u32>k);
  split(s, 0, objects, 1);
}

/** The leaf, as its first slot, where a point along the slabs falls. */
@inline export function leafOf(s: Search, objects: usize, y: usize): usize {
  let first: usize = 0;
  let count = objects;
  let node: usize = 1;
  while (count > LEAF) {
    const half = leftOf(count);
    const at = s.splits + node * 8;
    // no branch: which way a point goes cannot be foreseen
    const right = <usize>!(load<f32>(y + <usize>load<u32>(at) * 4) < load<f32>(at, 4));
    first += half & (0 - right);
    count = right ? count - half : half;
    node = 2 * node + right;
  }
  return first;
}

/** The largest power of two below n ≥ 2. */
@inline function leftOf(n: usize): usize {
  return (<usize>1) << (31 - clz<u32>(<u32>(n - 1)));
}

function split(s: Search, first: usize, count: usize, node: usize): void {
  if (count <= LEAF) return;
  const half = leftOf(count);
  const axis = widestAxis(s, first, first + count);
  for (let i = first; i < first + count; i++) {
    const key = s.keys + (<usize>load<u32>(s.objects + i * 4) * s.slabs + axis) * 4;
    store<f32>(s.values + i * 4, load<f32>(key));
  }
  select(s, first, first + count - 1, first + half);
  store<u32>(s.splits + node * 8, <u32>axis);
  store<f32>(s.splits + node * 8, load<f32>(s.values + (first + half) * 4), 4);
  split(s, first, half, 2 * node);
  split(s, first + half, count - half, 2 * node + 1);
}


@inline function widestAxis(s: Search, first: usize, end: usize): usize {
  let widest: usize = 0;
  let most: f32 = -1;
  for (let a: usize = 0; a < s.axes; a += 4) {
    let low = f32x4.splat(Infinity);
    let high = f32x4.splat(-Infinity);
    for (let i = first; i < end; i++) {
      const v = v128.load(s.keys + (<usize>load<u32>(s.objects + i * 4) * s.slabs + a) * 4);
      low = f32x4.pmin(low, v);
      high = f32x4.pmax(high, v);
    }
    v128.store(s.rows, f32x4.sub(high, low));
    for (let lane: usize = 0; lane < 4; lane++) {
      const extent = load<f32>(s.rows + lane * 4);
      if (extent <= most) continue;
      most = extent;
      widest = a + lane;
    }
  }
  return widest;
}

/** Quickselect: puts the value of rank `nth` in its place, none above it before, none below it after. */
@inline function select(s: Search, low: usize, high: usize, nth: usize): void {
  while (low < high) {
    const pivot = median(value(s, low), value(s, (low + high) >> 1), value(s, high));
    let i = <isize>low;
    let j = <isize>high;
    while (i <= j) {
      while (value(s, i) < pivot) i++;
      while (value(s, j) > pivot) j--;
      if (i <= j) swap(s, i++, j--);
    }
    if (<isize>nth <= j) high = j;
    else if (<isize>nth >= i) low = i;
    else return;
  }
}


@inline function value(s: Search, i: usize): f32 {
  return load<f32>(s.values + i * 4);
}


@inline function median(a: f32, b: f32, c: f32): f32 {
  return max(min(a, b), min(max(a, b), c));
}


@inline function swap(s: Search, i: usize, j: usize): void {
  const v = value(s, i);
  store<f32>(s.values + i * 4, value(s, j));
  store<f32>(s.values + j * 4, v);
  const k = load<u32>(s.objects + i * 4);
  store<u32>(s.objects + i * 4, load<u32>(s.objects + j * 4));
  store<u32>(s.objects + j * 4, k);
}
