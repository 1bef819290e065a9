// Prefix sums of u32 counts, in place: the first step of a counting sort.

/** counts[n] → where each begins; returns their sum. */
export function toStarts(counts: usize, n: usize): u32 {
  let total: u32 = 0;
  for (const end = counts + n * 4; counts < end; counts += 4) {
    const count = load<u32>(counts);
    store<u32>(counts, total);
    total += count;
  }
  return total;
}

/** counts[n] → where each ends. */
export function toEnds(counts: usize, n: usize): void {
  let total: u32 = 0;
  for (const end = counts + n * 4; counts < end; counts += 4) {
    total += load<u32>(counts);
    store<u32>(counts, total);
  }
}
