/**
 * Random combinations of convention fields against the oracle: each gives either an InputError that names the two
 * fields, or the oracle's numbers. Also tests combinations that failed before.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as api from "../../src/index.ts";
import { VALUES } from "../fuzz/make/conventionValues.ts";
import { reference } from "../reference/index.ts";
import { Comparison } from "../support/compare.ts";
import { uniforms } from "../support/samples.ts";
import { throwsInputError } from "../support/throwsInputError.ts";
import { conventionBatch } from "./samples.ts";

const { condensationLoss, condensationLossTigerGrad, conventions } = api;
const base = conventions.objectCondensation;
const WEIGHTS = { attractive: 0.7, repulsive: 2, coward: 1.5, noise: -0.3 };
const COMBINATIONS = 600;
/** Makes a convention with about a third of its fields changed. */
function combination(next: () => number): api.Convention {
  const changes = Object.entries(VALUES)
    .filter(() => next() < 0.35)
    .map(([field, values]) => [field, values[Math.floor(next() * values.length)]]);
  return { ...base, qMin: 0.3, ...Object.fromEntries(changes), name: "combination" };
}

test(`${COMBINATIONS} combinations`, () => {
  let refused = 0;
  for (let seed = 0; seed < COMBINATIONS; seed++) {
    const next = uniforms(seed);
    const convention = combination(next);
    const dims = 1 + Math.floor(next() * 5);
    const events = next() < 0.5 ? [33] : [0, 17, 7, 16, 0, 1, 20];
    const objects = 1 + Math.floor(next() * 5);
    const batch = conventionBatch(Float64Array, convention, { seed, events, objects, dims, width: 2 });
    // weights of 0, which have no mean
    const input = { ...batch, beta: seed % 4 ? batch.beta : batch.beta.map((v, j) => (j % 3 ? 0 : v)) };
    try {
      const label = `seed ${seed}: ${JSON.stringify(convention)}`;
      const got = condensationLossTigerGrad({ ...input, lossWeights: WEIGHTS });
      // `well` jumps at a distance of 0, where two ways of adding up a mean may differ
      const jumps = convention.attraction === "well" && convention.centreMix > 0;
      if (!jumps) new Comparison(label, 1e-11).result(got, reference(input), WEIGHTS);
    } catch (error) {
      if (!(error instanceof api.InputError)) throw error;
      assert.match(
        error.message,
        /^convention\.\w+: got ("\w+" with .+, expected it with "\w+"|\S+, expected a number from 0 to 0.01)$/,
      );
      refused++;
    }
  }
  assert.ok(refused < COMBINATIONS / 2, `${refused} of ${COMBINATIONS} refused`);
});

const two = {
  beta: Float64Array.of(0.4, 0.6, 0.5, 0.7),
  x: Float64Array.of(0, 0.5, 0.1, 0.9),
  objectId: [1, 1, 2, 2],
  rowSplits: [0, 2, 4],
  qMin: 0.1,
};

test("energyObjects without energies: all objects weigh the same", () => {
  const expected = condensationLoss(two);
  const got = condensationLoss({ ...two, convention: { ...base, batch: "energyObjects" } });
  assert.is(got.attractive, expected.attractive);
  assert.ok(got.attractive > 0);
});

test("mlpfHgcal: energies far apart take nothing from an event's own terms", () => {
  const hitEnergy = Float64Array.of(1, 2, 1e5, 2e5);
  const { events } = condensationLoss({ ...two, hitEnergy, convention: conventions.mlpfHgcal });
  const { rowSplits: _, ...rest } = two;
  const first = {
    beta: two.beta.slice(0, 2),
    x: two.x.slice(0, 2),
    objectId: [1, 1],
    hitEnergy: hitEnergy.slice(0, 2),
  };
  assert.ok(events[0].attractive > 0);
  assert.is(
    condensationLoss({ ...rest, ...first, convention: conventions.mlpfHgcal }).attractive,
    events[0].attractive,
  );
});

test("a mean over weights of 0 is 0, without a gradient", () => {
  const convention = { ...base, centreMix: 0.99 };
  const got = condensationLossTigerGrad({ ...two, beta: two.beta.map(() => 0), qMin: 0, convention });
  assert.ok([got.total, ...got.dBeta, ...got.dX].every(Number.isFinite));
});

test("a convention's loss weights and quirks are checked as a call's", () => {
  for (const [change, message] of [
    [{ lossWeights: { repulsive: Number.NaN } }, /^convention.lossWeights.repulsive: got NaN, expected a number from/],
    [
      { lossWeights: { repulsion: 1 } },
      /^convention.lossWeights: got an unknown option repulsion: did you mean repuls/,
    ],
    [{ lossWeights: 2 }, /^convention.lossWeights: got 2, expected an object of attractive, repulsive, coward, noise$/],
    [{ quirks: 1 }, /^convention.quirks: got 1, expected true or false$/],
  ] as const) {
    throwsInputError(() => condensationLoss({ ...two, convention: { ...base, ...change } as never }), message);
  }
});

test.run();
