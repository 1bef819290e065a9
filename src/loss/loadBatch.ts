/**
 * Loads a checked batch into linear memory: copies the inputs, checks every number and turns ids into object numbers.
 */

import { longestEvent } from "../checks/arrays.ts";
import { copyChecked } from "../checks/copyChecked.ts";
import { LARGEST_WEIGHT, LARGEST_X } from "../checks/limits.ts";
import type { Floats, Precision } from "../types.ts";
import { align } from "../wasm/arena.ts";
import type { Runtime } from "../wasm/runtime.ts";
import type { Batch } from "./checkInput.ts";
import { type GroupedEvent, groupBytes, groupEvents, idBytes } from "./groupHits.ts";

/** Pointers to the inputs of the whole batch, and the counts of each event. T is the call's precision. */
export interface LoadedBatch {
  /** beta T[N], x T[N·D], weights and distanceScale T[N] or 0, spectatorWeight f64[N] or 0 */
  readonly beta: number;
  readonly x: number;
  readonly weights: number;
  readonly distanceScale: number;
  readonly spectatorWeight: number;
  /**
   * i32[N]: object numbers within the event, −1 for noise, −2 for neither; memberOfHit: the same for members
   * (assembly/event/event.ts)
   */
  readonly objectOfHit: number;
  readonly memberOfHit: number;
  readonly events: readonly GroupedEvent[];
}

/** What determines the memory of a batch. */
export interface BatchSizes {
  readonly hits: number;
  readonly dimensions: number;
  readonly precision: Precision;
  readonly weighted: boolean;
  readonly scaled: boolean;
  readonly spectated: boolean;
  readonly masked: boolean;
}

/** Returns the bytes of the batch's own arrays. */
export function loadBytes({ hits, dimensions, precision, weighted, scaled, spectated, masked }: BatchSizes): number {
  const bytes = precision / 8;
  const floats = align(hits * bytes) * (1 + Number(weighted) + Number(scaled)) + align(hits * dimensions * bytes);
  return floats + align(hits * 8) * Number(spectated) + align(hits * 4) * (1 + Number(masked));
}

/** Loads the batch. @throws {InputError | MemoryError} */
export function loadBatch(runtime: Runtime, batch: Batch): LoadedBatch {
  const { arena } = runtime;
  const { hits, precision, weights, convention } = batch;
  const { distanceScale, spectatorWeight, objectMask } = batch.extras;
  const longest = longestEvent(batch.rowSplits);
  const masked = !!objectMask && convention.mask === "hits";
  const [weighted, scaled, spectated] = [!!weights, !!distanceScale, !!spectatorWeight];
  const sizes = { hits, dimensions: batch.dimensions, precision, weighted, scaled, spectated, masked };
  arena.reserve(loadBytes(sizes) + groupBytes(longest, hits, idBytes(batch.idKind)));
  const beta = copyChecked(runtime, precision, "beta", batch.beta, hits, 0, 1);
  const largest = LARGEST_X[precision];
  const x = copyChecked(runtime, precision, "x", batch.x, hits * batch.dimensions, -largest, largest);
  const copied = (name: string, array: Floats | undefined, lowest: number): number =>
    array ? copyChecked(runtime, precision, name, array, hits, lowest, LARGEST_WEIGHT) : 0;
  const spectators = spectatorWeight ? arena.alloc(hits * 8) : 0;
  if (spectatorWeight) arena.f64(spectators, hits).set(spectatorWeight);
  const objectOfHit = arena.alloc(hits * 4);
  const memberOfHit = masked ? arena.alloc(hits * 4) : objectOfHit;
  return {
    beta,
    x,
    spectatorWeight: spectators,
    objectOfHit,
    memberOfHit,
    weights: copied("weights", weights, -LARGEST_WEIGHT),
    distanceScale: copied("distanceScale", distanceScale, 0),
    events: groupEvents(runtime, batch, { objectOfHit, memberOfHit, masked, longest }),
  };
}
