/**
 * The functions of the package, each over the instance of the kernels that `open` returns. One by one, so that a program
 * bundles those that it uses.
 */
import { condenseWith } from "./condense/condense.ts";
import { dbscanWith } from "./dbscan/dbscan.ts";
import { densityPeaksWith } from "./densityPeaks/densityPeaks.ts";
import type { Functions } from "./functions.ts";
import type { AnyInput, Variant } from "./loss/checkInput.ts";
import { computeLoss } from "./loss/computeLoss.ts";
import type { Payload, PayloadGradients, PayloadInput } from "./payload/payloadInput.ts";
import { payloadWith } from "./payload/payloadLoss.ts";
import type { AnyScanOptions } from "./scan/checkScan.ts";
import { scanWith } from "./scan/scan.ts";
import type { Floats, NewArray } from "./types.ts";
import { warmUpWith } from "./warmUp/warmUp.ts";
import type { Instance } from "./wasm/instance.ts";

const PLAIN: Variant = { name: "condensationLoss", tiger: false, gradient: false };
const PLAIN_GRAD: Variant = { name: "condensationLossGrad", tiger: false, gradient: true };
const TIGER: Variant = { name: "condensationLossTiger", tiger: true, gradient: false };
const TIGER_GRAD: Variant = { name: "condensationLossTigerGrad", tiger: true, gradient: true };

type Over<Name extends keyof Functions> = (instance: Instance) => Functions[Name];
type LossGrad = Functions["condensationLossGrad"];
type TigerLossGrad = Functions["condensationLossTigerGrad"];

export const condensationLoss: Over<"condensationLoss"> = (instance) => (input) =>
  computeLoss(instance.open(), PLAIN, input);
export const condensationLossGrad: Over<"condensationLossGrad"> = (instance) =>
  ((input: AnyInput) => computeLoss(instance.open(), PLAIN_GRAD, input)) as LossGrad;
export const condensationLossTiger: Over<"condensationLossTiger"> = (instance) => (input) =>
  computeLoss(instance.open(), TIGER, input);
export const condensationLossTigerGrad: Over<"condensationLossTigerGrad"> = (instance) =>
  ((input: AnyInput) => computeLoss(instance.open(), TIGER_GRAD, input)) as TigerLossGrad;
export const condense: Over<"condense"> = (instance) => (input) => condenseWith(instance.open(), input);
export const dbscan: Over<"dbscan"> = (instance) => (input) => dbscanWith(instance.open(), input);
export const densityPeaks: Over<"densityPeaks"> = (instance) => (input) => densityPeaksWith(instance.open(), input);
export const scan: Over<"scan"> = (instance) =>
  ((options: AnyScanOptions) => scanWith(instance.open(), options)) as unknown as Functions["scan"];
export const payloadLoss: Over<"payloadLoss"> = (instance) => (input) => payloadWith(instance.open(), input, false);
export const payloadLossGrad: Over<"payloadLossGrad"> =
  (instance) =>
  <F extends Floats>(input: PayloadInput<F>) =>
    payloadWith(instance.open(), input, true) as Payload & PayloadGradients<NewArray<F>>;
export const warmUp: Over<"warmUp"> = (instance) => (options) => warmUpWith(instance.open(), options);
export const linearMemoryBytes: Over<"linearMemoryBytes"> = (instance) => () => instance.bytes();
export const releaseMemory: Over<"releaseMemory"> = (instance) => () => instance.release();
