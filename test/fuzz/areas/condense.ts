/** Inference against its definition spelt out, by the plain loop, by cells and by whichever the kernel chooses. */
import fc from "fast-check";
import * as assert from "uvu/assert";
import { CondensationStruct, CondenseSearch } from "../../../src/wasm/structs.ts";
import { condenseByDefinition } from "../../reference/condense.ts";
import type { AnyCondenseInput } from "../../support/anyFunctions.ts";
import { rules } from "../../support/condenseRules.ts";
import { type Area, property } from "../area.ts";
import { hitsOf, recipes } from "../make/hits.ts";
import type { Subject } from "../subject.ts";

const cases: fc.Arbitrary<AnyCondenseInput> = fc
  .record({
    recipe: recipes,
    betaThreshold: fc.constantFrom(0.1, 0, 0.5, 0.875, 1),
    // those of lattices and of the reach, and in units of the scale
    rule: fc.option(rules, { nil: undefined }),
    scales: fc.option(fc.array(fc.constantFrom(0, 0.1, 0.5, 1, 2), { minLength: 1, maxLength: 9 }), { nil: undefined }),
    masked: fc.option(fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }), { nil: undefined }),
    radius: fc.oneof(
      fc.constantFrom(1, 0, 0.5, 2, 0.25, Math.SQRT2, 1e-45),
      fc.double({ min: 0, max: 4, noNaN: true }),
    ),
  })
  .map(({ recipe, betaThreshold, radius, rule, scales, masked }) => {
    const { beta, x, rowSplits, dimensions } = hitsOf(recipe);
    const distanceScale = scales && beta.map((_, j) => scales[j % scales.length]);
    return {
      ...{ beta, x, dimensions, betaThreshold, radius: radius * recipe.scale },
      ...(rowSplits && { rowSplits }),
      ...(rule && { rule: { ...rule, ...(rule.separation && { separation: rule.separation * recipe.scale }) } }),
      ...(distanceScale && { distanceScale }),
      ...(masked && { noCondensationMask: Array.from(beta, (_, j) => masked[j % masked.length]) }),
    };
  });

function check({ runtime, condense }: Subject, input: AnyCondenseInput): void {
  const expected = condenseByDefinition(input);
  const before = structuredClone(input);
  for (const [name, search] of Object.entries(CondenseSearch)) {
    const wasm = {
      ...runtime.wasm,
      condense: (pointer: number): void => {
        CondensationStruct.at(runtime.arena, pointer).search = search;
        runtime.wasm.condense(pointer);
      },
    };
    assert.equal(condense({ wasm, arena: runtime.arena }, input), expected, name);
  }
  assert.equal(input, before, "the input is as it was");
}

export const condense: Area = { name: "condense", checks: [property(20, cases, check)] };
