/**
 * DBSCAN, the clustering to compare with: a cluster number for each of n points in d dimensions. Ours,
 * because no package gives scikit-learn's labels on typed arrays: density-clustering leaves out distances equal to eps
 * and is quadratic with arrays of arrays, and Turf's takes longitude and latitude.
 */

import { checkInteger } from "../../src/checks/options.ts";
import { InputError } from "../../src/errors.ts";

export interface DbscanOptions {
  /** Coordinates, row-major [n · dimensions]. */
  x: Float32Array | Float64Array;
  dimensions: number;
  /** Neighbours are at most this far away, a point being its own neighbour. */
  eps: number;
  /** A core point has at least this many neighbours. */
  minSamples: number;
  /** Counts the distances that were looked at. */
  work?: { distances: number };
}

/** Finds a point's neighbours among those whose first coordinate is within eps, by a sorted copy of the points. */
function neighbourSearch({ x, dimensions: d, eps, work }: DbscanOptions): (i: number, found: Int32Array) => number {
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
    // with those at which either way ended
    if (work) work.distances += Math.min(end, n - 1) - Math.max(first, 0) + 1;
    return count;
  };
}

function check({ x, dimensions, eps, minSamples }: DbscanOptions): void {
  checkInteger("dbscan: dimensions", dimensions, 1, 64);
  checkInteger("dbscan: minSamples", minSamples, 1, Number.MAX_SAFE_INTEGER);
  if (x.length % dimensions !== 0) {
    throw new InputError(`dbscan: x: got ${x.length} values, expected a multiple of dimensions = ${dimensions}`);
  }
  if (!(eps > 0 && eps < Number.POSITIVE_INFINITY)) {
    throw new InputError(`dbscan: eps: got ${eps}, expected a finite number above 0`);
  }
  const bad = x.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new InputError(`dbscan: x[${bad}]: got ${x[bad]}, expected a finite number`);
}

/**
 * Labels [n]: clusters are numbered 0, 1, … by their lowest-index core point, a border point belongs to the first
 * cluster that reaches it, −1 is noise.
 *
 * @throws InputError for coordinates that are not finite and options out of range
 */
export function dbscan(options: DbscanOptions): Int32Array {
  check(options);
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
    // A core point's neighbours include itself. A seed that is no core point stays −1, unless a later cluster takes it.
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
