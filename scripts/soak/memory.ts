/** Memory over the run: samples after a full collection, and whether the last fifth holds more than the first. */
import { linearMemoryBytes } from "../../src/index.ts";

export interface Sample {
  readonly calls: number;
  /** JS heap, array buffers and what else lies outside of the heap, in bytes */
  readonly held: number;
  readonly linear: number;
}

/** Twice, since what has a finalizer is freed by the second. */
export function sample(calls: number): Sample {
  if (!globalThis.gc) throw new Error("run it with node --expose-gc, as npm run soak does");
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { calls, held: heapUsed + external + arrayBuffers, linear: linearMemoryBytes() };
}

/** From the median of the first fifth to that of the last: what is compiled, and caches that fill, are in both. */
export function growthOf(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  return median(samples.slice(-fifth).map(of)) - median(samples.slice(0, fifth).map(of));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
