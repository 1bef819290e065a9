/** The options of trackingMetrics: checks them and fills in defaults. */

import { guarded } from "../checks/guarded.ts";
import { checkInteger, checkNames, checkNumber, describe } from "../checks/options.ts";
import { InputError } from "../errors.ts";

/** Arguments of `trackingMetrics`, for N hits. */
export interface TrackingMetricsOptions {
  /** [N] cluster of every hit, any whole numbers; below 0 the hit is in no cluster */
  clusterId: ArrayLike<number>;
  /** [N] object of every hit, whole numbers; at or below `noiseThreshold` (default 0) the hit is noise */
  objectId: ArrayLike<number> | ArrayLike<bigint>;
  noiseThreshold?: number;
  /** [N] transverse momentum of every hit's object, in GeV. Objects below `ptThreshold` (default 0) do not count */
  pt?: ArrayLike<number>;
  ptThreshold?: number;
  /** [N] pseudorapidity of every hit's object. Objects with |eta| at or above `maxEta` (default 4) do not count */
  eta?: ArrayLike<number>;
  maxEta?: number;
  /** [N] whether every hit's object can be reconstructed. Objects with false, or a number not above 0, do not count */
  reconstructable?: ArrayLike<number | boolean>;
  /** Objects with fewer hits do not count, neither as objects nor as the majority of a cluster; default 1 */
  minHits?: number;
  /** Clusters with fewer hits do not count; default 3 */
  minClusterHits?: number;
}

/** Every default filled in, every array copied; optional ones may still be absent. */
export interface CheckedMetricsOptions {
  readonly clusterId: readonly number[];
  readonly objectId: readonly (number | bigint)[];
  readonly pt?: readonly number[];
  readonly eta?: readonly number[];
  readonly reconstructable?: readonly (number | boolean)[];
  readonly noiseThreshold: number;
  readonly ptThreshold: number;
  readonly maxEta: number;
  readonly minHits: number;
  readonly minClusterHits: number;
}

const ARRAYS = ["clusterId", "objectId", "pt", "eta", "reconstructable"];
const THRESHOLDS = ["noiseThreshold", "ptThreshold", "maxEta", "minHits", "minClusterHits"];

const isId = (value: unknown): boolean => typeof value === "bigint" || Number.isSafeInteger(value);
const isNumber = (value: unknown): boolean => typeof value === "number";
const isFlag = (value: unknown): boolean => typeof value === "boolean" || typeof value === "number";

/** A copy of an array, each element read once. `length`: N, where it is known. */
function copyArray<T>(
  name: string,
  values: ArrayLike<T>,
  isOne: (value: unknown) => boolean,
  expected: string,
  length?: number,
): T[] {
  const got = (values as ArrayLike<T> | null | undefined)?.length;
  if (typeof got !== "number") {
    throw new InputError(`trackingMetrics: ${name}: got ${describe(values)}, expected an array, one value per hit`);
  }
  if (length !== undefined && got !== length) {
    throw new InputError(`trackingMetrics: ${name}: got ${got} values, expected ${length} as of clusterId`);
  }
  const copy: T[] = [];
  for (let j = 0; j < got; j++) {
    const value = values[j];
    if (!isOne(value)) {
      throw new InputError(`trackingMetrics: ${name}[${j}]: got ${describe(value)}, expected ${expected}`);
    }
    copy.push(value);
  }
  return copy;
}

/** Checks the options, each read once, and fills in defaults. @throws {InputError} */
export function checkMetricsOptions(options: TrackingMetricsOptions): CheckedMetricsOptions {
  return guarded("trackingMetrics", () => {
    checkNames("trackingMetrics", options, [...ARRAYS, ...THRESHOLDS]);
    const { clusterId, objectId, pt, eta, reconstructable } = options;
    const { noiseThreshold = 0, ptThreshold, maxEta, minHits = 1, minClusterHits = 3 } = options;
    const cluster = copyArray<number>("clusterId", clusterId, isId, "a safe whole number or a bigint");
    const N = cluster.length;
    if (ptThreshold !== undefined && pt === undefined) {
      throw new InputError(
        "trackingMetrics: got ptThreshold without pt, expected the pt of every hit's object with it",
      );
    }
    if (maxEta !== undefined && eta === undefined) {
      throw new InputError("trackingMetrics: got maxEta without eta, expected the eta of every hit's object with it");
    }
    const any = Number.POSITIVE_INFINITY;
    return {
      clusterId: cluster,
      objectId: copyArray<number | bigint>(
        "objectId",
        objectId as ArrayLike<number | bigint>,
        isId,
        "a safe whole number or a bigint",
        N,
      ),
      pt: pt === undefined ? undefined : copyArray("pt", pt, isNumber, "a number", N),
      eta: eta === undefined ? undefined : copyArray("eta", eta, isNumber, "a number", N),
      reconstructable:
        reconstructable === undefined
          ? undefined
          : copyArray("reconstructable", reconstructable, isFlag, "a flag or a number", N),
      noiseThreshold: checkNumber("trackingMetrics: noiseThreshold", noiseThreshold, -any, any),
      ptThreshold: checkNumber("trackingMetrics: ptThreshold", ptThreshold === undefined ? 0 : ptThreshold, 0, any),
      maxEta: checkNumber("trackingMetrics: maxEta", maxEta === undefined ? 4 : maxEta, 0, any),
      minHits: checkInteger("trackingMetrics: minHits", minHits, 0, Number.MAX_SAFE_INTEGER),
      minClusterHits: checkInteger("trackingMetrics: minClusterHits", minClusterHits, 0, Number.MAX_SAFE_INTEGER),
    };
  });
}
