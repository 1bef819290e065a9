/**
 * A checked batch → linear memory: inputs copied, every number checked, ids turned into object numbers.
 * Out: pointers to the inputs of the whole batch, and how many hits each object of each event has.
 */

import { outOfRange } from "../checks/arrays.ts";
import { LARGEST_WEIGHT, LARGEST_X } from "../checks/limits.ts";
import type { Floats } from "../types.ts";
import { type Arena, align } from "../wasm/arena.ts";
import type { Kernels, Precision } from "../wasm/kernels.ts";
import type { Batch } from "./checkInput.ts";
import { type GroupedEvent, groupBytes, groupEvents } from "./groupHits.ts";

export interface LoadedBatch {
  /** Pointers: T[N], T[N·D], T[N] or 0, T[N] or 0, f64[N] or 0 */
  readonly beta: number;
  readonly x: number;
  readonly weights: number;
  readonly distances: number;
  readonly spectators: number;
  /** i32[N]: object numbers within the event, −1 for noise, −2 for neither; and the same of members (assembly/event/event.ts) */
  readonly numbers: number;
  readonly members: number;
  readonly events: readonly GroupedEvent[];
}

/** What takes room in a batch. */
export interface BatchSizes {
  readonly hits: number;
  readonly dims: number;
  readonly precision: Precision;
  readonly weighted: boolean;
  readonly scaled: boolean;
  readonly spectated: boolean;
  readonly masked: boolean;
}

/** Bytes of the batch's own arrays. */
export function loadBytes({ hits, dims, precision, weighted, scaled, spectated, masked }: BatchSizes): number {
  const bytes = precision / 8;
  const floats = align(hits * bytes) * (1 + Number(weighted) + Number(scaled)) + align(hits * dims * bytes);
  return floats + align(hits * 8) * Number(spectated) + align(hits * 4) * (1 + Number(masked));
}

/** @throws {InputError | MemoryError} */
export function loadBatch(kernels: Kernels, batch: Batch): LoadedBatch {
  const { arena } = kernels;
  const { hits, precision, weights, convention } = batch;
  const { distanceScale, spectatorWeight, objectMask } = batch.extras;
  const longest = longestEvent(batch.rowSplits);
  const masked = !!objectMask && convention.mask === "hits";
  const [weighted, scaled, spectated] = [!!weights, !!distanceScale, !!spectatorWeight];
  const sizes = { hits, dims: batch.dims, precision, weighted, scaled, spectated, masked };
  arena.reserve(loadBytes(sizes) + groupBytes(longest, hits, batch.ids.BYTES_PER_ELEMENT));
  const beta = copyChecked(kernels, precision, "beta", batch.beta, 0, 1);
  const x = copyChecked(kernels, precision, "x", batch.x, -LARGEST_X[precision], LARGEST_X[precision]);
  const copied = (name: string, array: Floats | undefined, lowest: number): number =>
    array ? copyChecked(kernels, precision, name, array, lowest, LARGEST_WEIGHT) : 0;
  const spectators = spectatorWeight ? arena.alloc(hits * 8) : 0;
  if (spectatorWeight) arena.f64(spectators, hits).set(spectatorWeight);
  const numbers = arena.alloc(hits * 4);
  const members = masked ? arena.alloc(hits * 4) : numbers;
  return {
    beta,
    x,
    spectators,
    numbers,
    members,
    weights: copied("weights", weights, -LARGEST_WEIGHT),
    distances: copied("distanceScale", distanceScale, 0),
    events: groupEvents(kernels, batch, { numbers, members, longest }),
  };
}

/** Copies an array to linear memory and checks every number there. */
export function copyChecked(
  { wasm, arena }: Kernels,
  precision: Precision,
  name: string,
  array: Floats,
  lowest: number,
  highest: number,
): number {
  const pointer = arena.alloc(array.byteLength);
  floatsAt(arena, precision, pointer, array.length).set(array);
  const first = wasm[`firstOutside${precision}`](pointer, array.length, lowest, highest) >>> 0;
  if (first < array.length) throw outOfRange(name, array, first, lowest, highest);
  return pointer;
}

/** Hits of the largest event. */
export function longestEvent(rowSplits: Int32Array): number {
  let longest = 0;
  for (let e = 0; e + 1 < rowSplits.length; e++) longest = Math.max(longest, rowSplits[e + 1] - rowSplits[e]);
  return longest;
}

export function floatsAt(arena: Arena, precision: number, pointer: number, length: number): Floats {
  return precision === 32 ? arena.f32(pointer, length) : arena.f64(pointer, length);
}
