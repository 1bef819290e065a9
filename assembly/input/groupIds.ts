// Groups hits into objects: ids of one event's hits → dense object numbers by ascending id, −1 for noise.
//   ids          I[N], the user's; I is i32, u32, i64, u64, or f64 for plain numbers (safe integers)
//   objectOfHit  i32[N], out
//   scratch      bytesOfGroupScratch(N) bytes; out: u32[K], number of hits of each object
import { sortKeys } from "../numeric/radixSort";

/** The type of the ids. */
export const enum IdKind {
  INT32,
  UINT32,
  BIG_INT64,
  BIG_UINT64,
  FLOAT64,
}

/**
 * Returns K. An id is noise if id ≤ noiseThreshold, a safe integer.
 * reads: ids I[N]
 * writes: objectOfHit i32[N]; scratch, whose first K numbers u32 are the hits of each object
 */
export function groupIds(
  kind: IdKind,
  ids: usize,
  n: usize,
  noiseThreshold: f64,
  objectOfHit: usize,
  scratch: usize,
): u32 {
  if (kind == IdKind.INT32) return group<i32>(ids, n, noiseThreshold, objectOfHit, scratch);
  if (kind == IdKind.UINT32) return group<u32>(ids, n, noiseThreshold, objectOfHit, scratch);
  if (kind == IdKind.BIG_INT64) return group<i64>(ids, n, noiseThreshold, objectOfHit, scratch);
  if (kind == IdKind.BIG_UINT64) return group<u64>(ids, n, noiseThreshold, objectOfHit, scratch);
  return group<f64>(ids, n, noiseThreshold, objectOfHit, scratch);
}

function group<I>(ids: usize, n: usize, noiseThreshold: f64, objectOfHit: usize, scratch: usize): u32 {
  const keys = scratch + n * 16; // u64[N]
  const signal = lowestSignal<I>(noiseThreshold);
  let lowest: u64 = u64.MAX_VALUE;
  let highest: u64 = 0;
  for (let j: usize = 0; j < n; j++) {
    const k = key<I>(load<I>(ids + j * sizeof<I>()));
    store<u64>(keys + j * 8, k);
    lowest = min(lowest, k < signal ? u64.MAX_VALUE : k);
    highest = max(highest, k);
  }
  return number(n, lowest, highest, objectOfHit, scratch);
}

/** An unsigned key that sorts like the id. */
@inline function key<I>(id: I): u64 {
  if (isFloat<I>() || isSigned<I>()) return (<u64>(<i64>id)) ^ 0x8000000000000000;
  return <u64>id;
}

/** The lowest key that is not noise. Unsigned ids are above every negative threshold. */
@inline function lowestSignal<I>(noiseThreshold: f64): u64 {
  if (isFloat<I>() || isSigned<I>()) return key<i64>(<i64>noiseThreshold) + 1;
  return noiseThreshold < 0 ? 0 : <u64>noiseThreshold + 1;
}

/** Keys → object numbers. Noise keys are below `lowest`; if `lowest` > `highest`, all hits are noise. */
function number(n: usize, lowest: u64, highest: u64, objectOfHit: usize, scratch: usize): u32 {
  memory.fill(objectOfHit, 0xff, n * 4);
  if (lowest > highest) return 0;
  // a table of all ids from the lowest to the highest costs less than a sort, if it fits in the scratch
  const range = highest - lowest;
  return range < <u64>(n * 3 - 1)
    ? byTable(n, lowest, <usize>range, objectOfHit, scratch)
    : bySort(n, lowest, highest, objectOfHit, scratch);
}

/** table[key − lowest] holds the number of hits of an id, then its object number. The last entry is for all noise. */
function byTable(n: usize, lowest: u64, range: usize, objectOfHit: usize, counts: usize): u32 {
  const table = counts + n * 4; // u32[3·N]
  const keys = counts + n * 16;
  memory.fill(table, 0, (range + 2) * 4);
  for (let j: usize = 0; j < n; j++) {
    const entry = table + entryOf(keys, j, lowest, range);
    store<u32>(entry, load<u32>(entry) + 1);
  }
  let k: u32 = 0;
  for (let i: usize = 0; i <= range; i++) {
    const count = load<u32>(table + i * 4);
    store<u32>(counts + <usize>k * 4, count);
    store<u32>(table + i * 4, k);
    k += <u32>(count != 0);
  }
  store<i32>(table + (range + 1) * 4, -1);
  for (let j: usize = 0; j < n; j++) {
    store<i32>(objectOfHit + j * 4, load<i32>(table + entryOf(keys, j, lowest, range)));
  }
  return k;
}

/** Byte offset of hit j's table entry. A noise key is below the lowest, so the difference wraps beyond the range. */
@inline function entryOf(keys: usize, j: usize, lowest: u64, range: usize): usize {
  return <usize>min<u64>(load<u64>(keys + j * 8) - lowest, <u64>range + 1) * 4;
}
/** Requires that `objectOfHit` is filled with −1. */
function bySort(n: usize, lowest: u64, highest: u64, objectOfHit: usize, counts: usize): u32 {
  const spareKeys = counts; // not used after the sort, when the counts are written
  const order = counts + n * 8;
  const spareOrder = order + n * 4;
  const keys = counts + n * 16;
  let signal: usize = 0;
  for (let j: usize = 0; j < n; j++) {
    const k = load<u64>(keys + j * 8);
    if (k < lowest) continue;
    store<u64>(keys + signal * 8, k - lowest);
    store<u32>(order + signal * 4, <u32>j);
    signal++;
  }
  sortKeys(keys, order, spareKeys, spareOrder, keys + n * 8, signal, highest - lowest);
  let k: u32 = 0;
  let first: usize = 0;
  for (let i: usize = 0; i < signal; i++) {
    if (i > 0 && load<u64>(keys + i * 8) != load<u64>(keys + i * 8 - 8)) {
      store<u32>(counts + <usize>k * 4, <u32>(i - first));
      first = i;
      k++;
    }
    store<u32>(objectOfHit + <usize>load<u32>(order + i * 4) * 4, k);
  }
  store<u32>(counts + <usize>k * 4, <u32>(signal - first));
  return k + 1;
}
