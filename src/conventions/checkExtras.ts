/**
 * Checks of the inputs that only some conventions read. All numbers but those of distanceScale are checked here
 * and not in linear memory, because few calls have such inputs.
 */
import { checkFloats } from "../checks/arrays.ts";
import { copyFloats } from "../checks/copyFloats.ts";
import { LARGEST_WEIGHT } from "../checks/limits.ts";
import { checkMask } from "../checks/mask.ts";
import { InputError } from "../errors.ts";
import type { Floats, Precision } from "../types.ts";
import type { ReadInputs } from "./checkConvention.ts";
import type { ExtraInputs } from "./extraInputs.ts";

/** The extra inputs after the checks, with the mask as bytes. */
export interface Extras<F extends Floats = Floats> {
  readonly objectMask?: Uint8Array;
  readonly hitEnergy?: F;
  readonly distanceScale?: F;
  readonly objectWeight?: F;
  readonly spectatorWeight?: F;
}

/** The inputs that are an error if the convention does not read them. */
const READ = ["objectMask", "hitEnergy", "distanceScale", "spectatorWeight"] as const;
/** [name, lowest, highest] */
const RANGES = {
  hitEnergy: [-LARGEST_WEIGHT, LARGEST_WEIGHT],
  objectWeight: [-LARGEST_WEIGHT, LARGEST_WEIGHT],
  spectatorWeight: [0, 1],
} as const;

/** Checks the extra inputs. `convention` is the convention's name and `reads` what it reads. @throws {InputError} */
export function checkExtras<F extends Floats>(
  input: ExtraInputs<F>,
  convention: string,
  reads: ReadInputs,
  precision: Precision,
  hits: number,
): Extras<F> {
  for (const name of READ) {
    const given = input[name] !== undefined;
    if (given && !reads[name]) {
      throw new InputError(`${name}: got it with ${convention}, which does not read it; leave it out`);
    }
    if (!given && name === "hitEnergy" && reads[name]) {
      throw new InputError(`hitEnergy: got undefined, expected [N] energies, by which ${convention} weighs objects`);
    }
  }
  // first: its elements may be accessors, which could shrink the other arrays
  const objectMask = checkMask("objectMask", input.objectMask, hits);
  const { distanceScale } = input;
  // its numbers are checked when it is copied to linear memory
  if (distanceScale !== undefined) checkFloats("distanceScale", distanceScale, precision, hits, "N");
  const copied = (name: keyof typeof RANGES): F | undefined => {
    const array = input[name];
    if (array === undefined) return undefined;
    const [lowest, highest] = RANGES[name];
    return copyFloats(name, array, precision, hits, "N", lowest, highest);
  };
  return {
    objectMask,
    hitEnergy: copied("hitEnergy"),
    distanceScale,
    objectWeight: copied("objectWeight"),
    spectatorWeight: copied("spectatorWeight"),
  };
}
