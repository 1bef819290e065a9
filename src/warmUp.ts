/**
 * Engines compile a function when it is first called, and again, better, once it has run for a while; both cost more than
 * the work itself. Here that is done ahead of time, on an event made up for it.
 */

import { guarded } from "./checks/guarded.ts";
import { checkInteger, checkNames, checkPrecision } from "./checks/options.ts";
import { computeLoss } from "./loss/computeLoss.ts";
import { MOST_DIMENSIONS } from "./search/strategy.ts";
import type { Floats } from "./types.ts";
import type { Runtime } from "./wasm/runtime.ts";

/** What calls to come will be like. */
export interface WarmUpOptions {
  /** D of the calls to come; default 3 */
  dimensions?: number;
  /** Of their beta and x; default "float32" */
  precision?: "float32" | "float64";
}

/** So many that there is a search. */
const OBJECTS = 360;
const HITS_PER_OBJECT = 5;
/** Engines compile again, to faster code, what has run for a while. */
const PASSES = 3;

/** @throws {InputError} */
export function warmUpWith(runtime: Runtime, options: WarmUpOptions = {}): void {
  const { dimensions, precision } = guarded("warmUp", () => checkWarmUp(options));
  const event = separated(dimensions, precision === 32 ? (n) => new Float32Array(n) : (n) => new Float64Array(n));
  const variant = { name: "warmUp", tiger: true, gradient: true };
  // the first pass chooses for itself; the others go the way of large events, through the filter where D ≥ 4
  const strategy = dimensions < 4 ? "panels" : "filteredPanels";
  computeLoss(runtime, variant, event);
  for (let pass = 1; pass < PASSES; pass++) computeLoss(runtime, variant, event, { strategy });
}

function checkWarmUp(options: WarmUpOptions) {
  checkNames("warmUp", options, ["dimensions", "precision"]);
  const { dimensions = 3, precision } = options;
  const given = checkInteger("warmUp: dimensions", dimensions, 1, 2 ** 32);
  // without a search, dimensions beyond are no other than these
  return {
    dimensions: Math.min(given, MOST_DIMENSIONS + 1),
    precision: checkPrecision("warmUp: precision", precision),
  };
}

/** Objects on a lattice, each hit within 0.1 of its own along every coordinate, every seventh one noise. */
function separated(dimensions: number, zeros: (length: number) => Floats) {
  const hits = OBJECTS * HITS_PER_OBJECT;
  const side = Math.ceil(OBJECTS ** (1 / Math.min(dimensions, 4)));
  const event = { beta: zeros(hits), x: zeros(hits * dimensions), objectId: new Int32Array(hits), qMin: 0.1 };
  for (let j = 0; j < hits; j++) {
    let k = j % OBJECTS;
    event.beta[j] = 0.05 + 0.9 * ((j % 11) / 11);
    event.objectId[j] = j % 7 === 0 ? 0 : k + 1;
    for (let c = 0; c < dimensions; c++) {
      event.x[j * dimensions + c] = 1.5 * (k % side) + 0.1 * ((((j + c) * 37) % 21) / 21);
      k = Math.floor(k / side);
    }
  }
  return event;
}
