/** The input of clusterProperties: checks it, numbers the clusters and fills in defaults. */

import { checkLength, checkRowSplits, precisionOf } from "../checks/arrays.ts";
import { copyFloats, copyInRange } from "../checks/copyFloats.ts";
import { copyHitIds, countIds } from "../checks/hitIds.ts";
import { LARGEST_WEIGHT, LARGEST_X } from "../checks/limits.ts";
import { checkNames, checkThreshold, describe, howMany, isInteger, wrongInteger } from "../checks/options.ts";
import { lengthOf } from "../checks/typedArrays.ts";
import { InputError } from "../errors.ts";
import type { Floats } from "../types.ts";
import { type NumberedIds, numberHits } from "./numberHits.ts";
import type { ClusterPropertiesInput } from "./types.ts";

/** An array [N·P] of the caller's; `width` is P. */
export interface HitArray {
  readonly name: string;
  readonly numbers: Floats;
  readonly width: number;
}

export interface CheckedProperties {
  readonly clusters: NumberedIds;
  /** [C]; empty where none were given */
  readonly alphas: Int32Array;
  readonly weights?: Float64Array;
  readonly sums: readonly HitArray[];
  readonly means: readonly HitArray[];
  readonly values: readonly HitArray[];
}

const NAMES = ["clusterId", "unclusteredThreshold", "rowSplits", "alphas", "weights", "sums", "means", "values"];

/** Every option is read once, and arrays are copied before they are checked. @throws {InputError} */
export function checkProperties(input: ClusterPropertiesInput): CheckedProperties {
  checkNames("clusterProperties", input, NAMES);
  const { clusterId, unclusteredThreshold = -1, rowSplits, alphas, weights, sums, means, values } = input;
  const hits = countIds("clusterId", clusterId);
  // what may run code of the caller's comes before typed arrays are copied
  const given = {
    sums: entriesOf("sums", sums),
    means: entriesOf("means", means),
    values: entriesOf("values", values),
  };
  const splits = checkRowSplits(rowSplits, hits);
  const points = alphas === undefined ? undefined : copyHitIds("alphas", alphas, countIds("alphas", alphas));
  const ids = copyHitIds("clusterId", clusterId, hits);
  const clusters = numberHits(ids, checkThreshold("unclusteredThreshold", unclusteredThreshold), splits);
  if (given.values.length > 0 && points === undefined) {
    throw new InputError("values: got it without alphas, expected the hit that is each cluster's condensation point");
  }
  return {
    clusters,
    alphas: points === undefined ? new Int32Array(0) : checkAlphas(points, clusters.count, hits),
    weights: weights === undefined ? undefined : copyWeights(weights, hits),
    sums: given.sums.map(([name, array]) => copyHitArray(`sums.${name}`, name, array, hits)),
    means: given.means.map(([name, array]) => copyHitArray(`means.${name}`, name, array, hits)),
    values: given.values.map(([name, array]) => copyHitArray(`values.${name}`, name, array, hits)),
  };
}

/** The weights [N] of hits in float64, each from 0 to 1e15. */
export function copyWeights(weights: Floats, hits: number): Float64Array {
  const copy = copyFloats("weights", weights, precisionOf("weights", weights), hits, "N", 0, LARGEST_WEIGHT);
  return copy instanceof Float64Array ? copy : new Float64Array(copy);
}

/** The arrays of an option by their names, each read once. */
function entriesOf(option: string, arrays: Readonly<Record<string, Floats>> | undefined): [string, Floats][] {
  if (arrays === undefined) return [];
  if (Object.prototype.toString.call(arrays) === "[object Object]") return Object.entries(arrays);
  throw new InputError(`${option}: got ${describe(arrays)}, expected an object of arrays, such as { energy }`);
}

function checkAlphas(alphas: ArrayLike<number | bigint>, clusters: number, hits: number): Int32Array {
  checkLength("alphas", alphas.length, clusters, "C, the clusters of clusterId");
  for (let c = 0; c < clusters; c++) {
    if (!isInteger(alphas[c], 0, hits - 1)) throw wrongInteger(`alphas[${c}]`, alphas[c], 0, hits - 1);
  }
  return Int32Array.from(alphas as ArrayLike<number>);
}

function copyHitArray(label: string, name: string, array: Floats, hits: number): HitArray {
  precisionOf(label, array);
  const length = lengthOf(array);
  const width = hits > 0 ? length / hits : 1;
  if (!(Number.isInteger(width) && width > 0 && length === width * hits)) {
    throw new InputError(`${label}: got ${howMany(length)}, expected N·P for N = ${hits} and a whole P of 1 or more`);
  }
  const largest = LARGEST_X[64];
  return { name, numbers: copyInRange(label, array, length, -largest, largest), width };
}
