/** Rules of condensation for properties. */
import * as fc from "fast-check";
import { type CondenseRule, condenseRules } from "../../src/index.ts";

const flag = fc.boolean();
/** Rules of all fields, without those that do not go together. */
export const rules: fc.Arbitrary<CondenseRule> = fc
  .record({
    preset: fc.constantFrom(...Object.values(condenseRules)),
    given: fc.record(
      {
        seeds: fc.constantFrom<("free" | "claimed")[]>("free", "claimed"),
        inclusive: flag,
        separation: fc.constantFrom(0, 0.25, 0.5, 0.8, 1.5),
        separationInclusive: flag,
        assignment: fc.constantFrom<("first" | "nearest" | "shared")[]>("first", "nearest", "shared"),
        quirks: flag,
        soft: flag,
        ties: fc.constantFrom<("index" | "hgcalmlBins")[]>("index", "hgcalmlBins"),
        minHits: fc.constantFrom(1, 2, 4),
        leftovers: fc.constantFrom<("none" | "first" | "last")[]>("none", "first", "last"),
        masked: fc.constantFrom<("none" | "alone")[]>("none", "alone"),
        labels: fc.constantFrom<("byBeta" | "byIndex" | "alpha")[]>("byBeta", "byIndex", "alpha"),
        none: fc.constantFrom<(-1 | 0)[]>(-1, 0),
        numbersPerEvent: flag,
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ preset, given }) => {
    const rule: CondenseRule = { ...preset, ...given };
    const { separation: _, ...rest } = rule;
    if (rule.seeds === "claimed") return { ...rest, assignment: "first", soft: false } as CondenseRule;
    return rule.soft ? rest : rule;
  })
  .map((rule) => (rule.soft ? { ...rule, masked: "none" as const } : rule))
  .map((rule) => (rule.labels === "alpha" ? { ...rule, none: -1 as const } : rule));
