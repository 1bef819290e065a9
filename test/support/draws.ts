/**
 * Returns the pairs that the tiger sampler drew in a call, with their weights, by the hooks of src/loss/computeLoss.ts.
 */

import type { Strategy } from "../../src/event/eventCall.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate, type Runtime } from "../../src/wasm/runtime.ts";
import type { AnyInput } from "./anyFunctions.ts";

/** [event, hit, object, weight], hit and object counted within the event */
export type Draw = [number, number, number, number];

let own: Runtime | undefined;

/** `strategy` replaces the search strategy that the data would select. */
export function drawsOf(input: AnyInput, strategy?: Strategy, runtime?: Runtime): Draw[] {
  own ??= instantiate(loadModule());
  const draws: Draw[] = [];
  computeLoss(runtime ?? own, { name: "drawsOf", tiger: true, gradient: false }, input, {
    strategy,
    observe: (event, hits, objects, weights) => {
      for (let i = 0; i < hits.length; i++) draws.push([event, hits[i], objects[i], weights[i]]);
    },
  });
  return draws;
}
