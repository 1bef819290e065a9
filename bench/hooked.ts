/** What no function of the package does: the loss over every pair, and the word for what the search of a loss does. */
import type { Hooks } from "../src/eventLoss.ts";
import type { Floats, Gradients, TigerLoss } from "../src/inputs.ts";
import { instantiate, type Kernels } from "../src/kernels.ts";
import { computeLoss } from "../src/losses.ts";
import { loadModule } from "../src/module.ts";
import type { Strategy } from "../src/search.ts";

export interface HookedInput {
  readonly beta: Floats;
  readonly x: Floats;
  readonly objectId: Int32Array;
  readonly qMin: number;
}

let kernels: Kernels | undefined;

function hooked(input: HookedInput, gradient: boolean, hooks: Hooks) {
  kernels ??= instantiate(loadModule());
  return computeLoss(kernels, { name: "hooked", tiger: false, gradient }, input, hooks);
}

/** Plain WASM: the loss and its gradients without a search, every hit against every object. */
export function everyPairGrad(input: HookedInput): TigerLoss & Gradients<Floats> {
  return hooked(input, true, { strategy: "everyPair" }) as TigerLoss & Gradients<Floats>;
}

/** What the losses do about this event. */
export function strategyOf(input: HookedInput): Strategy {
  let taken: Strategy | undefined;
  const onStrategy = (_: number, strategy: Strategy): void => {
    taken = strategy;
  };
  hooked(input, false, { onStrategy });
  return taken!;
}
