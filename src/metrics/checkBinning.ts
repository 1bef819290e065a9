/** One of the option `bins` of trackingMetrics: checks it and copies its arrays. */
import { checkEdges } from "../checks/edges.ts";
import { checkNames, checkNumber, checkWord } from "../checks/options.ts";
import { InputError } from "../errors.ts";
import { copyNumbers } from "./copyArrays.ts";
import type { TrackingBinning } from "./options.ts";

export interface Binning {
  /** [N] */
  readonly values: Float64Array;
  /** [B + 1] rising */
  readonly edges: Float64Array;
  readonly z: number;
}

/** Beyond this the confidence is 1 in float64. */
const MOST_DEVIATIONS = 100;

/** `pt` and `eta` [N] are those of the call. @throws {InputError} */
export function checkBinning(
  name: string,
  given: TrackingBinning,
  N: number,
  pt: Float64Array | undefined,
  eta: Float64Array | undefined,
): Binning {
  checkNames(name, given, ["of", "edges", "z"]);
  const { of, edges, z = 1 } = given;
  if (typeof of === "string") checkWord(`${name}.of`, of, ["pt", "eta"]);
  const values = of === "pt" ? pt : of === "eta" ? eta : copyNumbers(`${name}.of`, of, N);
  if (values === undefined) {
    throw new InputError(`${name}: got of: "${String(of)}" without ${String(of)}, expected it of every hit's object`);
  }
  const rising = copyNumbers(`${name}.edges`, edges);
  checkEdges(`${name}.edges`, rising);
  return { values, edges: rising, z: checkNumber(`${name}.z`, z, 0, MOST_DEVIATIONS) };
}
