/** The loss of a convention for one event. */
import {
  type Convention,
  condensationLossTiger,
  conventions,
  InputError,
  type TigerLoss,
} from "../../../../src/index.ts";
import type { LossRequest, LossRow } from "./protocol.ts";

type Extras = LossRequest["hits"]["extras"];

/** Inputs that a convention does not read are errors to it: each gets its own. */
function extrasFor({ scale, spectators, energyWeighted }: Convention, extras: Extras): Extras {
  const { weights, hitEnergy, distanceScale, objectWeight, spectatorWeight } = extras ?? {};
  return {
    ...(weights && { weights }),
    ...(energyWeighted && hitEnergy && { hitEnergy }),
    ...(scale !== "none" && distanceScale && { distanceScale }),
    ...(scale !== "none" && objectWeight && { objectWeight }),
    ...(spectators !== "none" && spectatorWeight && { spectatorWeight }),
  };
}

export function lossOf({ convention: name, hits, qMin }: LossRequest): LossRow {
  const { beta, x, object, extras } = hits;
  if (!object) {
    throw new InputError("got no true objects, expected a column with them: a loss compares with the truth.");
  }
  const convention: Convention = conventions[name];
  const row = { convention: name, source: convention.source };
  const shared = { objectId: object, qMin, convention };
  const more = extrasFor(convention, extras) as object;
  try {
    const loss: TigerLoss =
      beta instanceof Float32Array
        ? condensationLossTiger({ ...shared, ...more, beta, x: x as Float32Array })
        : condensationLossTiger({ ...shared, ...more, beta, x: x as Float64Array });
    const { attractive, repulsive, coward, noise, total } = loss;
    return { ...row, terms: { attractive, repulsive, coward, noise, total } };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...row, problem: error.message };
  }
}
