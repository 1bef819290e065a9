// Objects: the ids of one event's hits → dense object numbers by ascending id, −1 for noise.
//   ids      I[N] as the user gave them; I is i32, u32, i64, u64, or f64 for plain numbers (safe integers)
//   numbers  i32[N], out
//   scratch  24·N + 1024 bytes; out: u32[K], the number of hits of each object
import { sortKeys } from "./sort";

/** Returns K. An id is noise where id ≤ noiseThreshold, a safe integer. */
@inline export function group<I>(ids: usize, n: usize, noiseThreshold: f64, numbers: usize, scratch: usize): u32 {
  const spareKeys = scratch; // free after the sort, when the counts move in
  const keys = spareKeys + n * 8;
  const order = keys + n * 8;
  const spareOrder = order + n * 4;
  const threshold = key<i64>(<i64>noiseThreshold);
  let signal: usize = 0;
  let lowest: u64 = u64.MAX_VALUE;
  let highest: u64 = 0;
  for (let j: usize = 0; j < n; j++) {
    const id = load<I>(ids + j * sizeof<I>());
    store<i32>(numbers + j * 4, -1);
    if (isNoise<I>(id, noiseThreshold, threshold)) continue;
    const k = key<I>(id);
    lowest = min(lowest, k);
    highest = max(highest, k);
    store<u64>(keys + signal * 8, k);
    store<u32>(order + signal * 4, <u32>j);
    signal++;
  }
  if (signal == 0) return 0;
  for (let i: usize = 0; i < signal; i++) store<u64>(keys + i * 8, load<u64>(keys + i * 8) - lowest);
  sortKeys(keys, order, spareKeys, spareOrder, spareOrder + n * 4, signal, highest - lowest);

  let k: u32 = 0;
  let first: usize = 0;
  for (let i: usize = 0; i < signal; i++) {
    if (i > 0 && load<u64>(keys + i * 8) != load<u64>(keys + i * 8 - 8)) {
      store<u32>(scratch + <usize>k * 4, <u32>(i - first));
      first = i;
      k++;
    }
    store<u32>(numbers + <usize>load<u32>(order + i * 4) * 4, k);
  }
  store<u32>(scratch + <usize>k * 4, <u32>(signal - first));
  return k + 1;
}

/** Unsigned keys in the order of the ids. */
@inline function key<I>(id: I): u64 {
  if (isFloat<I>()) return (<u64>(<i64>id)) ^ 0x8000000000000000;
  if (isSigned<I>()) return (<u64>(<i64>id)) ^ 0x8000000000000000;
  return <u64>id;
}


@inline function isNoise<I>(id: I, noiseThreshold: f64, threshold: u64): bool {
  if (isFloat<I>() || isSigned<I>()) return key<I>(id) <= threshold;
  return noiseThreshold >= 0 && <u64>id <= <u64>noiseThreshold;
}
