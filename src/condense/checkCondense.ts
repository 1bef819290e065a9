/** The input of condensation: checks it and fills in defaults. */
import type { AnyPrecision } from "../checks/anyPrecision.ts";
import { checkFloats, checkLength, checkRowSplits, precisionOf } from "../checks/arrays.ts";
import { checkDimensions } from "../checks/dimensions.ts";
import { LARGEST_X } from "../checks/limits.ts";
import { checkMask } from "../checks/mask.ts";
import { checkNames, checkNumber, describe } from "../checks/options.ts";
import { checkApart } from "../checks/out.ts";
import { lengthOf, typeOf } from "../checks/typedArrays.ts";
import { InputError } from "../errors.ts";
import type { Floats, Precision } from "../types.ts";
import { checkRule } from "./checkRule.ts";
import type { CondenseInput, CondenseOut } from "./condenseInput.ts";
import type { CondenseRule } from "./rule.ts";
import { condenseRules } from "./rules.ts";

export type AnyCondenseInput = AnyPrecision<CondenseInput<Float32Array>>;

/** The input with every default filled in. The numbers of x, beta and distanceScale are checked in linear memory. */
export interface CheckedCondense {
  readonly x: Floats;
  readonly beta: Floats;
  readonly distanceScale: Floats | undefined;
  readonly mask: Uint8Array | undefined;
  readonly precision: Precision;
  readonly hits: number;
  readonly dimensions: number;
  readonly rowSplits: Int32Array;
  readonly betaThreshold: number;
  readonly radius: number;
  readonly rule: CondenseRule;
  /** Receives clusterId */
  readonly clusterId: Int32Array | undefined;
}

const NAMES = [
  "x",
  "beta",
  "betaThreshold",
  "radius",
  "rule",
  "distanceScale",
  "noCondensationMask",
  "rowSplits",
  "dimensions",
  "out",
];

/** Options that may be arrays, none of which `out` may share memory with. */
const ARRAYS = ["x", "beta", "distanceScale", "noCondensationMask", "rowSplits"];

/** Every option read once; what may run code of the caller's comes before the lengths of typed arrays. */
export function checkCondense(input: AnyCondenseInput): CheckedCondense {
  checkNames("condense", input, NAMES);
  // condenseRules.<misspelt name> is undefined; that must be an error and not mean the default
  const rule = checkRule("rule" in input ? (input.rule as CondenseRule) : condenseRules.paper);
  const { betaThreshold = rule.betaThreshold, radius = rule.radius } = input;
  const { x, beta, rowSplits, dimensions, distanceScale, noCondensationMask, out } = input;
  const precision = precisionOf("beta", beta);
  const hits = lengthOf(beta);
  const splits = checkRowSplits(rowSplits, hits);
  const mask = checkMask("noCondensationMask", noCondensationMask, hits);
  const clusterId = readClusterId(out);
  checkFloats("beta", beta, precision, hits, "N");
  if (distanceScale !== undefined) checkFloats("distanceScale", distanceScale, precision, hits, "N");
  const largest = LARGEST_X[precision];
  if (rule.separation !== undefined) checkNumber("rule.separation", rule.separation, 0, largest);
  const found = checkDimensions(x, precision, hits, dimensions, "x", "beta");
  if (clusterId !== undefined) {
    checkType("out.clusterId", clusterId);
    checkLength("out.clusterId", lengthOf(clusterId), hits, "N");
    checkApart("clusterId", clusterId, ARRAYS, [x, beta, distanceScale, noCondensationMask, rowSplits]);
  }
  return {
    x,
    beta,
    distanceScale,
    mask,
    precision,
    hits,
    rowSplits: splits,
    dimensions: found,
    betaThreshold: checkNumber("betaThreshold", given("betaThreshold", betaThreshold, rule), 0, 1),
    radius: checkNumber("radius", given("radius", radius, rule), 0, largest),
    rule,
    clusterId,
  };
}

function readClusterId(out: CondenseOut | undefined): Int32Array | undefined {
  if (out === undefined) return undefined;
  checkNames("out", out, ["clusterId"]);
  return out.clusterId;
}

function checkType(name: string, array: unknown): void {
  if (typeOf(array) === "Int32Array") return;
  throw new InputError(`${name}: got ${describe(array)}, expected an Int32Array of N numbers`);
}

function given(name: string, value: number | undefined, rule: CondenseRule): number {
  if (value !== undefined) return value;
  throw new InputError(`${name}: got undefined, expected a number, since the rule ${rule.name} has none of its own`);
}
