/** Converts fixture cases to input of the loss functions. */
import { readInputs } from "../../src/conventions/checkConvention.ts";
import type { Convention, Floats, Ids } from "../../src/index.ts";
import type { FixtureCase } from "./fromFixture.ts";

/** A case that the functions reject: betas below 0 are an InputError (test/conventions/quirks.test.ts). */
export const REFUSED = "oc_edge_negative_beta";

export interface CaseInput<F extends Floats> {
  beta: F;
  x: F;
  objectId: Ids;
  weights?: F;
  objectWeight?: F;
  hitEnergy?: F;
  distanceScale?: F;
  spectatorWeight?: F;
  objectMask?: boolean[];
  rowSplits?: number[];
  qMin?: number;
  noiseThreshold?: number;
  convention: Convention;
}

/** Leaves out the inputs that the convention does not read, because a call would reject them. */
export function inputOf<F extends Floats>(
  { input, convention }: FixtureCase,
  type: { from(values: ArrayLike<number>): F },
): CaseInput<F> {
  const { hitEnergy, distanceScale, spectatorWeight } = readInputs(convention);
  const floats = [
    ...(["weights", "objectWeight"] as const),
    ...(hitEnergy ? (["hitEnergy"] as const) : []),
    ...(distanceScale ? (["distanceScale"] as const) : []),
    ...(spectatorWeight ? (["spectatorWeight"] as const) : []),
  ];
  const { objectMask, rowSplits, qMin, noiseThreshold } = input;
  return {
    beta: type.from(input.beta),
    x: type.from(input.x),
    ...Object.fromEntries(floats.flatMap((name) => (input[name] ? [[name, type.from(input[name])]] : []))),
    objectId: Array.from(input.objectId, Number),
    ...(objectMask && { objectMask: Array.from(objectMask, Boolean) }),
    ...(rowSplits && { rowSplits: Array.from(rowSplits) }),
    ...(qMin !== undefined && { qMin }),
    ...(noiseThreshold !== undefined && { noiseThreshold }),
    convention,
  };
}
