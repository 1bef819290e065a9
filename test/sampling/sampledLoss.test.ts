/** The sampled loss: which pairs are drawn, their weights, and that the mean over seeds is the exact loss. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { reference } from "../reference/index.ts";
import {
  condensationLossGrad,
  condensationLossTiger,
  condensationLossTigerGrad,
  type Floats,
} from "../support/anyPrecision.ts";
import { Comparison, sameButForRounding, TOLERANCE } from "../support/compare.ts";
import { drawsOf } from "../support/draws.ts";
import { sample, uniforms } from "../support/samples.ts";

const WEIGHTS = { attractive: 1, repulsive: 3, coward: 1, noise: 1 };

for (const [precision, type] of [
  [32, Float32Array],
  [64, Float64Array],
] as const) {
  for (const dims of [1, 2, 3, 8]) {
    test(`float${precision}, D = ${dims}: exactly maxNRep distinct pairs within reach, worth what the oracle says`, () => {
      const given = sample<Floats>(type, { seed: dims, hits: 150, objects: 30, dims, width: 2 / Math.sqrt(dims) });
      const rowSplits = [0, 60, 60, 150];
      const input = { ...given, qMin: 0.1, rowSplits, maxNRep: 333, seed: 9, lossWeights: WEIGHTS };
      const draws = drawsOf(input);
      const oracle = reference({ ...input, precision, pairs: draws });
      const got = condensationLossTigerGrad(input);
      new Comparison(`sampled float${precision} D = ${dims}`, TOLERANCE[precision]).result(got, oracle, WEIGHTS);
      assert.is(got.nRep, oracle.nRep);
      for (const e of [0, 2]) {
        const own = draws.filter(([event]) => event === e);
        assert.ok(got.events[e].nRep > 333, "the cap must be in force");
        assert.is(own.length, 333);
        assert.is(new Set(own.map(([, hit, object]) => `${hit} ${object}`)).size, 333);
        assert.is(
          own.reduce((sum, [, , , weight]) => sum + weight, 0),
          got.events[e].nRep,
        );
      }
    });
  }
}

test("a cap at or above nRep changes last digits at most, and none below the other terms", () => {
  const input = { ...sample(Float32Array, { seed: 1, hits: 90, objects: 12, dims: 3, width: 1 }), qMin: 0.1 };
  const exact = condensationLossTigerGrad(input);
  sameButForRounding(condensationLossTigerGrad({ ...input, maxNRep: exact.nRep, seed: 3 }), exact);
  assert.equal(drawsOf({ ...input, maxNRep: exact.nRep }), []);
  const sampled = condensationLossTigerGrad({ ...input, maxNRep: exact.nRep - 1, seed: 3 });
  assert.is(sampled.nRep, exact.nRep);
  assert.is(sampled.attractive, exact.attractive);
  assert.is.not(sampled.repulsive, exact.repulsive);
});

test("the same seed gives the same bits, another seed others, and value and gradient twins agree", () => {
  const given = sample(Float32Array, { seed: 2, hits: 200, objects: 20, dims: 4, width: 1 });
  const input = { ...given, qMin: 0.1, maxNRep: 500, seed: 11 };
  const { dBeta, dX, dWeights, ...terms } = condensationLossTigerGrad(input);
  assert.equal(condensationLossTigerGrad(input), { ...terms, dBeta, dX, dWeights });
  assert.equal(condensationLossTiger(input), terms);
  assert.is.not(condensationLossTiger({ ...input, seed: 12 }).repulsive, terms.repulsive);
});

const SEEDS = 400;
const DIRECTIONS = 5;
const crowd = sample(Float64Array, { seed: 4, hits: 600, objects: 250, dims: 3, width: 0.9 });
const exactInput = { ...crowd, qMin: 0.1, lossWeights: { attractive: 0, repulsive: 1, coward: 0, noise: 0 } };
const exact = condensationLossGrad(exactInput);
const nRep = condensationLossTiger(exactInput).nRep;
const next = uniforms(99);
const directions = Array.from({ length: DIRECTIONS }, () => [
  Float64Array.from(crowd.beta, () => next() - 0.5),
  Float64Array.from(crowd.x, () => next() - 0.5),
]);

const dot = (a: Floats, b: Float64Array): number => b.reduce((sum, value, i) => sum + a[i] * value, 0);
const measure = (loss: { repulsive: number; dBeta: Floats; dX: Floats }): number[] => [
  loss.repulsive,
  ...directions.map(([beta, x]) => dot(loss.dBeta, beta) + dot(loss.dX, x)),
];

for (const rate of [0.999, 0.5, 1e-2, 1e-3, 1e-4]) {
  test(`keep rate ${rate}: the mean over ${SEEDS} seeds is the exact loss and gradient, within 4 standard errors`, () => {
    const maxNRep = Math.round(rate * nRep);
    assert.ok(maxNRep >= 10 && maxNRep < nRep);
    const input = { ...exactInput, maxNRep };
    const runs = Array.from({ length: SEEDS }, (_, seed) => measure(condensationLossTigerGrad({ ...input, seed })));
    measure(exact).forEach((expected, i) => {
      const mean = runs.reduce((sum, run) => sum + run[i], 0) / SEEDS;
      const variance = runs.reduce((sum, run) => sum + (run[i] - mean) ** 2, 0) / (SEEDS - 1);
      const sigmas = (mean - expected) / Math.sqrt(variance / SEEDS);
      assert.ok(Math.abs(sigmas) < 4, `measure ${i}: mean ${mean}, expected ${expected}, ${sigmas} standard errors`);
    });
  });
}

test.run();
