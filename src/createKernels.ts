/** Binds the functions of the package to one instance of the kernels. */

import { guarded } from "./checks/guarded.ts";
import { checkNames, describe } from "./checks/options.ts";
import type { Condensates, CondenseInput } from "./condense/condensates.ts";
import { condenseWith } from "./condense/condense.ts";
import { InputError } from "./errors.ts";
import type { Variant } from "./loss/checkInput.ts";
import { computeLoss } from "./loss/computeLoss.ts";
import type { GradientOption, Gradients, LossInput, TigerInput } from "./loss/lossInput.ts";
import { type MemorySizes, memoryBytes } from "./loss/memoryBytes.ts";
import { type ClusteringScores, type ClusteringScoresOptions, clusteringScores } from "./metrics/clusteringScores.ts";
import type { TrackingMetricsOptions } from "./metrics/options.ts";
import { type TrackingMetrics, trackingMetrics } from "./metrics/trackingMetrics.ts";
import { type Payload, type PayloadGradients, type PayloadInput, payloadWith } from "./payload/payloadLoss.ts";
import type { Loss, TigerLoss } from "./terms.ts";
import type { Floats } from "./types.ts";
import { type WarmUpOptions, warmUpWith } from "./warmUp.ts";
import { instantiate, type Runtime } from "./wasm/runtime.ts";

/** The functions that `createKernels` returns. Each is documented at the package function of the same name. */
export interface Functions {
  condensationLoss(input: LossInput): Loss;
  condensationLossGrad<F extends Floats>(input: LossInput<F> & GradientOption<F>): Loss & Gradients<F>;
  condensationLossTiger(input: TigerInput): TigerLoss;
  condensationLossTigerGrad<F extends Floats>(input: TigerInput<F> & GradientOption<F>): TigerLoss & Gradients<F>;
  condense(input: CondenseInput): Condensates;
  payloadLoss(input: PayloadInput): Payload;
  payloadLossGrad<F extends Floats>(input: PayloadInput<F>): Payload & PayloadGradients<F>;
  warmUp(options?: WarmUpOptions): void;
  trackingMetrics(options: TrackingMetricsOptions): TrackingMetrics;
  clusteringScores(options: ClusteringScoresOptions): ClusteringScores;
  memoryBytes(sizes: MemorySizes): number;
  linearMemoryBytes(): number;
  releaseMemory(): void;
}

const PLAIN: Variant = { name: "condensationLoss", tiger: false, gradient: false };
const PLAIN_GRAD: Variant = { name: "condensationLossGrad", tiger: false, gradient: true };
const TIGER: Variant = { name: "condensationLossTiger", tiger: true, gradient: false };
const TIGER_GRAD: Variant = { name: "condensationLossTigerGrad", tiger: true, gradient: true };

/**
 * Binds the functions to the kernels of the module that `load` returns; it is asked once, at the first use. `runtime`: an
 * instance that there is already.
 */
export function functionsOver(load: () => WebAssembly.Module, runtime?: Runtime): Functions {
  let module: WebAssembly.Module | undefined;
  const open = (): Runtime => {
    if (runtime === undefined) {
      module ??= load();
      runtime = instantiate(module);
    }
    return runtime;
  };
  return {
    condensationLoss: (input) => computeLoss(open(), PLAIN, input),
    condensationLossGrad: <F extends Floats>(input: LossInput<F> & GradientOption<F>) =>
      computeLoss(open(), PLAIN_GRAD, input) as Loss & Gradients<F>,
    condensationLossTiger: (input) => computeLoss(open(), TIGER, input) as TigerLoss,
    condensationLossTigerGrad: <F extends Floats>(input: TigerInput<F> & GradientOption<F>) =>
      computeLoss(open(), TIGER_GRAD, input) as TigerLoss & Gradients<F>,
    condense: (input) => condenseWith(open(), input),
    payloadLoss: (input) => payloadWith(open(), input, false),
    payloadLossGrad: <F extends Floats>(input: PayloadInput<F>) =>
      payloadWith(open(), input, true) as Payload & PayloadGradients<F>,
    trackingMetrics,
    clusteringScores,
    memoryBytes,
    warmUp: (options) => warmUpWith(open(), options),
    linearMemoryBytes: () => runtime?.arena.capacity ?? 0,
    releaseMemory: () => {
      runtime = undefined;
    },
  };
}

/**
 * Creates all functions over a module that you have compiled. Use it on hosts that forbid compiling bytes, or to get a
 * linear memory separate from that of the package's own functions.
 *
 * @param options.module the file `object-condensation/wasm`, compiled
 * @throws {InputError} if `module` is not a WebAssembly.Module or does not hold the kernels of this version
 */
export function createKernels(options: { module: WebAssembly.Module }): Functions {
  const module = guarded("createKernels", () => {
    checkNames("createKernels", options, ["module"]);
    const { module: given } = options;
    if (Object.prototype.toString.call(given) === "[object WebAssembly.Module]") return given;
    throw new InputError(
      `createKernels: got ${describe(given)} as module, expected a WebAssembly.Module; compile the file with WebAssembly.compile`,
    );
  });
  return functionsOver(() => module, instantiate(module));
}
