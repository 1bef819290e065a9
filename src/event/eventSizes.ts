/** Sizes of one event, from which its place in linear memory follows. */
import type { Precision } from "../types.ts";

/** N hits, D dimensions in R rows, K objects; and which arrays its convention needs. */
export interface EventSizes {
  readonly hits: number;
  readonly dimensions: number;
  readonly rows: number;
  readonly objects: number;
  readonly precision: Precision;
  readonly gradient: boolean;
  /** With a cap on nRep: room for counts, tallies and a chunk of draws. */
  readonly capped: boolean;
  /** Centres are mixed with means. */
  readonly mixed: boolean;
  /** The attraction has a weight of its own, and a scale for each pair. */
  readonly pushPull: boolean;
  /** A hit's charge scales its distance. */
  readonly scaledHits: boolean;
  /** Not all hits of an object are its members. */
  readonly masked: boolean;
  /** There is a neighbour search. */
  readonly searched: boolean;
}
