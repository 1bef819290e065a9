// A stable radix sort of 64-bit keys, each with an index.
// keys, spareKeys: u64[n]; order, spareOrder: u32[n]; histogram: u32[256]. The result is in keys and order.

import { toStarts } from "./prefixSums";

/** `significant`: the bitwise or of all keys, or an upper bound; bytes above its highest set bit are skipped. */
export function sortKeys(
  keys: usize,
  order: usize,
  spareKeys: usize,
  spareOrder: usize,
  histogram: usize,
  n: usize,
  significant: u64,
): void {
  const resultKeys = keys;
  const resultOrder = order;
  for (let shift: u64 = 0; shift < 64 && significant >> shift != 0; shift += 8) {
    memory.fill(histogram, 0, 1024);
    for (let i: usize = 0; i < n; i++) {
      const digit = histogram + ((<usize>((load<u64>(keys + i * 8) >> shift) & 255)) << 2);
      store<u32>(digit, load<u32>(digit) + 1);
    }
    if (load<u32>(histogram + ((<usize>((load<u64>(keys) >> shift) & 255)) << 2)) == <u32>n) continue; // all keys have the same byte here
    toStarts(histogram, 256);
    for (let i: usize = 0; i < n; i++) {
      const key = load<u64>(keys + i * 8);
      const digit = histogram + ((<usize>((key >> shift) & 255)) << 2);
      const to = load<u32>(digit);
      store<u32>(digit, to + 1);
      store<u64>(spareKeys + <usize>to * 8, key);
      store<u32>(spareOrder + <usize>to * 4, load<u32>(order + i * 4));
    }
    const sortedKeys = spareKeys;
    const sortedOrder = spareOrder;
    spareKeys = keys;
    spareOrder = order;
    keys = sortedKeys;
    order = sortedOrder;
  }
  if (keys == resultKeys) return;
  memory.copy(resultKeys, keys, n * 8);
  memory.copy(resultOrder, order, n * 4);
}
