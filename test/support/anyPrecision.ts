/** The package, with functions that take arrays of either precision. */
import * as api from "../../src/index.ts";
import { ofAnyPrecision } from "./anyFunctions.ts";

export * from "../../src/index.ts";
export type {
  AnyCondenseInput,
  AnyDbscanInput,
  AnyDensityPeaksInput,
  AnyFunctions,
  AnyInput,
  AnyPayloadInput,
} from "./anyFunctions.ts";

export const {
  condensationLoss,
  condensationLossGrad,
  condensationLossTiger,
  condensationLossTigerGrad,
  condense,
  dbscan,
  densityPeaks,
  payloadLoss,
  payloadLossGrad,
} = ofAnyPrecision(api);
