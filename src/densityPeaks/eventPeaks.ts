/** Density peaks of one event. The kernels are in assembly/densityPeaks. */
import type { Floats } from "../types.ts";
import type { Runtime } from "../wasm/runtime.ts";
import type { DensityPeaksStruct } from "../wasm/structs.ts";

/** What the kernels found in an event, by hit. */
export interface EventPeaks {
  readonly rho: Float64Array;
  readonly delta: Float64Array;
  /** The nearest denser hit, −1 for hits of the highest density */
  readonly denser: Int32Array;
}

/** The search for denser hits begins at this part of the radius: they are usually the next ones. */
const FIRST_PART = 1 / 4;
/** So few hits look at all others rather than further and further, and all that are left after so many searches. */
const FEW = 16;
const MOST_SEARCHES = 40;

/** `coordinates`: those of the event. `peaks` is as the host lays it out, with all arrays of the event. */
export function findEventPeaks({ wasm, arena }: Runtime, peaks: DensityPeaksStruct, coordinates: Floats): EventPeaks {
  const { hits, dimensions, radius } = peaks;
  wasm.densities(peaks.pointer);
  const rho = arena.f64(peaks.rho, hits);
  const highest = rho.reduce((a, b) => Math.max(a, b), 0);
  const queries = arena.u32(peaks.queries, hits);
  const denser = arena.i32(peaks.denser, hits).fill(-1);
  const delta2 = arena.f64(peaks.delta2, hits).fill(0);
  let count = 0;
  for (let j = 0; j < hits; j++) if (rho[j] < highest) queries[count++] = j;
  peaks.queryCount = count;
  peaks.radius = radius * FIRST_PART;
  for (let i = 0; i < MOST_SEARCHES && peaks.queryCount > FEW; i++) {
    wasm.nearestDenser(peaks.pointer);
    peaks.radius *= 2;
  }
  peaks.radius = radius;
  for (const j of queries.subarray(0, peaks.queryCount)) {
    delta2[j] = Number.POSITIVE_INFINITY;
    for (let k = 0; k < hits; k++) {
      if (!(rho[k] > rho[j])) continue;
      const d2 = distance2(coordinates, dimensions, j, k);
      if (!(d2 < delta2[j])) continue;
      delta2[j] = d2;
      denser[j] = k;
    }
  }
  setLargest(coordinates, dimensions, rho, highest, delta2);
  return { rho: rho.slice(), delta: delta2.map(Math.sqrt), denser: denser.slice() };
}

/** Squares of differences, summed in coordinate order, float64. */
export function distance2(x: Floats, dimensions: number, j: number, k: number): number {
  let s = 0;
  for (let c = 0; c < dimensions; c++) {
    const d = x[j * dimensions + c] - x[k * dimensions + c];
    s += d * d;
  }
  return s;
}

/**
 * The largest squared distance to any hit, for the hits of the highest density. There may be many of them, if all hits are
 * alone: then those far from the middle are looked at first, until no other can be farther by the triangle inequality.
 */
function setLargest(x: Floats, dimensions: number, rho: Float64Array, highest: number, delta2: Float64Array): void {
  const densest = [...rho.keys()].filter((j) => rho[j] === highest);
  const others = Uint32Array.from(rho.keys());
  const isMany = densest.length > FEW;
  const fromMiddle = isMany ? distancesFromMean(x, dimensions) : new Float64Array(rho.length);
  if (isMany) others.sort((a, b) => fromMiddle[b] - fromMiddle[a]);
  for (const j of densest) {
    for (const k of others) {
      const most = (fromMiddle[j] + fromMiddle[k]) * (1 + 1e-9);
      if (isMany && most * most < delta2[j]) break;
      delta2[j] = Math.max(delta2[j], distance2(x, dimensions, j, k));
    }
  }
}

function distancesFromMean(x: Floats, dimensions: number): Float64Array {
  const hits = x.length / dimensions;
  const distances = new Float64Array(hits);
  for (let c = 0; c < dimensions; c++) {
    let sum = 0;
    for (let j = 0; j < hits; j++) sum += x[j * dimensions + c];
    for (let j = 0; j < hits; j++) distances[j] += (x[j * dimensions + c] - sum / hits) ** 2;
  }
  return distances.map(Math.sqrt);
}
