/** Checks `out`, the caller's arrays that the gradients overwrite. */

import { InputError } from "../errors.ts";
import { GRADIENTS } from "../gradientInputs.ts";
import type { Floats, GradientArrays, Precision } from "../types.ts";
import { checkFloats } from "./arrays.ts";
import { checkNames } from "./options.ts";
import { lengthOf, overlap, typeOf } from "./typedArrays.ts";

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

/** None may share memory with an input, or with another. @throws {InputError} */
export function checkOut<F extends Floats>(out: GradientArrays<F>, precision: Precision, inputs: object): void {
  for (const [name, array] of Object.entries(out) as [keyof typeof GRADIENTS, F][]) {
    const length = lengthOf((inputs as Inputs)[GRADIENTS[name]] as F);
    checkFloats(`out.${name}`, array, precision, length, "the length of its input");
    for (const [other, against] of [...Object.entries(inputs), ...Object.entries(out)]) {
      if (typeOf(against) === undefined || other === name || !overlap(array, against)) continue;
      throw new InputError(`out.${name}: got an array over the same memory as ${other}, expected one of its own`);
    }
  }
}
