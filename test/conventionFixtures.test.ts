/**
 * The kernels against what every original implementation gave: both functions, each term's gradients alone and their
 * weighted sum, in float64; and in float32 against the oracle on the rounded inputs.
 */
import { test } from "uvu";
import { condensationLossGrad, condensationLossTigerGrad, type Floats, type Loss } from "../src/index.ts";
import { Comparison, gradientOf, TOLERANCE } from "./compare.ts";
import { checkCase, comparableCases } from "./reference/checkFixture.ts";
import type { FixtureCase } from "./reference/fromFixture.ts";
import { INPUTS, type Reference, reference, TERMS, type Term } from "./reference/index.ts";
import { inputOf, REFUSED } from "./reference/toInput.ts";

type Grad = typeof condensationLossGrad;
const FUNCTIONS: Grad[] = [condensationLossGrad, condensationLossTigerGrad];
const OFF = { attractive: 0, repulsive: 0, coward: 0, noise: 0 };

/**
 * A centre that is not a hit is rounded to float32 for the pair pass: where foreign hits lie close to it, or a
 * component of their distance is small, digits go. docs/conventions.md tells what it costs.
 */
const LOOSER32: Record<string, number> = {
  ml_head_b4_n2000_slurm_train: 2e-5,
  ml_loss2_b4_n2000: 1e-5,
  "future_dev hinge big2000_d2": 1e-5,
  "master basic_train big2000_d2": 5e-5,
  "work-branch hinge big2000_d2": 2e-5,
};

/** The oracle's S with the kernels' numbers in place of its own. */
function kernels(loss: Grad, fixture: FixtureCase): Reference {
  const result = reference({ ...fixture.input, convention: fixture.convention });
  const input = inputOf(fixture, Float64Array);
  for (const term of TERMS) {
    const got = loss<Floats>({ ...input, lossWeights: { ...OFF, [term]: 1 } });
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

/** The gradient of the weighted sum is that of the terms; and float32 is near the oracle. */
function checkSum(loss: Grad, fixture: FixtureCase, precision: 32 | 64, weights: Record<Term, number>): void {
  const input = precision === 32 ? inputOf(fixture, Float32Array) : inputOf(fixture, Float64Array);
  const oracle = reference({ ...input, precision });
  const got = loss<Floats>({ ...input, lossWeights: weights });
  const tolerance = precision === 32 ? (LOOSER32[fixture.name] ?? TOLERANCE[32]) : TOLERANCE[64];
  new Comparison(`${fixture.name} ${loss.name} float${precision}`, tolerance).result(got as Loss, oracle, weights);
}

for (const fixture of comparableCases()) {
  if (fixture.name === REFUSED) continue;
  for (const loss of FUNCTIONS) {
    test(`${fixture.name}, ${loss.name}`, () => {
      checkCase(fixture, (given) => kernels(loss, given));
      checkSum(loss, fixture, 64, fixture.sumWeights);
    });
    test(`${fixture.name}, ${loss.name} in float32`, () => checkSum(loss, fixture, 32, fixture.sumWeights));
  }
}

test.run();
