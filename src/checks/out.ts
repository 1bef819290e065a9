/** Checks `out`, the caller's arrays that the gradients overwrite. */

import { InputError } from "../errors.ts";
import { GRADIENTS } from "../gradientInputs.ts";
import type { Floats, GradientArrays, Precision } from "../types.ts";
import { checkFloats } from "./arrays.ts";
import { checkNames } from "./options.ts";
import { lengthOf, memoryOf, overlap, typeOf } from "./typedArrays.ts";

type Inputs = Readonly<Record<string, unknown>>;

const GRADIENT_NAMES = Object.keys(GRADIENTS) as (keyof typeof GRADIENTS)[];

/** Each array of `out` read once; only those of gradients that the call has. `inputs`: the call's own, by name. */
export function readOut<F extends Floats>(out: GradientArrays<F> | undefined, inputs: object): GradientArrays<F> {
  const given: GradientArrays<F> = {};
  if (out === undefined) return given;
  const names = GRADIENT_NAMES.filter((name) => (inputs as Inputs)[GRADIENTS[name]] !== undefined);
  checkNames("out", out, names);
  for (const name of names) {
    const array = out[name];
    if (array !== undefined) given[name] = array;
  }
  return given;
}

/**
 * None may share memory with an input, or with another. `arrays`: the call's inputs that may be arrays, and their `names`.
 *
 * @throws {InputError}
 */
export function checkOut<F extends Floats>(
  out: GradientArrays<F>,
  precision: Precision,
  inputs: object,
  names: readonly string[],
  arrays: readonly unknown[],
): void {
  let others: readonly unknown[] | undefined;
  for (const name of GRADIENT_NAMES) {
    const array = out[name];
    if (array === undefined) continue;
    const length = lengthOf((inputs as Inputs)[GRADIENTS[name]] as F);
    checkFloats(`out.${name}`, array, precision, length, `the length of ${GRADIENTS[name]}`);
    checkApart(name, array, names, arrays);
    others ??= GRADIENT_NAMES.map((other) => out[other]);
    checkApart(name, array, GRADIENT_NAMES, others);
  }
}

/** The array `name` of `out` shares memory with none of the arrays but itself. @throws {InputError} */
export function checkApart(name: string, array: object, names: readonly string[], arrays: readonly unknown[]): void {
  const memory = memoryOf(array);
  for (let i = 0; i < arrays.length; i++) {
    const against = arrays[i];
    if (against === undefined || names[i] === name || typeOf(against) === undefined) continue;
    if (!overlap(memory, against as object)) continue;
    throw new InputError(`out.${name}: got an array over the same memory as ${names[i]}, expected one of its own`);
  }
}
