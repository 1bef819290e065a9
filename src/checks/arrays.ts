/** Checks of array types, lengths and aliases; what the numbers in them may be is checked in linear memory. */
import { InputError } from "../errors.ts";
import type { Floats, Ids, Precision } from "../types.ts";
import { IdKind } from "../wasm/structs.ts";
import { describe, isInteger, wrongInteger } from "./options.ts";

/** float32 or float64, from the array's type. */
export function precisionOf(name: string, array: unknown): Precision {
  const type = typeOf(array);
  if (type === "Float32Array") return 32;
  if (type === "Float64Array") return 64;
  throw new InputError(
    `${name}: got ${describe(array)}, expected a Float32Array or Float64Array` +
      (isArrayLike(array) ? `; convert it with Float32Array.from(${name})` : ""),
  );
}

/** An array of the call's precision and of a given length. */
export function checkFloats(name: string, array: unknown, precision: Precision, length: number, shape: string): void {
  const wanted = precision === 32 ? "Float32Array" : "Float64Array";
  if (precisionOf(name, array) !== precision) {
    throw new InputError(
      `${name}: got ${describe(array)}, expected a ${wanted} like beta; convert it with ${wanted}.from(${name})`,
    );
  }
  checkLength(name, (array as Floats).length, length, shape);
}

/** Every number from `lowest` to `highest`. Arrays that go to linear memory are checked there, with the same error. */
export function checkRange(name: string, array: Floats, lowest: number, highest: number): void {
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

/** The ids as a typed array, plain numbers as float64, and their kind. */
export function checkIds(
  name: string,
  ids: Ids,
  length: number,
): { ids: Exclude<Ids, readonly number[]> | Float64Array; kind: IdKind } {
  if (Array.isArray(ids)) {
    checkLength(name, ids.length, length, "N");
    for (let j = 0; j < length; j++) {
      if (Number.isSafeInteger(ids[j])) continue;
      throw new InputError(
        `${name}[${j}]: got ${describe(ids[j])}, expected a safe integer; hold larger ids in a BigInt64Array`,
      );
    }
    return { ids: Float64Array.from(ids), kind: IdKind.FLOAT64 };
  }
  const typed = ids as Exclude<Ids, readonly number[]>;
  const kind = KINDS[typeOf(typed) as keyof typeof KINDS];
  if (kind === undefined) {
    throw new InputError(
      `${name}: got ${describe(ids)}, expected an Int32Array, Uint32Array, BigInt64Array, BigUint64Array or an array ` +
        `of safe integers${isArrayLike(ids) ? `; convert it with Array.from(${name})` : ""}`,
    );
  }
  checkLength(name, typed.length, length, "N");
  return { ids: typed, kind };
}

const KINDS = {
  Int32Array: IdKind.INT32,
  Uint32Array: IdKind.UINT32,
  BigInt64Array: IdKind.BIG_INT64,
  BigUint64Array: IdKind.BIG_UINT64,
} as const;

/** The name of a typed array's type, by its tag: one of another realm (a frame, a vm context) is as good. */
export function typeOf(array: unknown): string | undefined {
  return tagOf.call(array);
}

const tagOf: () => string | undefined = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
)!.get!;

/** Offsets of E events: from 0 to N, never falling. Absent: one event. */
export function checkRowSplits(given: unknown, hits: number): Int32Array {
  if (given === undefined) return Int32Array.of(0, hits);
  if (typeOf(given) !== "Int32Array" && !Array.isArray(given)) {
    throw new InputError(`rowSplits: got ${describe(given)}, expected an Int32Array or an array of whole numbers`);
  }
  const rowSplits = given as Int32Array | unknown[];
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
  return new Int32Array(rowSplits as ArrayLike<number>);
}

/** Hits of the largest event. */
export function longestEvent(rowSplits: Int32Array): number {
  let longest = 0;
  for (let e = 0; e + 1 < rowSplits.length; e++) longest = Math.max(longest, rowSplits[e + 1] - rowSplits[e]);
  return longest;
}

/** Two arrays over the same bytes, in part or whole. */
export function overlap(a: ArrayBufferView, b: ArrayBufferView): boolean {
  return (
    a.buffer === b.buffer && a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength
  );
}

function isArrayLike(value: unknown): boolean {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
