/** The options of trackingMetrics: checks them and fills in defaults. */

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

/** The options with every default filled in; optional arrays may still be absent. */
export type CheckedMetricsOptions = TrackingMetricsOptions &
  Required<Pick<TrackingMetricsOptions, "noiseThreshold" | "ptThreshold" | "maxEta" | "minHits" | "minClusterHits">>;

const arrays = ["clusterId", "objectId", "pt", "eta", "reconstructable"] as const;
const thresholds = ["noiseThreshold", "ptThreshold", "maxEta", "minHits", "minClusterHits"] as const;

function checkIds(name: string, ids: ArrayLike<number | bigint>): void {
  for (let j = 0; j < ids.length; j++) {
    const id = ids[j];
    if (typeof id !== "bigint" && !Number.isSafeInteger(id)) {
      throw new InputError(`trackingMetrics: ${name}[${j}]: got ${id}, expected a safe whole number or a bigint`);
    }
  }
}

function checkArrays(options: TrackingMetricsOptions): void {
  const n = options.clusterId?.length;
  for (const name of arrays) {
    const values: unknown = options[name];
    if (values === undefined && name !== "clusterId" && name !== "objectId") continue;
    const got = (values as ArrayLike<unknown> | null | undefined)?.length;
    if (typeof got !== "number") {
      throw new InputError(`trackingMetrics: ${name}: got ${describe(values)}, expected an array, one value per hit`);
    }
    if (got !== n) {
      throw new InputError(`trackingMetrics: ${name}: got ${got} values, expected ${n} as of clusterId`);
    }
  }
  checkIds("clusterId", options.clusterId);
  checkIds("objectId", options.objectId);
}

/**
 * Checks the options and fills in the defaults.
 *
 * @throws {InputError} if an option is unknown, arrays differ in length, an id is not a whole number, or a threshold is
 *   out of range or given without the values that it applies to
 */
export function checkMetricsOptions(options: TrackingMetricsOptions): CheckedMetricsOptions {
  checkNames("trackingMetrics", options, [...arrays, ...thresholds]);
  checkArrays(options);
  if (options.ptThreshold !== undefined && options.pt === undefined) {
    throw new InputError("trackingMetrics: got ptThreshold without pt, expected the pt of every hit's object with it");
  }
  if (options.maxEta !== undefined && options.eta === undefined) {
    throw new InputError("trackingMetrics: got maxEta without eta, expected the eta of every hit's object with it");
  }
  const { noiseThreshold = 0, ptThreshold = 0, maxEta = 4, minHits = 1, minClusterHits = 3 } = options;
  const any = Number.POSITIVE_INFINITY;
  return {
    ...options,
    noiseThreshold: checkNumber("trackingMetrics: noiseThreshold", noiseThreshold, -any, any),
    ptThreshold: checkNumber("trackingMetrics: ptThreshold", ptThreshold, 0, any),
    maxEta: checkNumber("trackingMetrics: maxEta", maxEta, 0, any),
    minHits: checkInteger("trackingMetrics: minHits", minHits, 0, Number.MAX_SAFE_INTEGER),
    minClusterHits: checkInteger("trackingMetrics: minClusterHits", minClusterHits, 0, Number.MAX_SAFE_INTEGER),
  };
}
