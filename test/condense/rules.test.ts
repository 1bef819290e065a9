/** Every field of a rule, and all of them together, against the definition spelt out. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condenseByDefinition } from "../reference/condense.ts";
import { condense, condenseRules } from "../support/anyPrecision.ts";
import { rules } from "../support/condenseRules.ts";

const flag = fc.boolean();
const coarse = fc.constantFrom(0, 0.25, 0.5, 0.75, 1);
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const far = fc.double({ min: -2, max: 2, noNaN: true });

for (const type of [Float32Array, Float64Array]) {
  const cases = fc
    .record({
      rule: rules,
      d: fc.integer({ min: 1, max: 5 }),
      betas: fc.oneof(fc.array(unit, { maxLength: 60 }), fc.array(coarse, { maxLength: 60 })),
      values: fc.oneof(
        fc.array(far, { minLength: 300, maxLength: 300 }),
        fc.array(coarse, { minLength: 300, maxLength: 300 }),
      ),
      betaThreshold: fc.oneof(coarse, unit),
      radius: fc.oneof(coarse, fc.double({ min: 0, max: 2, noNaN: true })),
      scales: fc.option(fc.array(fc.constantFrom(0, 0.25, 0.5, 1, 2), { minLength: 60, maxLength: 60 }), {
        nil: undefined,
      }),
      mask: fc.option(fc.array(flag, { minLength: 60, maxLength: 60 }), { nil: undefined }),
      cuts: fc.option(fc.array(unit, { maxLength: 3 }), { nil: undefined }),
    })
    .map(({ rule, d, betas, values, betaThreshold, radius, scales, mask, cuts }) => {
      const n = betas.length;
      const splits = cuts?.map((cut) => Math.floor(cut * n)).sort((a, b) => a - b);
      return {
        beta: type.from(betas),
        x: type.from(values.slice(0, n * d)),
        dimensions: d,
        betaThreshold,
        radius,
        rule,
        ...(scales && { distanceScale: type.from(scales.slice(0, n)) }),
        ...(mask && { noCondensationMask: mask.slice(0, n) }),
        ...(splits && { rowSplits: [0, ...splits, n] }),
      };
    });

  test(`${type.name}: every combination of fields gives the clusters of the definition`, () => {
    fc.assert(
      fc.property(cases, (input) => {
        const copy = structuredClone(input);
        assert.equal(condense(input), condenseByDefinition(input));
        assert.equal(input, copy);
      }),
      { numRuns: 1500, interruptAfterTimeLimit: 20_000 },
    );
  });
}

test("the package's rules are frozen, and so is the list of them", () => {
  assert.ok(Object.isFrozen(condenseRules));
  for (const [name, rule] of Object.entries(condenseRules)) {
    assert.ok(Object.isFrozen(rule), name);
    assert.is(rule.name, name);
  }
});

test.run();
