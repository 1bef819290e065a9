/** Checks of `out`: arrays of the caller that gradients overwrite. */

import { InputError } from "../errors.ts";
import { type Floats, GRADIENTS, type GradientArrays, type Precision } from "../types.ts";
import { checkFloats, overlap } from "./arrays.ts";
import { checkNames } from "./options.ts";

/** `input`: the call's own, with every array by name; none may share memory with `out`. @throws {InputError} */
export function checkOut<F extends Floats>(
  out: GradientArrays<F> | undefined,
  precision: Precision,
  input: object,
): GradientArrays<F> {
  if (out === undefined) return {};
  const inputs = input as Record<string, unknown>;
  const names = Object.entries(GRADIENTS).filter(([, input]) => inputs[input] !== undefined);
  checkNames(
    "out",
    out,
    names.map(([name]) => name),
  );
  const given = Object.entries(out).filter(([, array]) => array !== undefined) as [keyof typeof GRADIENTS, F][];
  for (const [name, array] of given) {
    checkFloats(`out.${name}`, array, precision, (inputs[GRADIENTS[name]] as F).length, "the length of its input");
    for (const [other, against] of [...Object.entries(inputs), ...given]) {
      if (!ArrayBuffer.isView(against) || other === name || !overlap(array, against)) continue;
      throw new InputError(`out.${name}: got an array over the same memory as ${other}, expected one of its own`);
    }
  }
  return out;
}
