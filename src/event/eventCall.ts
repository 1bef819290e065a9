/** What the stages of one event's way share. */
import type { Runtime } from "../wasm/runtime.ts";
import type { EventStruct } from "../wasm/structs.ts";
import type { EventSizes } from "./eventSizes.ts";

/**
 * Which objects a block of hits looks at. `everyPair`: all, and nothing is sorted; `sorted`: all, but hits and objects
 * stand in the order of the tree, so that boxes can count a crowd; `panels`: those that the bitmap index leaves;
 * `filteredPanels`: and of those, the ones that pass the int16 filter.
 */
export type Strategy = "everyPair" | "sorted" | "panels" | "filteredPanels";

/** A chunk of drawn pairs: hit and object (both within the event), and the weight of each. */
export type DrawObserver = (event: number, hits: Uint32Array, objects: Uint32Array, weights: Float64Array) => void;

/** What tests look at and decide; of the package itself only warmUp.ts passes a strategy. */
export interface Hooks {
  /** Sees the sampler's pairs. */
  readonly observe?: DrawObserver;
  /** Instead of what the data suggests, at any size. */
  readonly strategy?: Strategy;
  /** Sees what each event's search was to do. */
  readonly onStrategy?: (event: number, strategy: Strategy) => void;
}

/** One event of a call, in the struct that the call's events share. */
export interface EventCall {
  readonly runtime: Runtime;
  readonly event: EventStruct;
  readonly sizes: EventSizes;
  /** Its place in the batch */
  readonly index: number;
  readonly hooks: Hooks;
}
