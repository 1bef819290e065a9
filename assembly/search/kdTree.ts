// The order of the objects: a kd-tree over their projected centres. The left child of a node of n objects takes 2^i of
// them, the largest power of two below n. So every aligned group of 2^i slots is a node, and its objects are near each
// other. Leaves hold up to LEAF objects.
import { Search } from "./search";
import { LEAF } from "./sizes";

/** writes: objectInSlot, splits; scratch: splitPairs */
export function orderObjects(s: Search, objects: usize): void {
  for (let k: usize = 0; k < objects; k++) store<u32>(s.splitPairs + k * 8, <u32>k, 4);
  split(s, 0, objects, 1);
  for (let i: usize = 0; i < objects; i++) store<u32>(s.objectInSlot + i * 4, load<u32>(s.splitPairs + i * 8, 4));
}

/** The leaf that a point along the slabs falls into, as its first slot. */
export function leafOf(s: Search, objects: usize, y: usize): usize {
  let first: usize = 0;
  let count = objects;
  let node: usize = 1;
  while (count > LEAF) {
    const half = leftOf(count);
    const at = s.splits + node * 8;
    // no branch: which way a point goes is unpredictable
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
  const from = s.splitPairs + first * 8;
  const end = from + count * 8;
  const keys = s.projectedCentres;
  const bytes = s.slabs * 4;
  const axis = widestAxis(s, from, end);
  for (let p = from; p < end; p += 8) store<f32>(p, load<f32>(keys + <usize>load<u32>(p, 4) * bytes + axis * 4));
  select(from, end - 8, from + half * 8);
  store<u32>(s.splits + node * 8, <u32>axis);
  store<f32>(s.splits + node * 8, load<f32>(from + half * 8), 4);
  split(s, first, half, 2 * node);
  split(s, first + half, count - half, 2 * node + 1);
}


@inline function widestAxis(s: Search, from: usize, end: usize): usize {
  const bytes = s.slabs * 4;
  let widest: usize = 0;
  let most: f32 = -1;
  for (let a: usize = 0; a < s.axes; a += 4) {
    const keys = s.projectedCentres + a * 4;
    let low = f32x4.splat(Infinity);
    let high = f32x4.splat(-Infinity);
    for (let p = from; p < end; p += 8) {
      const v = v128.load(keys + <usize>load<u32>(p, 4) * bytes);
      low = f32x4.pmin(low, v);
      high = f32x4.pmax(high, v);
    }
    v128.store(s.bitRows, f32x4.sub(high, low));
    for (let lane: usize = 0; lane < 4; lane++) {
      const extent = load<f32>(s.bitRows + lane * 4);
      if (extent <= most) continue;
      most = extent;
      widest = a + lane;
    }
  }
  return widest;
}

/** Quickselect of pairs by value, between two addresses: then none before `nth` is larger, none after it smaller. */
export function select(low: usize, high: usize, nth: usize): void {
  while (low < high) {
    // quartiles, not ends and middle: ids often rise and then fall along an axis, and those three would be the extremes
    const quarter = ((high - low) >> 5) << 3;
    const pivot = median(load<f32>(low + quarter), load<f32>(low + 2 * quarter), load<f32>(high - quarter));
    const same = partition(low, high, pivot, false);
    if (nth < same) {
      high = same - 8;
      continue;
    }
    low = partition(same, high, pivot, true);
    if (nth < low) return;
  }
}

/** Moves the pairs below `pivot` (or equal) to the front; returns where the others begin. Branches would mispredict. */
function partition(low: usize, high: usize, pivot: f32, orEqual: bool): usize {
  let next = low;
  for (let p = low; p <= high; p += 8) {
    const pair = load<u64>(p);
    const value = load<f32>(p);
    store<u64>(p, load<u64>(next));
    store<u64>(next, pair);
    next += <usize>((<i32>(value < pivot)) | ((<i32>(value == pivot)) & (<i32>orEqual))) * 8;
  }
  return next;
}


@inline function median(a: f32, b: f32, c: f32): f32 {
  return max(min(a, b), min(max(a, b), c));
}
