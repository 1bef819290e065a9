/**
 * Warms up the kernels. Engines compile a function at its first call, and again, to faster code, once it has run for a
 * while. Both take longer than the work itself, so this does it ahead of time on an artificial event.
 */

import { guarded } from "../checks/guarded.ts";
import { checkInteger, checkNames, checkPrecision } from "../checks/options.ts";
import { computeLoss } from "../loss/computeLoss.ts";
import { MOST_DIMENSIONS } from "../search/strategy.ts";
import type { Floats } from "../types.ts";
import type { Runtime } from "../wasm/runtime.ts";
import type { WarmUpOptions } from "./options.ts";

/** Enough pairs for the neighbour search to be used. */
const OBJECTS = 360;
const HITS_PER_OBJECT = 5;
/** Enough repetitions for engines to compile the kernels again, to faster code. */
const PASSES = 3;

/** Runs the kernels on the artificial event. @throws {InputError} */
export function warmUpWith(runtime: Runtime, options: WarmUpOptions = {}): void {
  const { dimensions, precision } = guarded("warmUp", () => checkWarmUp(options));
  const event = separated(dimensions, precision === 32 ? (n) => new Float32Array(n) : (n) => new Float64Array(n));
  const variant = { name: "warmUp", tiger: true, gradient: true };
  computeLoss(runtime, variant, event);
  // the first pass chose its own strategy; the others take those of large events, with the distance tables if D ≥ 4
  for (let pass = 1; pass < PASSES; pass++) {
    computeLoss(runtime, variant, event, { strategy: dimensions < 4 || pass % 2 === 1 ? "panels" : "filteredPanels" });
  }
}

function checkWarmUp(options: WarmUpOptions) {
  checkNames("warmUp", options, ["dimensions", "precision"]);
  const { dimensions = 3, precision } = options;
  const given = checkInteger("warmUp: dimensions", dimensions, 1, 2 ** 32);
  // above MOST_DIMENSIONS there is no search, and all D run the same code
  return {
    dimensions: Math.min(given, MOST_DIMENSIONS + 1),
    precision: checkPrecision("warmUp: precision", precision),
  };
}

/**
 * Makes the event: objects on a lattice, hits within 0.1 of their object in every coordinate, every seventh hit noise.
 */
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
