/** How much memory a call needs, by formula: the sum of the arrays that load.ts and event.ts lay out. */
import { eventBytes } from "./event.ts";
import { groupBytes, loadBytes } from "./load.ts";

/** Sizes of a call on one event. */
export interface MemorySizes {
  /** N */
  hits: number;
  /** D */
  coordinates: number;
  /** K */
  objects: number;
  /** The cap, if any */
  maxNRep?: number;
  /** Of beta and x; default "float32" */
  precision?: "float32" | "float64";
  /** With gradients; default true */
  gradient?: boolean;
  /** With hit weights; default false */
  weights?: boolean;
}

/**
 * Bytes of linear memory that a call on one event allocates, O(N·D + K·D). Without gradients the sums per hit fall
 * away; a cap adds a counter for each block of hits and a fixed chunk of draws, whatever its size.
 */
export function memoryBytes(sizes: MemorySizes): number {
  const { hits, coordinates: dims, objects, maxNRep = 0, gradient = true, weights = false } = sizes;
  const precision = sizes.precision === "float64" ? 64 : 32;
  const batch = loadBytes({ hits, dims, precision, weighted: weights });
  const event = eventBytes({ hits, dims, objects, precision, gradient, capped: maxNRep > 0 });
  return batch + Math.max(event, groupBytes(hits, 8));
}
