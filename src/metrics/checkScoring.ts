/** What decides which objects and clusters count, wherever clusterings are scored: checks, copies and defaults. */
import { checkInteger, checkNumber } from "../checks/options.ts";
import { InputError } from "../errors.ts";
import { copyFlags, copyNumbers } from "./copyArrays.ts";
import type { TrackingMetricsOptions, TrackingThresholds } from "./options.ts";
import type { HitLimits, ObjectValues, Thresholds } from "./selection.ts";

const ANY = Number.POSITIVE_INFINITY;

export const DEFAULT_THRESHOLDS: Thresholds = { ptThreshold: 0, maxEta: 4 };

type Given<Name extends keyof TrackingMetricsOptions> = Pick<TrackingMetricsOptions, Name>;

/** `name`: of the function in messages. @throws {InputError} */
export function checkHitLimits(name: string, given: Given<keyof HitLimits>): HitLimits {
  const { noiseThreshold = 0, minHits = 1, minClusterHits = 3 } = given;
  return {
    noiseThreshold: checkNumber(`${name}: noiseThreshold`, noiseThreshold, -ANY, ANY),
    minHits: checkInteger(`${name}: minHits`, minHits, 0, Number.MAX_SAFE_INTEGER),
    minClusterHits: checkInteger(`${name}: minClusterHits`, minClusterHits, 0, Number.MAX_SAFE_INTEGER),
  };
}

/** Copies what is known of the objects of N hits; `prefix`: of the names of the arrays in messages. @throws {InputError} */
export function copyValues(prefix: string, given: Given<keyof ObjectValues>, N: number): ObjectValues {
  const { pt, eta, reconstructable } = given;
  return {
    pt: pt === undefined ? undefined : copyNumbers(`${prefix}pt`, pt, N),
    eta: eta === undefined ? undefined : copyNumbers(`${prefix}eta`, eta, N),
    reconstructable:
      reconstructable === undefined ? undefined : copyFlags(`${prefix}reconstructable`, reconstructable, N),
  };
}

/** Each threshold needs the values that it applies to. */
export function checkThresholds(
  name: string,
  { ptThreshold, maxEta }: TrackingThresholds,
  otherwise: Thresholds,
  pt: unknown,
  eta: unknown,
): Thresholds {
  if (ptThreshold !== undefined && pt === undefined) {
    throw new InputError(`${name}: got ptThreshold without pt, expected the pt of every hit's object with it`);
  }
  if (maxEta !== undefined && eta === undefined) {
    throw new InputError(`${name}: got maxEta without eta, expected the eta of every hit's object with it`);
  }
  return {
    ptThreshold:
      ptThreshold === undefined ? otherwise.ptThreshold : checkNumber(`${name}: ptThreshold`, ptThreshold, 0, ANY),
    maxEta: maxEta === undefined ? otherwise.maxEta : checkNumber(`${name}: maxEta`, maxEta, 0, ANY),
  };
}
