/** Density peaks against their definition spelt out. */
import fc from "fast-check";
import * as assert from "uvu/assert";
import { densityPeaksReference } from "../../reference/densityPeaks.ts";
import { type AnyDensityPeaksInput, densityPeaksRules } from "../../support/anyPrecision.ts";
import { type Area, property } from "../area.ts";
import { hitsOf, recipes } from "../make/hits.ts";
import type { Subject } from "../subject.ts";

/** Lengths of lattices and of the reach, and any. */
const lengths = fc.oneof(fc.constantFrom(1, 0, 0.5, 2, 0.25), fc.double({ min: 0, max: 4, noNaN: true }));

export const cases: fc.Arbitrary<AnyDensityPeaksInput> = fc
  .record({
    ...{ recipe: recipes, radius: lengths, deltaMin: lengths, coreRadius: lengths },
    rhoMin: fc.constantFrom(-1, 0, 0.3, 1, 2),
    none: fc.constantFrom(-1 as const, 0 as const),
    isWeighted: fc.boolean(),
  })
  .map(({ recipe, radius, deltaMin, coreRadius, rhoMin, none, isWeighted }) => {
    const { beta, x, rowSplits, dimensions } = hitsOf(recipe);
    const { scale } = recipe;
    const own = { radius: radius * scale, deltaMin: deltaMin * scale, coreRadius: coreRadius * scale, rhoMin, none };
    return {
      ...{ x, dimensions, rule: { ...densityPeaksRules.mlpfCld, ...own } },
      ...(rowSplits && { rowSplits }),
      ...(isWeighted && { weight: beta }),
    };
  });

/** Sums in another order differ in their last digits; all that follows from them must not. */
export function check({ runtime, densityPeaks }: Subject, input: AnyDensityPeaksInput): void {
  const before = structuredClone(input);
  const got = densityPeaks(runtime, input);
  const { rho } = densityPeaksReference(input);
  for (let j = 0; j < rho.length; j++) assert.ok(Math.abs(got.rho[j] - rho[j]) <= 1e-12 * rho[j], `rho[${j}]`);
  assert.equal(got, densityPeaksReference(input, got.rho));
  assert.equal(input, before, "the input is as it was");
}

export const densityPeaks: Area = { name: "densityPeaks", checks: [property(20, cases, check)] };
