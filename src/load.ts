/**
 * A checked batch → linear memory: inputs copied, every number checked, ids turned into object numbers.
 * Out: pointers to the inputs of the whole batch, and how many hits each object of each event has.
 */
import { type Arena, align } from "./arena.ts";
import { type Batch, LARGEST_WEIGHT, LARGEST_X } from "./batch.ts";
import { InputError } from "./errors.ts";
import type { Floats } from "./inputs.ts";
import type { Kernels, Precision } from "./kernels.ts";

export interface LoadedBatch {
  /** Pointers: T[N], T[N·D], T[N] or 0, i32[N] object numbers within the event (−1: noise) */
  readonly beta: number;
  readonly x: number;
  readonly weights: number;
  readonly numbers: number;
  /** Of each event, hits of each of its objects [K] */
  readonly counts: readonly Uint32Array[];
}

/** Objects are numbered in the precision's own floats in the pair kernel. */
const MOST_OBJECTS = 2 ** 24;
/** Sorting keys, indices and a histogram (assembly/objects.ts). */
export const groupBytes = (hits: number, idBytes: number): number => align(hits * 24 + 1024) + align(hits * idBytes);

/** Bytes of the batch's own arrays, and of the passing ones while ids are grouped. */
export function loadBytes(batch: { hits: number; dims: number; precision: number; weighted: boolean }): number {
  const bytes = batch.precision / 8;
  const floats = align(batch.hits * bytes) * (batch.weighted ? 2 : 1) + align(batch.hits * batch.dims * bytes);
  return floats + align(batch.hits * 4);
}

/** @throws {InputError | MemoryError} */
export function loadBatch(kernels: Kernels, batch: Batch): LoadedBatch {
  const { arena } = kernels;
  const { hits, dims, precision } = batch;
  const longest = longestEvent(batch.rowSplits);
  const idBytes = batch.ids.BYTES_PER_ELEMENT;
  arena.reserve(loadBytes({ hits, dims, precision, weighted: !!batch.weights }) + groupBytes(longest, idBytes));
  const beta = copyChecked(kernels, precision, "beta", batch.beta, 0, 1);
  const x = copyChecked(kernels, precision, "x", batch.x, -LARGEST_X[precision], LARGEST_X[precision]);
  const weights = batch.weights
    ? copyChecked(kernels, precision, "weights", batch.weights, -LARGEST_WEIGHT, LARGEST_WEIGHT)
    : 0;
  const numbers = arena.alloc(hits * 4);
  return { beta, x, weights, numbers, counts: groupEvents(kernels, batch, numbers, longest) };
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
  if (first < array.length) {
    throw new InputError(`${name}[${first}]: got ${array[first]}, expected a number from ${lowest} to ${highest}`);
  }
  return pointer;
}

function groupEvents({ wasm, arena }: Kernels, batch: Batch, numbers: number, longest: number): Uint32Array[] {
  const { ids, idKind, rowSplits, precision } = batch;
  const mark = arena.mark();
  const scratch = arena.alloc(longest * 24 + 1024);
  const raw = arena.alloc(longest * ids.BYTES_PER_ELEMENT);
  const counts: Uint32Array[] = [];
  for (let e = 0; e + 1 < rowSplits.length; e++) {
    const first = rowSplits[e];
    const hits = rowSplits[e + 1] - first;
    copyIds(arena, batch, raw, first, first + hits);
    const objects = wasm[`group${idKind}`](raw, hits, batch.noiseThreshold, numbers + first * 4, scratch) >>> 0;
    if (precision === 32 && objects > MOST_OBJECTS) {
      throw new InputError(
        `objectId: got ${objects} objects in event ${e}, expected at most ${MOST_OBJECTS} in float32; use Float64Array`,
      );
    }
    counts.push(arena.u32(scratch, objects).slice());
  }
  arena.release(mark);
  return counts;
}

/** Event e's ids, as they are. */
function copyIds(arena: Arena, { ids, idKind }: Batch, pointer: number, first: number, end: number): void {
  const own = ids.subarray(first, end);
  const views = { Int32: "i32", Uint32: "u32", BigInt64: "i64", BigUint64: "u64", Float64: "f64" } as const;
  const view = arena[views[idKind]](pointer, own.length) as { set(values: typeof own): void };
  view.set(own);
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
