/** What no function of the package tells: which way the search of a loss goes. */
import type { Floats } from "../src/inputs.ts";
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

/** What the fast losses do about this event. */
export function strategyOf(input: HookedInput): Strategy {
  let taken: Strategy | undefined;
  const onStrategy = (_: number, strategy: Strategy): void => {
    taken = strategy;
  };
  kernels ??= instantiate(loadModule());
  computeLoss(kernels, { name: "strategyOf", tiger: true, gradient: false }, input, { onStrategy });
  return taken!;
}
