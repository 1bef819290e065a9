/** Checks of masks: a flag for each hit. */
import { InputError } from "../errors.ts";
import type { ObjectMask } from "../types.ts";
import { checkLength } from "./arrays.ts";
import { copyWhole } from "./copyChecked.ts";
import { describe } from "./options.ts";
import { lengthOf, typeOf } from "./typedArrays.ts";

/** A mask as bytes, every value but 0 a marked hit; each element of an array is read once. @throws {InputError} */
export function checkMask(name: string, mask: ObjectMask | undefined, hits: number): Uint8Array | undefined {
  if (mask === undefined) return undefined;
  const isBytes = typeOf(mask) === "Uint8Array";
  if (!isBytes && !Array.isArray(mask)) {
    throw new InputError(`${name}: got ${describe(mask)}, expected a Uint8Array or an array of booleans`);
  }
  checkLength(name, isBytes ? lengthOf(mask) : mask.length, hits, "N");
  const copy = new Uint8Array(hits);
  if (isBytes) {
    copyWhole(name, mask as Uint8Array, copy);
    return copy;
  }
  for (let j = 0; j < hits; j++) {
    const flag: unknown = mask[j];
    if (typeof flag !== "boolean" && flag !== 0 && flag !== 1) {
      throw new InputError(`${name}[${j}]: got ${describe(flag)}, expected true, false, 0 or 1`);
    }
    copy[j] = Number(flag);
  }
  return copy;
}
