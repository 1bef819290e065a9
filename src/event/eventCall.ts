/** The types that the stages of computing one event share. */
import type { Runtime } from "../wasm/runtime.ts";
import type { EventStruct } from "../wasm/structs.ts";
import type { EventSizes } from "./eventSizes.ts";

/**
 * Which objects a block of hits looks at. `everyPair`: all; nothing is sorted. `sorted`: all, but hits and objects are
 * in the order of the tree, so that boxes can count the pairs of a crowd. `panels`: those that the bitmap index leaves.
 * `filteredPanels`: those that the bitmap index leaves and that pass the filter by distance tables. `filtered`: all that
 * pass this filter. `objects`: up to D = 3 in one pass, those that a grid finds, object by object: the hits of a block are
 * near the centre of one object. `cells`: likewise, but the hits of a block are neighbours, of whatever objects.
 */
export type Strategy = "everyPair" | "sorted" | "panels" | "filteredPanels" | "filtered" | "objects" | "cells";

/** Receives a chunk of drawn pairs: hit and object, both counted within the event, and the weight of each pair. */
export type DrawObserver = (event: number, hits: Uint32Array, objects: Uint32Array, weights: Float64Array) => void;

/** Lets tests observe and decide. Within the package only warmUp.ts uses it, to set a strategy. */
export interface Hooks {
  /** Receives the pairs that the sampler draws. */
  readonly observe?: DrawObserver;
  /** Replaces the choice that depends on the data, at any size. */
  readonly strategy?: Strategy;
  /** Receives the strategy of each event. */
  readonly onStrategy?: (event: number, strategy: Strategy) => void;
}

/** One event of a call. All events of a call use the same struct, one after the other. */
export interface EventCall {
  readonly runtime: Runtime;
  readonly event: EventStruct;
  readonly sizes: EventSizes;
  /** Index of the event in the batch */
  readonly index: number;
  readonly hooks: Hooks;
}
