/** Checks of a rule of condensation. */
import { LARGEST_X } from "../checks/limits.ts";
import { onceFrozen } from "../checks/memoizeFrozen.ts";
import {
  checkFlag,
  checkInteger,
  checkNames,
  checkNumber,
  checkText,
  checkWord,
  copyFields,
} from "../checks/options.ts";
import { InputError } from "../errors.ts";
import type { CondenseRule } from "./rule.ts";
import { condenseRules } from "./rules.ts";

const WORDS = {
  seeds: ["free", "claimed"],
  assignment: ["first", "nearest", "shared"],
  ties: ["index", "hgcalmlBins"],
  leftovers: ["none", "first", "last"],
  masked: ["none", "alone"],
  labels: ["byBeta", "byIndex", "alpha"],
  none: [-1, 0],
} as const;
const FLAGS = ["inclusive", "separationInclusive", "soft", "numbersPerEvent"] as const;
const NAMES = [...Object.keys(condenseRules.paper), "betaThreshold", "radius", "separation", "quirks"];

/** A copy of the rule, each field read once; that of a frozen rule is remembered. @throws {InputError} */
export const checkRule: (given: CondenseRule) => CondenseRule = /* @__PURE__ */ onceFrozen((given: CondenseRule) => {
  checkNames("rule", given, NAMES, {}, "condenseRules.paper");
  const rule = copyFields(given, NAMES) as unknown as CondenseRule;
  for (const text of ["name", "source"] as const) checkText(`rule.${text}`, rule[text]);
  for (const [field, words] of Object.entries(WORDS)) {
    checkWord(`rule.${field}`, rule[field as keyof typeof WORDS], words);
  }
  for (const flag of FLAGS) checkFlag(`rule.${flag}`, rule[flag]);
  if (rule.quirks !== undefined) checkFlag("rule.quirks", rule.quirks);
  checkInteger("rule.minHits", rule.minHits, 1, 2 ** 31 - 1);
  if (rule.betaThreshold !== undefined) checkNumber("rule.betaThreshold", rule.betaThreshold, 0, 1);
  for (const length of ["radius", "separation"] as const) {
    // what float32 allows is checked with the arrays of the call
    if (rule[length] !== undefined) checkNumber(`rule.${length}`, rule[length], 0, LARGEST_X[64]);
  }
  checkTogether(rule);
  return rule;
});

/** Refuses fields that do not go together. */
function checkTogether({ seeds, assignment, separation, soft, masked, labels, none }: CondenseRule): void {
  const later = assignment !== "first" || separation !== undefined;
  if (seeds === "claimed" && (later || soft)) {
    throw new InputError(
      'rule: got seeds "claimed" with a separation, soft, or an assignment other than "first", expected it without those',
    );
  }
  if (soft && separation !== undefined) {
    throw new InputError("rule: got soft with a separation, expected one of them: betas are lowered by the radius");
  }
  if (soft && masked === "alone") {
    throw new InputError('rule: got soft with masked "alone", expected masked "none": soft betas give them no order');
  }
  if (labels === "alpha" && none === 0) {
    throw new InputError('rule: got labels "alpha" with none 0, expected none −1: 0 is the index of a hit');
  }
}
