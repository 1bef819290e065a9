/** Copies of a caller's arrays outside linear memory, every number checked: what another thread writes later is not seen. */
import type { Floats, Precision } from "../types.ts";
import { checkFloats, outOfRange } from "./arrays.ts";
import { copyWhole } from "./copyChecked.ts";
import { typeOf } from "./typedArrays.ts";

/**
 * Checks type and length of an array and copies it; `shape` names the length in messages. Arrays that go to linear memory
 * are checked there, with the same errors.
 *
 * @throws {InputError}
 */
export function copyFloats<F extends Floats>(
  name: string,
  array: F,
  precision: Precision,
  length: number,
  shape: string,
  lowest: number,
  highest: number,
): F {
  checkFloats(name, array, precision, length, shape);
  return copyInRange(name, array, length, lowest, highest);
}

/** A copy of an array of known length, every number from `lowest` to `highest`. @throws {InputError} */
export function copyInRange<F extends Floats>(
  name: string,
  array: F,
  length: number,
  lowest: number,
  highest: number,
): F {
  const copy = (typeOf(array) === "Float32Array" ? new Float32Array(length) : new Float64Array(length)) as F;
  copyWhole(name, array, copy);
  for (let i = 0; i < length; i++) {
    if (!(copy[i] >= lowest && copy[i] <= highest)) throw outOfRange(name, copy, i, lowest, highest);
  }
  return copy;
}
