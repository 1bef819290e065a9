/**
 * Checks of array types, lengths and shared memory. Numbers of arrays that are copied to linear memory are checked
 * there.
 */
import { InputError } from "../errors.ts";
import type { Floats, Precision } from "../types.ts";
import { MOST_EVENTS } from "./limits.ts";
import { describe, howMany, isInteger, wrongInteger, wrongNumber } from "./options.ts";
import { lengthOf, typeOf } from "./typedArrays.ts";

/** Returns the precision of an array from its type. @throws {InputError} if it is neither float32 nor float64 */
export function precisionOf(name: string, array: unknown): Precision {
  const type = typeOf(array);
  if (type === "Float32Array") return 32;
  if (type === "Float64Array") return 64;
  throw new InputError(
    `${name}: got ${describe(array)}, expected a Float32Array or Float64Array${conversionOf(name, array)}`,
  );
}

/** What to do with arrays of another type, with rows, and with tensors of TensorFlow.js. */
function conversionOf(name: string, array: unknown): string {
  if (Array.isArray(array) && isArrayLike(array[0])) {
    return `; convert it with Float32Array.from(${name}.flatMap((row) => [...row]))`;
  }
  if (isArrayLike(array)) return `; convert it with Float32Array.from(${name})`;
  return /(Tensor|Variable)$/.test(describe(array)) ? `; pass ${name}.dataSync()` : "";
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

export function outOfRange(name: string, array: Floats, i: number, lowest: number, highest: number): InputError {
  const { message } = wrongNumber(`${name}[${i}]`, array[i], lowest, highest);
  const isLogit = /\bbeta$/.test(name) && Number.isFinite(array[i]);
  return new InputError(isLogit ? `${message}; if these are logits, pass their sigmoid` : message);
}

export function checkLength(name: string, got: number, expected: number, shape: string): void {
  if (got !== expected) throw new InputError(`${name}: got ${howMany(got)}, expected ${shape} = ${expected}`);
}

/** Offsets of E events: from 0 to N, never falling. Absent: one event. */
export function checkRowSplits(given: unknown, hits: number): Int32Array {
  if (given === undefined) return Int32Array.of(0, hits);
  const rowSplits = checkOffsets(given, hits);
  const last = rowSplits[rowSplits.length - 1];
  if (last !== hits) throw new InputError(`rowSplits: got ${last} as its last number, expected N = ${hits}`);
  return rowSplits;
}

/** A copy of the offsets of events, from 0 to at most `hits`, never falling. @throws {InputError} */
export function checkOffsets(given: unknown, hits: number): Int32Array {
  const isTyped = typeOf(given) === "Int32Array";
  if (!isTyped && !Array.isArray(given)) {
    throw new InputError(`rowSplits: got ${describe(given)}, expected an Int32Array or an array of whole numbers`);
  }
  const count = isTyped ? lengthOf(given as Int32Array) : (given as unknown[]).length;
  if (count === 0) throw new InputError("rowSplits: got no numbers, expected E + 1, from 0 to N");
  if (count > MOST_EVENTS + 1) {
    throw new InputError(`rowSplits: got ${howMany(count)}, expected E + 1 for at most ${MOST_EVENTS} events`);
  }
  // what another thread may write to is copied before it is checked; of an array each element is read once
  const numbers: ArrayLike<unknown> = isTyped ? new Int32Array(given as Int32Array) : (given as unknown[]);
  const rowSplits = new Int32Array(isTyped ? numbers.length : count);
  for (let e = 0; e < rowSplits.length; e++) {
    const split = numbers[e];
    if (!isInteger(split, 0, hits)) throw wrongInteger(`rowSplits[${e}]`, split, 0, hits);
    if (e === 0 && split !== 0) throw new InputError(`rowSplits[0]: got ${split}, expected 0`);
    if (e > 0 && split < rowSplits[e - 1]) {
      throw new InputError(`rowSplits[${e}]: got ${split} after ${rowSplits[e - 1]}, expected offsets that never fall`);
    }
    rowSplits[e] = split;
  }
  return rowSplits;
}

/** Returns the number of hits of the largest event. */
export function longestEvent(rowSplits: Int32Array): number {
  let longest = 0;
  for (let e = 0; e + 1 < rowSplits.length; e++) longest = Math.max(longest, rowSplits[e + 1] - rowSplits[e]);
  return longest;
}

export function isArrayLike(value: unknown): boolean {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
