/**
 * Every gradient against central differences of the values, in float64: |fd − g| ≤ 1e-6·max(|g|, S), for every input
 * and term, away from kinks: |d − 1|, d, charge gaps and 1 − beta are larger than ten steps.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { INPUTS, reference, TERMS, type Term } from "../reference/index.ts";
import { condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } from "../support/anyPrecision.ts";
import { aroundPoint } from "../support/centralDifference.ts";
import { gradientOf } from "../support/compare.ts";
import { drawsOf } from "../support/draws.ts";
import { sample } from "../support/samples.ts";

const STEP = 1e-5;
const CAP = 40;

/** Draws samples until one has nothing near a kink. */
function awayFromKinks(dims: number, weighted: boolean) {
  for (let seed = 1; ; seed++) {
    const { weights, ...rest } = sample(Float64Array, { seed, hits: 23, objects: 4, dims, width: 2 / Math.sqrt(dims) });
    const input = { ...rest, ...(weighted && { weights }), qMin: 0.2 };
    const { alphas } = reference(input);
    const near = (value: number): boolean => Math.abs(value) < 0.05;
    const distances = alphas[0].flatMap((alpha) =>
      Array.from(input.beta, (_, j) => {
        let s = 0;
        for (let c = 0; c < dims; c++) s += (input.x[j * dims + c] - input.x[alpha * dims + c]) ** 2;
        return j === alpha ? 0.5 : Math.sqrt(s);
      }),
    );
    const gaps = Array.from(input.beta).flatMap((b, j) =>
      alphas[0]
        .filter((alpha) => alpha !== j && input.objectId[alpha] === input.objectId[j])
        .map((alpha) => b - input.beta[alpha]),
    );
    if (distances.some((d) => near(d) || Math.abs(d - 1) < 10 * STEP)) continue;
    if (gaps.every((gap) => Math.abs(gap) > 10 * STEP)) return input;
  }
}

for (const dims of [1, 2, 3, 5, 8]) {
  for (const weighted of [true, false]) {
    test(`D = ${dims}${weighted ? ", weights" : ""}`, () => {
      const input = awayFromKinks(dims, weighted);
      const oracle = reference(input);
      assert.ok(oracle.nRep > CAP, `only ${oracle.nRep} pairs within reach`);
      for (const term of TERMS) {
        const lossWeights = { attractive: 0, repulsive: 0, coward: 0, noise: 0, [term]: 1 };
        for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
          const got = loss({ ...input, lossWeights });
          for (const name of INPUTS) {
            const gradient = gradientOf(got, name);
            if (gradient) compareWithDifferences(input, name, term, gradient, oracle.grad[term][name]);
          }
        }
      }
    });
  }
}

test("sampled: the gradient is that of the drawn pairs", () => {
  const input = { ...awayFromKinks(3, true), maxNRep: CAP, seed: 5 };
  const { grad } = reference({ ...input, pairs: drawsOf(input) });
  const lossWeights = { attractive: 0, repulsive: 1, coward: 0, noise: 0 };
  const got = condensationLossTigerGrad({ ...input, lossWeights });
  for (const name of ["beta", "x", "weights"] as const) {
    compareWithDifferences(input, name, "repulsive", gradientOf(got, name)!, grad.repulsive[name]);
  }
});

type Input = ReturnType<typeof awayFromKinks> & { maxNRep?: number; seed?: number };

function compareWithDifferences(
  input: Input,
  name: (typeof INPUTS)[number],
  term: Term,
  gradient: ArrayLike<number>,
  sums: { scale: number }[],
): void {
  const array = (input as Partial<Record<typeof name, Float64Array>>)[name]!;
  for (let i = 0; i < array.length; i++) {
    const difference = centralDifference(array, i, () => condensationLossTiger(input)[term]);
    const bound = 1e-6 * Math.max(Math.abs(gradient[i]), sums[i].scale);
    assert.ok(
      Math.abs(difference - gradient[i]) <= bound,
      `${term} d${name}[${i}]: difference ${difference}, gradient ${gradient[i]}, bound ${bound}`,
    );
  }
}

function centralDifference(array: Float64Array, i: number, value: () => number): number {
  const [above, below] = aroundPoint(array, i, STEP, value);
  return (above - below) / (2 * STEP);
}

test.run();
