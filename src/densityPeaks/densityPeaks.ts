/** Density peaks: clusters around hits that are denser than all near them. The kernels are in assembly/densityPeaks. */
import { copyChecked, floatsAt } from "../checks/copyChecked.ts";
import { guarded } from "../checks/guarded.ts";
import { LARGEST_WEIGHT, LARGEST_X } from "../checks/limits.ts";
import { alignedSum } from "../wasm/arena.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { bytesOfAllCells } from "../wasm/sizes.ts";
import { DensityPeaksStruct } from "../wasm/structs.ts";
import { type AnyDensityPeaksInput, checkPeaks } from "./checkInput.ts";
import { clustersOf } from "./clusters.ts";
import type { DensityPeaksClusters } from "./densityPeaksInput.ts";
import { findEventPeaks } from "./eventPeaks.ts";

/** Checks the input, clusters each event and copies the results. @throws {InputError | MemoryError} */
export function densityPeaksWith(runtime: Runtime, input: AnyDensityPeaksInput): DensityPeaksClusters {
  const { arena } = runtime;
  const { x, weight, rule, precision, hits, dimensions, rowSplits, longest } = guarded("densityPeaks", () =>
    checkPeaks(input),
  );
  const mark = arena.mark();
  try {
    const bytes = precision / 8;
    const scratchBytes = bytesOfAllCells(longest, dimensions);
    const parts = [
      ...[hits * dimensions * bytes, weight ? hits * bytes : 0, DensityPeaksStruct.BYTES, scratchBytes],
      ...[longest * 8, longest * 8, longest * 4, longest * 4],
    ];
    arena.reserve(alignedSum(parts));
    const largest = LARGEST_X[precision];
    const xs = copyChecked(runtime, precision, "x", x, hits * dimensions, -largest, largest);
    const weights = weight && copyChecked(runtime, precision, "weight", weight, hits, 0, LARGEST_WEIGHT);
    const peaks = DensityPeaksStruct.at(arena, arena.alloc(DensityPeaksStruct.BYTES));
    peaks.words.fill(0);
    peaks.dimensions = dimensions;
    peaks.bytes = bytes;
    peaks.radius = rule.radius;
    peaks.scratch = arena.alloc(scratchBytes);
    peaks.rho = arena.alloc(longest * 8);
    peaks.delta2 = arena.alloc(longest * 8);
    peaks.denser = arena.alloc(longest * 4);
    peaks.queries = arena.alloc(longest * 4);
    const clusterId = new Int32Array(hits);
    const alphas: number[] = [];
    const [rho, delta] = [new Float64Array(hits), new Float64Array(hits)];
    for (let e = 0; e + 1 < rowSplits.length; e++) {
      const [first, end] = [rowSplits[e], rowSplits[e + 1]];
      if (first === end) continue;
      peaks.hits = end - first;
      peaks.x = xs + first * dimensions * bytes;
      peaks.weights = weights ? weights + first * bytes : 0;
      const coordinates = floatsAt(arena, precision, peaks.x, peaks.hits * dimensions);
      const found = findEventPeaks(runtime, peaks, coordinates);
      const firstCluster = alphas.length + rule.none + 1;
      const own = clustersOf(found, coordinates, dimensions, rule, firstCluster, clusterId.subarray(first, end));
      for (const centre of own) alphas.push(first + centre);
      rho.set(found.rho, first);
      delta.set(found.delta, first);
    }
    return { clusterId, alphas: Int32Array.from(alphas), rho, delta };
  } finally {
    arena.release(mark);
  }
}
