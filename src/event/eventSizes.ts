/** Sizes of one event. They determine the layout of its arrays in linear memory. */
import type { Precision } from "../types.ts";

/** N hits, K objects, D dimensions in R rows, and which arrays the convention needs. */
export interface EventSizes {
  readonly hits: number;
  readonly dimensions: number;
  readonly rows: number;
  readonly objects: number;
  readonly precision: Precision;
  readonly gradient: boolean;
  /** There is a cap on nRep: the event needs counts, tallies and a chunk of draws. */
  readonly capped: boolean;
  /** Centres are mixed with means of hits (centreMix > 0). */
  readonly mixed: boolean;
  /** The attraction has its own weight and a scale for each pair. */
  readonly pushPull: boolean;
  /** The charge of a hit scales its distance. */
  readonly scaledHits: boolean;
  /** Every block is finished before the next begins: there is memory for one (assembly/pairs/onePass.ts). */
  readonly onePass: boolean;
  /** The event has a neighbour search. */
  readonly searched: boolean;
}
