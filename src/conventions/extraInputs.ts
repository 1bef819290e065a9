/** The inputs that only some conventions read: checked here, number by number, since they are short-lived and rare. */
import { checkFloats, checkLength, checkRange, typeOf } from "../checks/arrays.ts";
import { LARGEST_WEIGHT } from "../checks/limits.ts";
import { describe } from "../checks/options.ts";
import { InputError } from "../errors.ts";
import type { Floats, ObjectMask, Precision } from "../types.ts";
import type { ReadInputs } from "./checkConvention.ts";

/** The options themselves, N hits. */
export interface ExtraInputs<F extends Floats = Floats> {
  /** [N] hits of particles of interest, true or 1 (in bytes not 0); read where the convention has a mask (gnn_tracking) */
  objectMask?: ObjectMask;
  /** [N] energies, |E| ≤ 1e15, for conventions that weigh by them (mlpfHgcal) */
  hitEnergy?: F;
  /** [N] lengths d that scale distances, from 0 to 1e15, for conventions with a scale (HGCalML); default 1 */
  distanceScale?: F;
  /** [N] an object weighs as much as its condensation point here, |o| ≤ 1e15 (HGCalML); default 1 */
  objectWeight?: F;
  /** [N] from 0 to 1, 1 takes a hit out, for conventions with spectators (HGCalML); default 0 */
  spectatorWeight?: F;
}

/** Checked, the mask as bytes. */
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

/** `convention`: its name, and what it reads. @throws {InputError} */
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

function checkMask(mask: ObjectMask | undefined, hits: number): Uint8Array | undefined {
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
