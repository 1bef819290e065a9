/** Binds the functions of the package to one instance of the kernels. */
import { condenseWith } from "./condense/condense.ts";
import type { Functions } from "./functions.ts";
import type { AnyInput, Variant } from "./loss/checkInput.ts";
import { computeLoss } from "./loss/computeLoss.ts";
import { memoryBytes } from "./loss/memoryBytes.ts";
import { clusteringScores } from "./metrics/clusteringScores.ts";
import { trackingMetrics } from "./metrics/trackingMetrics.ts";
import type { Payload, PayloadGradients, PayloadInput } from "./payload/payloadInput.ts";
import { payloadWith } from "./payload/payloadLoss.ts";
import type { Floats, NewArray } from "./types.ts";
import { warmUpWith } from "./warmUp/warmUp.ts";
import { instantiate, type Runtime } from "./wasm/runtime.ts";

const PLAIN: Variant = { name: "condensationLoss", tiger: false, gradient: false };
const PLAIN_GRAD: Variant = { name: "condensationLossGrad", tiger: false, gradient: true };
const TIGER: Variant = { name: "condensationLossTiger", tiger: true, gradient: false };
const TIGER_GRAD: Variant = { name: "condensationLossTigerGrad", tiger: true, gradient: true };

type LossGrad = Functions["condensationLossGrad"];
type TigerLossGrad = Functions["condensationLossTigerGrad"];

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
    condensationLossGrad: ((input: AnyInput) => computeLoss(open(), PLAIN_GRAD, input)) as LossGrad,
    condensationLossTiger: (input) => computeLoss(open(), TIGER, input),
    condensationLossTigerGrad: ((input: AnyInput) => computeLoss(open(), TIGER_GRAD, input)) as TigerLossGrad,
    condense: (input) => condenseWith(open(), input),
    payloadLoss: (input) => payloadWith(open(), input, false),
    payloadLossGrad: <F extends Floats>(input: PayloadInput<F>) =>
      payloadWith(open(), input, true) as Payload & PayloadGradients<NewArray<F>>,
    clusteringScores,
    trackingMetrics,
    memoryBytes,
    warmUp: (options) => warmUpWith(open(), options),
    linearMemoryBytes: () => runtime?.arena.capacity ?? 0,
    releaseMemory: () => {
      runtime = undefined;
    },
  };
}
