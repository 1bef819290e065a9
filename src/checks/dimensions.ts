/** Checks the number of latent coordinates, D, of a call. */
import { InputError } from "../errors.ts";
import type { Floats, Precision } from "../types.ts";
import { checkFloats } from "./arrays.ts";
import { checkInteger, howMany } from "./options.ts";
import { lengthOf, typeOf } from "./typedArrays.ts";

/** Returns D from the length of x. If N = 0 it is `dimensions`, or 1. `name`: of x in messages. */
export function checkDimensions(
  x: unknown,
  precision: Precision,
  hits: number,
  dimensions: unknown,
  name = "x",
): number {
  const given = dimensions === undefined ? undefined : checkInteger("dimensions", dimensions, 1, 2 ** 20);
  const length = typeOf(x) === undefined ? 0 : lengthOf(x as Floats);
  const found = given ?? (hits > 0 ? length / hits : 1);
  if (hits > 0 && !(Number.isInteger(found) && found > 0)) {
    checkFloats(name, x, precision, length, "N·D");
    throw new InputError(`${name}: got ${howMany(length)}, expected N·D for N = ${hits} and a whole D of 1 or more`);
  }
  checkFloats(name, x, precision, hits * found, `N·D = ${hits}·${found}`);
  return found;
}
