/** object_condensation's own published test case: seed 0, 1000 hits. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condensationLossGrad, condensationLossTigerGrad } from "../../src/index.ts";
import { fixtures, type LossFixture } from "../support/fixtures.ts";

const [{ inputs, params }] = fixtures<LossFixture>("pytorch-family", "oc_own_testcase_f64");
const input = {
  beta: Float64Array.from(inputs.beta),
  x: Float64Array.from(inputs.x),
  objectId: inputs.object_id,
  ...(inputs.weights && { weights: Float64Array.from(inputs.weights) }),
  qMin: params.q_min,
  noiseThreshold: params.noise_threshold,
};

for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
  test(`${loss.name} gives the published numbers`, () => {
    const got = loss<Float64Array>(input);
    const near = (value: number, published: number): void => assert.ok(Math.abs(value - published) < 1e-12 * published);
    near(got.attractive, 1.7951122042912249);
    near(got.repulsive, 1.9508766539017457);
    near(got.coward, 0.2156792078639991);
    near(got.noise, 0.77484477845007);
  });
}

test("n_rep is the published one", () => {
  assert.is(condensationLossTigerGrad(input).nRep, 220768);
});

test.run();
