/** What the package's functions do not reveal: the search strategy of a loss, and the kernels it calls. */

import type { Strategy } from "../src/event/eventCall.ts";
import { computeLoss } from "../src/loss/computeLoss.ts";
import type { Floats } from "../src/types.ts";
import { loadModule } from "../src/wasm/module.ts";
import { instantiate, type Runtime } from "../src/wasm/runtime.ts";
import type { KernelExports } from "../src/wasm/structs.ts";

export interface HookedInput {
  readonly beta: Floats;
  readonly x: Floats;
  readonly objectId: Int32Array;
  readonly qMin: number;
  /** A cap: under one there is no grid. */
  readonly maxNRep?: number;
}

let runtime: Runtime | undefined;

/** The strategy that the fast losses choose for this event. */
export function strategyOf(input: HookedInput): Strategy {
  let taken: Strategy | undefined;
  const onStrategy = (_: number, strategy: Strategy): void => {
    taken = strategy;
  };
  runtime ??= instantiate(loadModule());
  computeLoss(runtime, { name: "strategyOf", tiger: true, gradient: false }, input, { onStrategy });
  return taken!;
}

/** A new instance whose kernel calls all go through `around`. */
export function hookedRuntime(around: (name: string, call: () => unknown) => unknown): Runtime {
  const { wasm, arena } = instantiate(loadModule());
  const hooked = Object.entries(wasm).map(([name, kernel]) => {
    if (typeof kernel !== "function") return [name, kernel];
    return [name, (...args: number[]) => around(name, () => (kernel as (...args: number[]) => unknown)(...args))];
  });
  return { wasm: Object.fromEntries(hooked) as KernelExports, arena };
}
