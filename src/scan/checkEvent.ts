/** One event of a scan: checks it, copies its arrays and numbers its objects. */
import type { AnyPrecision } from "../checks/anyPrecision.ts";
import { precisionOf } from "../checks/arrays.ts";
import { copyFloats } from "../checks/copyFloats.ts";
import { checkDimensions } from "../checks/dimensions.ts";
import { LARGEST_WEIGHT, LARGEST_X } from "../checks/limits.ts";
import { checkMask } from "../checks/mask.ts";
import { checkNames } from "../checks/options.ts";
import { InputError } from "../errors.ts";
import { checkThresholds, copyValues, DEFAULT_THRESHOLDS } from "../metrics/checkScoring.ts";
import { type Objects, objectsOf } from "../metrics/contingency.ts";
import { copyIds } from "../metrics/copyArrays.ts";
import { numberIds } from "../metrics/numbering.ts";
import type { TrackingThresholds } from "../metrics/options.ts";
import { type HitLimits, slotsOf } from "../metrics/selection.ts";
import type { Floats, Precision } from "../types.ts";
import type { ScanEvent } from "./options.ts";

/** How trials are scored. */
export interface Scoring extends HitLimits, TrackingThresholds {}

export interface CheckedEvent {
  readonly precision: Precision;
  readonly hits: number;
  readonly dimensions: number;
  readonly x: Floats;
  /** There for condense */
  readonly beta: Floats | undefined;
  readonly distanceScale: Floats | undefined;
  readonly mask: Uint8Array | undefined;
  readonly sampleWeight: Floats | undefined;
  readonly objects: Objects;
  /** [K] 0 for an object that counts, −1 for the others */
  readonly slots: Int32Array;
}

/** What holds for all events. */
interface Needed {
  readonly method: "condense" | "dbscan";
  /** That of the first event, once it is known */
  readonly precision: Precision | undefined;
  readonly dimensions: number | undefined;
  readonly scoring: Scoring;
}

const NAMES = ["x", "objectId", "pt", "eta", "reconstructable"];
/** An event with betas may be scanned by dbscan too. */
const OWN = {
  condense: ["beta", "distanceScale", "noCondensationMask"],
  dbscan: ["beta", "sampleWeight"],
} as const;

/** `name`: of the event in messages. @throws {InputError} */
export function checkEvent(name: string, event: AnyPrecision<ScanEvent<Float32Array>>, needed: Needed): CheckedEvent {
  const { method, scoring } = needed;
  checkNames(name, event, [...NAMES, ...OWN[method]]);
  const { x, beta, objectId, pt, eta, reconstructable, distanceScale, noCondensationMask, sampleWeight } = event;
  // what may run code of the caller's comes before typed arrays are copied
  const ids = copyIds(`${name}.objectId`, objectId);
  const hits = ids.length;
  const values = copyValues(`${name}.`, { pt, eta, reconstructable }, hits);
  const mask = checkMask(`${name}.noCondensationMask`, noCondensationMask, hits);
  const thresholds = checkThresholds(name, scoring, DEFAULT_THRESHOLDS, pt, eta);
  const precision = needed.precision ?? precisionOf(`${name}.x`, x);
  const dimensions = checkDimensions(x, precision, hits, needed.dimensions, `${name}.x`);
  if (method === "condense" && beta === undefined) {
    throw new InputError(`${name}.beta: got undefined, expected [N] condensation likelihoods, which condense reads`);
  }
  const copied = (option: string, array: Floats | undefined, length: number, from: number, to: number) => {
    if (array === undefined) return undefined;
    return copyFloats(`${name}.${option}`, array, precision, length, option === "x" ? "N·D" : "N", from, to);
  };
  const largest = LARGEST_X[precision];
  const objects = objectsOf(numberIds(ids, scoring.noiseThreshold));
  return {
    ...{ precision, hits, dimensions, mask, objects },
    x: copied("x", x, hits * dimensions, -largest, largest) as Floats,
    beta: method === "dbscan" ? undefined : copied("beta", beta, hits, 0, 1),
    distanceScale: copied("distanceScale", distanceScale, hits, 0, LARGEST_WEIGHT),
    sampleWeight: copied("sampleWeight", sampleWeight, hits, -LARGEST_WEIGHT, LARGEST_WEIGHT),
    slots: slotsOf({ ...values, minHits: scoring.minHits }, objects, new Int32Array(objects.count), thresholds),
  };
}
