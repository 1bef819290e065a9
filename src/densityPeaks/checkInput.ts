/** The input of `densityPeaks`: checks it and fills in defaults. */
import type { AnyPrecision } from "../checks/anyPrecision.ts";
import { LARGEST_WEIGHT, LARGEST_X } from "../checks/limits.ts";
import { checkNames, checkNumber, checkText, checkWord, copyFields } from "../checks/options.ts";
import { checkSpace, type Space } from "../neighbours/checkSpace.ts";
import type { Floats } from "../types.ts";
import type { DensityPeaksInput } from "./densityPeaksInput.ts";
import { type DensityPeaksRule, densityPeaksRules } from "./rules.ts";

export type AnyDensityPeaksInput = AnyPrecision<DensityPeaksInput<Float32Array>>;

const NAMES = ["x", "weight", "rule", "rowSplits", "dimensions"];
const RULE_NAMES = ["name", "source", "radius", "rhoMin", "deltaMin", "coreRadius", "none"];

export interface CheckedPeaks extends Space {
  readonly x: Floats;
  readonly weight: Floats | undefined;
  readonly rule: DensityPeaksRule;
}

/** Every option read once; what may run code of the caller's comes before the lengths of typed arrays. */
export function checkPeaks(input: AnyDensityPeaksInput): CheckedPeaks {
  checkNames("densityPeaks", input, NAMES);
  const { x, weight, rowSplits, dimensions } = input;
  // densityPeaksRules.<misspelt name> is undefined; that must be an error and not mean the default
  const rule = "rule" in input ? (input.rule as DensityPeaksRule) : densityPeaksRules.mlpfCld;
  checkNames("rule", rule, RULE_NAMES, {}, "densityPeaksRules.mlpfCld");
  const own = copyFields(rule, RULE_NAMES) as unknown as DensityPeaksRule;
  const space = checkSpace({ x, rowSplits, dimensions }, "weight", weight);
  const largest = LARGEST_X[space.precision];
  checkText("rule.name", own.name);
  checkText("rule.source", own.source);
  checkNumber("rule.radius", own.radius, 0, largest);
  checkNumber("rule.rhoMin", own.rhoMin, -LARGEST_WEIGHT, Number.MAX_VALUE);
  checkNumber("rule.deltaMin", own.deltaMin, -largest, Number.MAX_VALUE);
  checkNumber("rule.coreRadius", own.coreRadius, 0, Number.MAX_VALUE);
  checkWord("rule.none", own.none, [-1, 0]);
  return { ...space, x, weight, rule: own };
}
