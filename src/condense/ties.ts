/** HGCalML visits hits of equal beta in the order of the spatial bins that it searches in. */
import type { Floats } from "../types.ts";

/** HGCalML bins at most the first three coordinates. */
const MOST_AXES = 3;

/**
 * [N] the hits of each event, counted in it, by bin and then by index. Bins are those of the whole batch, flat with the
 * last coordinate fastest, computed in the precision of x; the original has float32.
 */
export function hgcalmlBins(x: Floats, dimensions: number, rowSplits: Int32Array): Uint32Array {
  const hits = x.length / dimensions;
  const axes = Math.min(dimensions, MOST_AXES);
  const round = x instanceof Float32Array ? Math.fround : (v: number): number => v;
  const lowest = new Float64Array(axes).fill(Number.POSITIVE_INFINITY);
  const highest = new Float64Array(axes).fill(Number.NEGATIVE_INFINITY);
  for (let j = 0; j < hits; j++) {
    for (let c = 0; c < axes; c++) {
      const v = x[j * dimensions + c];
      if (v < lowest[c]) lowest[c] = v;
      if (v > highest[c]) highest[c] = v;
    }
  }
  const count = binsAlong(hits);
  let width = 0;
  for (let c = 0; c < axes; c++) {
    const extent = round(round(highest[c] - lowest[c]) + round(1e-3));
    width = Math.max(width, round(extent / count));
  }
  const order = new Uint32Array(hits);
  for (let e = 0; e + 1 < rowSplits.length; e++) {
    const [first, end] = [rowSplits[e], rowSplits[e + 1]];
    const keys = new Float64Array(end - first);
    for (let j = first; j < end; j++) {
      let bin = 0;
      for (let c = 0; c < axes; c++) {
        const u = round(round(x[j * dimensions + c] - lowest[c]) / width);
        bin = bin * count + Math.min(Math.floor(u), count - 1);
      }
      keys[j - first] = bin * 2 ** 32 + (j - first);
    }
    keys.sort();
    for (let i = 0; i < keys.length; i++) order[first + i] = keys[i] % 2 ** 32;
  }
  return order;
}

/** ∛(N / 5), rounded up, from 4 to 25 */
function binsAlong(hits: number): number {
  let count = 4;
  while (count < 25 && count ** 3 * 5 < hits) count++;
  return count;
}
