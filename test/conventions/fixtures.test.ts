/**
 * The kernels against the results of every original implementation: both functions, the gradients of each term and of
 * the weighted sum, in float64. In float32 the kernels are compared with the oracle on the rounded inputs.
 */
import { test } from "uvu";
import { checkCase, comparableCases } from "../reference/checkFixture.ts";
import type { FixtureCase } from "../reference/fromFixture.ts";
import { INPUTS, type Input, type Reference, reference, Sum, TERMS } from "../reference/index.ts";
import { perTerm } from "../reference/sums.ts";
import { inputOf, REFUSED } from "../reference/toInput.ts";
import { condensationLossGrad, condensationLossTigerGrad, type Loss } from "../support/anyPrecision.ts";
import { Comparison, gradientOf, TOLERANCE } from "../support/compare.ts";

type Grad = typeof condensationLossGrad;
const FUNCTIONS: Grad[] = [condensationLossGrad, condensationLossTigerGrad];
const OFF = { attractive: 0, repulsive: 0, coward: 0, noise: 0 };

/**
 * A centre that is not a hit is rounded to float32 for the pair kernel. This loses digits if hits of other objects lie
 * close to it or a component of their distance is small. docs/conventions.md states how many.
 */
const LOOSER32 = [
  "ml_head_b4_n2000_slurm_train",
  "ml_loss2_b4_n2000",
  "future_dev hinge big2000_d2",
  "master basic_train big2000_d2",
  "work-branch hinge big2000_d2",
];
const ROUNDED_CENTRE = 5e-4;

/** Returns the oracle's result with the kernels' values, so that only S is the oracle's. */
function kernels(loss: Grad, fixture: FixtureCase, oracle: Reference): Reference {
  const copy = (sum: Sum): Sum => Object.assign(new Sum(), sum);
  const result: Reference = {
    ...oracle,
    terms: perTerm((term) => copy(oracle.terms[term])),
    grad: perTerm((term) => perInput((name) => oracle.grad[term][name].map(copy))),
  };
  const input = inputOf(fixture, Float64Array);
  for (const term of TERMS) {
    const got = loss({ ...input, lossWeights: { ...OFF, [term]: 1 } });
    result.terms[term].value = got[term];
    for (const name of INPUTS) {
      const array = gradientOf(got, name);
      result.grad[term][name].forEach((sum, i) => {
        if (array) sum.value = array[i];
      });
    }
  }
  return result;
}

/** Checks that the gradient of the weighted sum is that of the terms, and that float32 is close to the oracle. */
function checkSum(loss: Grad, fixture: FixtureCase, precision: 32 | 64, oracle: Reference): void {
  const input = precision === 32 ? inputOf(fixture, Float32Array) : inputOf(fixture, Float64Array);
  const weights = fixture.sumWeights;
  const got = loss({ ...input, lossWeights: weights });
  const loose = LOOSER32.includes(fixture.name) ? ROUNDED_CENTRE : TOLERANCE[32];
  const tolerance = precision === 32 ? loose : TOLERANCE[64];
  new Comparison(`${fixture.name} ${loss.name} float${precision}`, tolerance).result(got as Loss, oracle, weights);
}

function perInput<V>(make: (name: Input) => V): Record<Input, V> {
  return Object.fromEntries(INPUTS.map((name) => [name, make(name)])) as Record<Input, V>;
}

for (const fixture of comparableCases()) {
  if (fixture.name === REFUSED) continue;
  // one oracle serves both functions
  const oracles: Partial<Record<32 | 64, Reference>> = {};
  const oracle = (precision: 32 | 64): Reference => {
    const input = precision === 32 ? inputOf(fixture, Float32Array) : inputOf(fixture, Float64Array);
    oracles[precision] ??= reference({ ...input, precision });
    return oracles[precision];
  };
  for (const loss of FUNCTIONS) {
    test(`${fixture.name}, ${loss.name}`, () => {
      checkCase(fixture, (given) => kernels(loss, given, oracle(64)));
      checkSum(loss, fixture, 64, oracle(64));
    });
    test(`${fixture.name}, ${loss.name} in float32`, () => checkSum(loss, fixture, 32, oracle(32)));
  }
}

test.run();
