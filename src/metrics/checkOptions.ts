/** What trackingMetrics takes: in go the caller's options, out come all of them, checked, with defaults filled in. */

import { checkInteger, checkNames, checkNumber, describe } from "../checks/options.ts";
import { InputError } from "../errors.ts";

export interface TrackingMetricsOptions {
  /** Cluster of every hit [N]; below 0 = in none. Any whole numbers, in any order. */
  clusterId: ArrayLike<number>;
  /** Object of every hit [N], whole numbers; at or below `noiseThreshold` (0 by default) = noise. */
  objectId: ArrayLike<number> | ArrayLike<bigint>;
  noiseThreshold?: number;
  /** Transverse momentum of every hit's object [N], in GeV. Objects below `ptThreshold` (0 by default) do not count. */
  pt?: ArrayLike<number>;
  ptThreshold?: number;
  /** Pseudorapidity of every hit's object [N]. Objects of |eta| not below `maxEta` (4 by default) do not count. */
  eta?: ArrayLike<number>;
  maxEta?: number;
  /** Whether every hit's object is to be found at all [N]; objects with 0 or false do not count. */
  reconstructable?: ArrayLike<number | boolean>;
  /** Objects with fewer hits do not count, neither as objects nor as clusters found; 1 by default. */
  minHits?: number;
  /** Clusters with fewer hits do not count; 3 by default. */
  minClusterHits?: number;
}

/** The options with every number in place; the arrays may still be absent. */
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
 * Throws an InputError for options that do not exist, arrays of different lengths, ids that are not whole, and
 * thresholds out of range or without the values they apply to.
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
