/** DBSCAN: clusters of hits that are dense in x alone. The kernel is in assembly/dbscan. */
import type { AnyPrecision } from "../checks/anyPrecision.ts";
import { copyChecked } from "../checks/copyChecked.ts";
import { guarded } from "../checks/guarded.ts";
import { LARGEST_WEIGHT, LARGEST_X } from "../checks/limits.ts";
import { checkInteger, checkNames, checkNumber } from "../checks/options.ts";
import { checkSpace } from "../neighbours/checkSpace.ts";
import { alignedSum } from "../wasm/arena.ts";
import type { Runtime } from "../wasm/runtime.ts";
import { bytesOfDbscanScratch } from "../wasm/sizes.ts";
import { DbscanClusteringStruct } from "../wasm/structs.ts";
import type { DbscanClusters, DbscanInput } from "./dbscanInput.ts";

export type AnyDbscanInput = AnyPrecision<DbscanInput<Float32Array>>;

const NAMES = ["x", "eps", "minSamples", "sampleWeight", "rowSplits", "dimensions"];

/** Checks the input, clusters each event and copies the results. @throws {InputError | MemoryError} */
export function dbscanWith(runtime: Runtime, input: AnyDbscanInput): DbscanClusters {
  const { arena } = runtime;
  const checked = guarded("dbscan", () => checkDbscan(input));
  const { x, sampleWeight, precision, hits, dimensions, rowSplits, longest } = checked;
  const mark = arena.mark();
  try {
    const bytes = precision / 8;
    const weightBytes = sampleWeight ? hits * bytes : 0;
    const scratchBytes = bytesOfDbscanScratch(longest, dimensions, bytes);
    const parts = [hits * dimensions * bytes, weightBytes, hits * 4, hits, DbscanClusteringStruct.BYTES, scratchBytes];
    arena.reserve(alignedSum(parts));
    const largest = LARGEST_X[precision];
    const xs = copyChecked(runtime, precision, "x", x, hits * dimensions, -largest, largest);
    const most = LARGEST_WEIGHT;
    const weights = sampleWeight && copyChecked(runtime, precision, "sampleWeight", sampleWeight, hits, -most, most);
    const clusterId = arena.alloc(hits * 4);
    const core = arena.alloc(hits);
    const clustering = DbscanClusteringStruct.at(arena, arena.alloc(DbscanClusteringStruct.BYTES));
    clustering.words.fill(0);
    clustering.dimensions = dimensions;
    clustering.bytes = bytes;
    clustering.eps = checked.eps;
    clustering.minSamples = checked.minSamples;
    clustering.signed = weights && runtime.wasm.firstOutside(weights, hits, bytes, 0, most) >>> 0 < hits ? 1 : 0;
    clustering.scratch = arena.alloc(scratchBytes);
    for (let e = 0; e + 1 < rowSplits.length; e++) {
      const first = rowSplits[e];
      clustering.hits = rowSplits[e + 1] - first;
      if (clustering.hits === 0) continue;
      clustering.x = xs + first * dimensions * bytes;
      clustering.weights = weights ? weights + first * bytes : 0;
      clustering.clusterId = clusterId + first * 4;
      clustering.core = core + first;
      runtime.wasm.dbscan(clustering.pointer);
    }
    return {
      clusterId: arena.i32(clusterId, hits).slice(),
      core: arena.u8(core, hits).slice(),
      clusters: clustering.clusters,
    };
  } finally {
    arena.release(mark);
  }
}

/** Every option read once; what may run code of the caller's comes before the lengths of typed arrays. */
function checkDbscan(input: AnyDbscanInput) {
  checkNames("dbscan", input, NAMES);
  const { x, eps, minSamples, sampleWeight, rowSplits, dimensions } = input;
  const space = checkSpace({ x, rowSplits, dimensions }, "sampleWeight", sampleWeight);
  return {
    ...space,
    x,
    sampleWeight,
    eps: checkNumber("eps", eps, 0, LARGEST_X[space.precision]),
    minSamples: checkInteger("minSamples", minSamples, 1, Number.MAX_SAFE_INTEGER),
  };
}
