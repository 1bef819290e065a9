/** The inputs that only some conventions read: checked here, number by number, since they are short-lived and rare. */
import { checkFloats, checkLength, checkRange, typeOf } from "../checks/arrays.ts";
import { LARGEST_WEIGHT } from "../checks/limits.ts";
import { describe } from "../checks/options.ts";
import { InputError } from "../errors.ts";
import type { Floats, LossInput } from "../types.ts";
import type { Precision } from "../wasm/kernels.ts";
import { readInputs } from "./checkConvention.ts";
import type { Convention } from "./convention.ts";

export interface Extras<F extends Floats = Floats> {
  readonly objectMask?: Uint8Array;
  readonly hitEnergy?: F;
  readonly distanceScale?: F;
  readonly objectWeight?: F;
  readonly spectatorWeight?: F;
}

/** Inputs that some conventions do not read. */
const READ = ["objectMask", "hitEnergy", "distanceScale", "spectatorWeight"] as const;
/** [lowest, highest] of each. */
const RANGES = [
  ["hitEnergy", -LARGEST_WEIGHT, LARGEST_WEIGHT],
  ["objectWeight", -LARGEST_WEIGHT, LARGEST_WEIGHT],
  ["spectatorWeight", 0, 1],
] as const;

/** @throws {InputError} */
export function checkExtras<F extends Floats>(
  input: LossInput<F>,
  convention: Convention,
  precision: Precision,
  hits: number,
): Extras<F> {
  const reads = readInputs(convention);
  for (const name of READ) {
    const given = input[name] !== undefined;
    if (given && !reads[name]) {
      throw new InputError(`${name}: got it with ${convention.name}, which does not read it; leave it out`);
    }
    if (!given && name === "hitEnergy" && reads[name]) {
      throw new InputError(
        `hitEnergy: got undefined, expected [N] energies, by which ${convention.name} weighs objects`,
      );
    }
  }
  for (const [name, lowest, highest] of RANGES) {
    const array = input[name];
    if (array === undefined) continue;
    checkFloats(name, array, precision, hits, "N");
    checkRange(name, array, lowest, highest);
  }
  // its numbers are checked where they are copied to linear memory
  if (input.distanceScale !== undefined) checkFloats("distanceScale", input.distanceScale, precision, hits, "N");
  const { hitEnergy, distanceScale, objectWeight, spectatorWeight } = input;
  return { objectMask: checkMask(input.objectMask, hits), hitEnergy, distanceScale, objectWeight, spectatorWeight };
}

function checkMask(mask: LossInput["objectMask"], hits: number): Uint8Array | undefined {
  if (mask === undefined) return undefined;
  const isBytes = typeOf(mask) === "Uint8Array";
  if (!isBytes && !Array.isArray(mask)) {
    throw new InputError(`objectMask: got ${describe(mask)}, expected a Uint8Array or an array of booleans`);
  }
  checkLength("objectMask", mask.length, hits, "N");
  for (let j = 0; j < hits && !isBytes; j++) {
    if (typeof mask[j] === "boolean" || mask[j] === 0 || mask[j] === 1) continue;
    throw new InputError(`objectMask[${j}]: got ${describe(mask[j])}, expected true, false, 0 or 1`);
  }
  return Uint8Array.from(mask as ArrayLike<number | boolean>, Number);
}
