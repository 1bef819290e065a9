/** The functions of the package over a module of the caller's. */
import { guarded } from "./checks/guarded.ts";
import { checkNames, describe } from "./checks/options.ts";
import { clusterProperties } from "./clusters/clusterProperties.ts";
import { denseIds } from "./clusters/denseIds.ts";
import { batchOf, rowSplitsOf } from "./clusters/rowSplits.ts";
import { InputError } from "./errors.ts";
import type { Functions } from "./functions.ts";
import * as over from "./functionsOver.ts";
import { memoryBytes } from "./loss/memoryBytes.ts";
import { matchObjects } from "./matching/matchObjects.ts";
import { responses } from "./matching/responses.ts";
import { clusteringScores } from "./metrics/clusteringScores.ts";
import { trackingMetrics } from "./metrics/trackingMetrics.ts";
import { instanceOf } from "./wasm/instance.ts";
import { instantiate } from "./wasm/runtime.ts";
import type { WasmModule } from "./wasm/wasmModule.ts";

/**
 * Creates all functions over a module that you have compiled. Use it on hosts that forbid compiling bytes, or to get a
 * linear memory separate from that of the package's own functions.
 *
 * @param options.module the file `object-condensation/wasm`, compiled; docs/hosts.md shows how on each host
 * @throws {InputError} if `module` is not a WebAssembly.Module or does not hold the kernels of this version
 */
export function createKernels(options: { module: WasmModule }): Functions {
  const module = guarded("createKernels", () => {
    checkNames("createKernels", options, ["module"]);
    const { module: given } = options;
    if (Object.prototype.toString.call(given) === "[object WebAssembly.Module]") return given as WebAssembly.Module;
    throw new InputError(
      `createKernels: got ${describe(given)} as module, expected a WebAssembly.Module; compile the file with WebAssembly.compile`,
    );
  });
  const instance = instanceOf(() => module, instantiate(module));
  return {
    condensationLoss: over.condensationLoss(instance),
    condensationLossGrad: over.condensationLossGrad(instance),
    condensationLossTiger: over.condensationLossTiger(instance),
    condensationLossTigerGrad: over.condensationLossTigerGrad(instance),
    condense: over.condense(instance),
    dbscan: over.dbscan(instance),
    densityPeaks: over.densityPeaks(instance),
    scan: over.scan(instance),
    payloadLoss: over.payloadLoss(instance),
    payloadLossGrad: over.payloadLossGrad(instance),
    warmUp: over.warmUp(instance),
    linearMemoryBytes: over.linearMemoryBytes(instance),
    releaseMemory: over.releaseMemory(instance),
    // these need no kernels
    ...{ trackingMetrics, clusteringScores, matchObjects, responses, clusterProperties },
    ...{ denseIds, rowSplitsOf, batchOf, memoryBytes },
  };
}
