/**
 * DBSCAN in good plain JavaScript: neighbours are looked for among the hits whose first coordinate is within eps, in a
 * sorted copy. Labels [n] as scikit-learn's.
 */
export interface PlainDbscan {
  /** [n·D], row-major */
  readonly x: Float32Array;
  readonly dimensions: number;
  readonly eps: number;
  readonly minSamples: number;
}

/** Returns a function that writes a hit's neighbours to `found` and returns their number. */
function neighbourSearch({ x, dimensions: d, eps }: PlainDbscan): (i: number, found: Int32Array) => number {
  const n = x.length / d;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => x[a * d] - x[b * d]);
  const place = new Int32Array(n);
  const sorted = new Float64Array(n * d);
  order.forEach((i, slot) => {
    place[i] = slot;
    sorted.set(x.subarray(i * d, (i + 1) * d), slot * d);
  });
  const reach = eps * eps;
  return (i, found) => {
    const centre = place[i] * d;
    let count = 0;
    const visit = (slot: number): boolean => {
      const first = sorted[slot * d] - sorted[centre];
      let squared = first * first;
      if (squared > reach) return false;
      for (let c = 1; c < d; c++) {
        const difference = sorted[slot * d + c] - sorted[centre + c];
        squared += difference * difference;
      }
      if (squared <= reach) found[count++] = order[slot];
      return true;
    };
    let end = place[i];
    while (end < n && visit(end)) end++;
    let first = place[i] - 1;
    while (first >= 0 && visit(first)) first--;
    return count;
  };
}

export function plainDbscan(options: PlainDbscan): Int32Array {
  const n = options.x.length / options.dimensions;
  const search = neighbourSearch(options);
  const labels = new Int32Array(n).fill(-1);
  const seen = new Uint8Array(n);
  const found = new Int32Array(n);
  const waiting = new Int32Array(n);
  let clusters = 0;
  for (let seed = 0; seed < n; seed++) {
    if (seen[seed] === 1) continue;
    let end = 1;
    seen[seed] = 1;
    waiting[0] = seed;
    for (let next = 0; next < end; next++) {
      const count = search(waiting[next], found);
      if (count < options.minSamples) continue;
      for (let f = 0; f < count; f++) {
        const j = found[f];
        if (labels[j] >= 0) continue;
        labels[j] = clusters;
        if (seen[j] === 1) continue;
        seen[j] = 1;
        waiting[end++] = j;
      }
    }
    if (labels[seed] === clusters) clusters++;
  }
  return labels;
}
