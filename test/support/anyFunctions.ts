/**
 * The package's functions with types for tests that run in both precisions: they take arrays of either, as no user's
 * may. For the functions themselves the precision is a matter of the arrays alone.
 */
import type { AnyCondenseInput } from "../../src/condense/checkCondense.ts";
import type { AnyDbscanInput } from "../../src/dbscan/dbscan.ts";
import type { AnyDensityPeaksInput } from "../../src/densityPeaks/checkInput.ts";
import type * as api from "../../src/index.ts";
import type { AnyInput } from "../../src/loss/checkInput.ts";
import type { AnyPayloadInput } from "../../src/payload/checkInput.ts";

export type { AnyCondenseInput, AnyDbscanInput, AnyDensityPeaksInput, AnyInput, AnyPayloadInput };

export interface AnyFunctions {
  condensationLoss(input: AnyInput): api.Loss;
  condensationLossGrad(input: AnyInput): api.Loss & api.Gradients;
  condensationLossTiger(input: AnyInput): api.TigerLoss;
  condensationLossTigerGrad(input: AnyInput): api.TigerLoss & api.Gradients;
  condense(input: AnyCondenseInput): api.Condensates;
  densityPeaks(input: AnyDensityPeaksInput): api.DensityPeaksClusters;
  dbscan(input: AnyDbscanInput): api.DbscanClusters;
  payloadLoss(input: AnyPayloadInput): api.Payload;
  payloadLossGrad(input: AnyPayloadInput): api.Payload & api.PayloadGradients;
}

/** The same functions, typed so. */
export function ofAnyPrecision<Name extends keyof AnyFunctions>(
  functions: Pick<api.Functions, Name>,
): Pick<AnyFunctions, Name> {
  return functions as unknown as Pick<AnyFunctions, Name>;
}
