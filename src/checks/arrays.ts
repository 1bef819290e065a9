/**
 * Checks of array types, lengths and shared memory. Numbers of arrays that are copied to linear memory are checked
 * there.
 */
import { InputError } from "../errors.ts";
import type { Floats, Ids, Precision } from "../types.ts";
import { IdKind } from "../wasm/structs.ts";
import { describe, isInteger, wrongInteger } from "./options.ts";
import { lengthOf, typeOf } from "./typedArrays.ts";

/** Returns the precision of an array from its type. @throws {InputError} if it is neither float32 nor float64 */
export function precisionOf(name: string, array: unknown): Precision {
  const type = typeOf(array);
  if (type === "Float32Array") return 32;
  if (type === "Float64Array") return 64;
  throw new InputError(
    `${name}: got ${describe(array)}, expected a Float32Array or Float64Array` +
      (isArrayLike(array) ? `; convert it with Float32Array.from(${name})` : ""),
  );
}

/** Checks that an array has the call's precision and the given length; `shape` names that length in messages. */
export function checkFloats(name: string, array: unknown, precision: Precision, length: number, shape: string): void {
  const wanted = precision === 32 ? "Float32Array" : "Float64Array";
  if (precisionOf(name, array) !== precision) {
    throw new InputError(
      `${name}: got ${describe(array)}, expected a ${wanted} like beta; convert it with ${wanted}.from(${name})`,
    );
  }
  checkLength(name, lengthOf(array as Floats), length, shape);
}

/**
 * A copy of an array, every number from `lowest` to `highest`: what another thread writes meanwhile is not seen. Arrays that
 * go to linear memory are checked there, with the same error.
 */
export function copyInRange<F extends Floats>(name: string, array: F, lowest: number, highest: number): F {
  const copy = (
    typeOf(array) === "Float32Array" ? new Float32Array(lengthOf(array)) : new Float64Array(lengthOf(array))
  ) as F;
  copy.set(array);
  checkRange(name, copy, lowest, highest);
  return copy;
}

function checkRange(name: string, array: Floats, lowest: number, highest: number): void {
  for (let i = 0; i < array.length; i++) {
    if (!(array[i] >= lowest && array[i] <= highest)) throw outOfRange(name, array, i, lowest, highest);
  }
}

export function outOfRange(name: string, array: Floats, i: number, lowest: number, highest: number): InputError {
  return new InputError(`${name}[${i}]: got ${array[i]}, expected a number from ${lowest} to ${highest}`);
}

export function checkLength(name: string, got: number, expected: number, shape: string): void {
  if (got !== expected) throw new InputError(`${name}: got ${got} numbers, expected ${shape} = ${expected}`);
}

/** Returns the ids as a typed array and their kind. Plain numbers become float64. */
export function checkIds(
  name: string,
  ids: Ids,
  length: number,
): { ids: Exclude<Ids, readonly number[]> | Float64Array; kind: IdKind } {
  if (Array.isArray(ids)) {
    checkLength(name, ids.length, length, "N");
    const copy = new Float64Array(length);
    for (let j = 0; j < length; j++) {
      const id: unknown = ids[j];
      if (!Number.isSafeInteger(id)) {
        throw new InputError(
          `${name}[${j}]: got ${describe(id)}, expected a safe integer; hold larger ids in a BigInt64Array`,
        );
      }
      copy[j] = id as number;
    }
    return { ids: copy, kind: IdKind.FLOAT64 };
  }
  const typed = ids as Exclude<Ids, readonly number[]>;
  const kind = KINDS[typeOf(typed) as keyof typeof KINDS];
  if (kind === undefined) {
    throw new InputError(
      `${name}: got ${describe(ids)}, expected an Int32Array, Uint32Array, BigInt64Array, BigUint64Array or an array ` +
        `of safe integers${isArrayLike(ids) ? `; convert it with Array.from(${name})` : ""}`,
    );
  }
  checkLength(name, lengthOf(typed), length, "N");
  return { ids: typed, kind };
}

/** The ids of a typed array as they are now. */
export function copyIds<I extends Exclude<Ids, readonly number[]> | Float64Array>(ids: I, kind: IdKind): I {
  const copy = new COPIES[kind](lengthOf(ids)) as I;
  copy.set(ids as never);
  return copy;
}

const COPIES = {
  [IdKind.INT32]: Int32Array,
  [IdKind.UINT32]: Uint32Array,
  [IdKind.BIG_INT64]: BigInt64Array,
  [IdKind.BIG_UINT64]: BigUint64Array,
  [IdKind.FLOAT64]: Float64Array,
} as const;

const KINDS = {
  Int32Array: IdKind.INT32,
  Uint32Array: IdKind.UINT32,
  BigInt64Array: IdKind.BIG_INT64,
  BigUint64Array: IdKind.BIG_UINT64,
} as const;

/** Offsets of E events: from 0 to N, never falling. Absent: one event. */
export function checkRowSplits(given: unknown, hits: number): Int32Array {
  if (given === undefined) return Int32Array.of(0, hits);
  if (typeOf(given) !== "Int32Array" && !Array.isArray(given)) {
    throw new InputError(`rowSplits: got ${describe(given)}, expected an Int32Array or an array of whole numbers`);
  }
  // copied before it is checked: an array's accessors, or another thread, may say something else the second time
  const rowSplits: ArrayLike<unknown> = Array.isArray(given) ? Array.from(given) : new Int32Array(given as Int32Array);
  if (rowSplits.length === 0) throw new InputError("rowSplits: got no numbers, expected E + 1, from 0 to N");
  let previous = 0;
  for (let e = 0; e < rowSplits.length; e++) {
    const split = rowSplits[e];
    if (!isInteger(split, 0, hits)) throw wrongInteger(`rowSplits[${e}]`, split, 0, hits);
    if (e === 0 && split !== 0) throw new InputError(`rowSplits[0]: got ${split}, expected 0`);
    if (split < previous) {
      throw new InputError(`rowSplits[${e}]: got ${split} after ${previous}, expected offsets that never fall`);
    }
    previous = split;
  }
  if (previous !== hits) {
    throw new InputError(`rowSplits: got ${previous} as its last number, expected N = ${hits}`);
  }
  return Array.isArray(rowSplits) ? Int32Array.from(rowSplits) : (rowSplits as Int32Array);
}

/** Returns the number of hits of the largest event. */
export function longestEvent(rowSplits: Int32Array): number {
  let longest = 0;
  for (let e = 0; e + 1 < rowSplits.length; e++) longest = Math.max(longest, rowSplits[e + 1] - rowSplits[e]);
  return longest;
}

function isArrayLike(value: unknown): boolean {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
