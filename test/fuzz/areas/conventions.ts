/**
 * Every convention by name against the oracle, and conventions put together at random, field by field: either the
 * oracle's numbers, or an InputError that names the two fields. Every strategy counts the same pairs.
 */
import fc from "fast-check";
import * as assert from "uvu/assert";
import { hasReach } from "../../../src/conventions/derived.ts";
import type { TigerLoss } from "../../../src/terms.ts";
import { conventionBatch, everyConvention } from "../../conventions/samples.ts";
import { type AnyInput, conventions as all, type Convention, InputError } from "../../support/anyPrecision.ts";
import { type Area, property } from "../area.ts";
import { COMBINED_64, Expected } from "../expected.ts";
import { batchCases, batchShapes, WEIGHTS } from "../make/batches.ts";
import { VALUES } from "../make/conventionValues.ts";
import type { Subject } from "../subject.ts";
import { STRATEGIES } from "./losses.ts";

const PLAIN = { name: "plain", tiger: false, gradient: true };
const TIGER = { name: "tiger", tiger: true, gradient: true };

function check({ runtime, computeLoss }: Subject, input: AnyInput, expected: Expected): void {
  const isSearched = input.convention !== undefined && hasReach(input.convention);
  expected.check("plain", computeLoss(runtime, PLAIN, input));
  for (const strategy of isSearched ? STRATEGIES : [undefined]) {
    const got = computeLoss(runtime, TIGER, input, { strategy }) as TigerLoss;
    expected.check(strategy ?? "tiger", got);
    if (isSearched) assert.is(got.nRep, expected.oracle.nRep, `${strategy ?? "tiger"}: nRep`);
  }
  const { dBeta, dX, dWeights, dDistanceScale, ...terms } = computeLoss(runtime, TIGER, input);
  assert.equal(computeLoss(runtime, { ...TIGER, gradient: false }, input), terms, "twins");
}

/** About a third of the fields changed; those changed shrink away. */
const combinations: fc.Arbitrary<Convention> = fc
  .record(
    Object.fromEntries(
      Object.entries(VALUES).map(([field, values]) => [
        field,
        fc.option(fc.constantFrom(...values), {
          freq: 1,
          nil: undefined,
        }),
      ]),
    ),
    { noNullPrototype: true },
  )
  .map((changes) => {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    return { ...all.objectCondensation, qMin: 0.3, ...Object.fromEntries(given), name: "combination" };
  });

const combined = fc.record({ shape: batchShapes, convention: combinations, isZero: fc.boolean() }).map((given) => {
  const batch = conventionBatch(Float64Array, given.convention, given.shape);
  // weights of 0, which have no mean
  const beta = given.isZero ? batch.beta.map((v, j) => (j % 3 ? 0 : v)) : batch.beta;
  return { ...batch, beta, lossWeights: WEIGHTS };
});

const REFUSED = /^convention\.\w+: got ("\w+" with .+, expected it with "\w+"|\S+, expected a number from 0 to 0.01)$/;

function checkCombination(subject: Subject, input: AnyInput & { convention: Convention }): void {
  const { attraction, centreMix } = input.convention;
  try {
    subject.computeLoss(subject.runtime, TIGER, input);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    assert.match(error.message, REFUSED);
    return;
  }
  // `well` jumps at a distance of 0, where two ways of adding up a mean may differ
  if (attraction !== "well" || centreMix === 0) check(subject, input, new Expected(input, COMBINED_64));
}

export const conventions: Area = {
  name: "conventions",
  checks: [
    property(8, batchCases(everyConvention), (subject, input) => check(subject, input, new Expected(input))),
    property(8, combined, checkCombination),
  ],
};
