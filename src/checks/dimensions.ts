/** Checks the number of latent coordinates, D, of a call. */
import { InputError } from "../errors.ts";
import type { Floats, Precision } from "../types.ts";
import { checkFloats } from "./arrays.ts";
import { checkInteger, howMany } from "./options.ts";
import { lengthOf, typeOf } from "./typedArrays.ts";

/**
 * Returns D from the length of x. If N = 0 it is `dimensions`, or 1. `name`, `counted`: of x, and of the array whose
 * length N is, in messages.
 */
export function checkDimensions(
  x: unknown,
  precision: Precision,
  hits: number,
  dimensions: unknown,
  name = "x",
  counted?: string,
): number {
  const given = dimensions === undefined ? undefined : checkInteger("dimensions", dimensions, 1, 2 ** 20);
  const length = typeOf(x) === undefined ? 0 : lengthOf(x as Floats);
  const found = given ?? (hits > 0 ? length / hits : 1);
  if (hits > 0 && !(Number.isInteger(found) && found > 0)) {
    checkFloats(name, x, precision, length, "N·D");
    const isSwapped = counted !== undefined && length > 1 && hits > length && hits % length === 0;
    throw new InputError(
      `${name}: got ${howMany(length)}, expected N·D for N = ${hits} and a whole D of 1 or more` +
        (isSwapped ? `; are ${name} and ${counted} swapped?` : ""),
    );
  }
  if (hits === 0 && length > 0 && counted !== undefined) {
    throw new InputError(`${name}: got ${howMany(length)}, expected none, since ${counted} is empty`);
  }
  checkFloats(name, x, precision, hits * found, `N·D = ${hits}·${found}`);
  return found;
}
