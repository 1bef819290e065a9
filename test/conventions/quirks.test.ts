/** What happens where the original gives NaN, or uses a hit of another object as a condensation point. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { reference, TERMS } from "../reference/index.ts";
import * as api from "../support/anyPrecision.ts";
import { Comparison, TOLERANCE } from "../support/compare.ts";
import { fixtures, type LossFixture } from "../support/fixtures.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const ALL = { attractive: 1, repulsive: 1, coward: 1, noise: 1 };
const { condensationLoss, condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } = api;

function load(name: string): LossFixture {
  const [fixture] = fixtures<LossFixture>("pytorch-family", name);
  assert.is(fixture.case, name);
  return fixture;
}

function inputOf({ inputs, params }: LossFixture, type: Float32ArrayConstructor | Float64ArrayConstructor) {
  return {
    beta: type.from(inputs.beta),
    x: type.from(inputs.x),
    objectId: inputs.object_id,
    qMin: params.q_min,
    noiseThreshold: params.noise_threshold,
  };
}

/**
 * Checks that results are finite and the oracle's in both precisions, and that each condensation point is a hit of its
 * object.
 */
function check(fixture: LossFixture): number[] {
  const { object_id } = fixture.inputs;
  const ids = [...new Set(object_id.filter((id) => id > fixture.params.noise_threshold))].sort((a, b) => a - b);
  for (const precision of [32, 64] as const) {
    const input = inputOf(fixture, precision === 32 ? Float32Array : Float64Array);
    const oracle = reference({ ...input, precision });
    for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
      const compare = new Comparison(`${fixture.case} in float${precision}`, TOLERANCE[precision]);
      compare.result(loss(input), oracle, ALL);
    }
    assert.equal(
      oracle.alphas[0].map((alpha) => object_id[alpha]),
      ids,
    );
  }
  return reference(inputOf(fixture, Float64Array)).alphas[0];
}

test("beta = 1: NaN in PyTorch, whose every object takes that hit; here beta is clipped to just below 1", () => {
  const fixture = load("oc_quirk_beta_one");
  assert.equal([fixture.expected.attractive, fixture.expected.repulsive], ["NaN", "NaN"]);
  assert.equal(fixture.expected.alphas, [3, 3, 3]);
  const alphas = check(fixture);
  assert.is(alphas.filter((alpha) => alpha === 3).length, 1);
  const got = condensationLossTigerGrad(inputOf(fixture, Float64Array));
  assert.is(got.noise, fixture.expected.noise);
  const off = { attractive: 1, repulsive: 1, coward: 0, noise: 0 };
  const clipped = condensationLossGrad({ ...inputOf(fixture, Float64Array), lossWeights: off });
  assert.is(clipped.dBeta[3], 0, "no gradient of the charge beyond the clip");
});

test("qMin = 0 and an object whose every beta is 0: PyTorch takes hit 0 of another object, here it is its own first", () => {
  const fixture = load("oc_quirk_qmin0_beta0");
  assert.equal(fixture.expected.alphas, [12, 0, 1]);
  const own = fixture.inputs.object_id.indexOf(2);
  assert.equal(check(fixture), [12, own, 1]);
  const got = condensationLossTiger(inputOf(fixture, Float64Array));
  assert.ok(Math.abs(got.noise - (fixture.expected.noise as number)) < 1e-15);
});

test("a negative beta: its charge is that of its absolute value in PyTorch, an error here", () => {
  const fixture = load("oc_edge_negative_beta");
  assert.ok(TERMS.every((term) => Number.isFinite(fixture.expected[term])));
  for (const loss of [condensationLoss, condensationLossGrad, condensationLossTiger, condensationLossTigerGrad]) {
    for (const type of [Float32Array, Float64Array]) {
      const message =
        /^beta\[0\]: got -0.28954043984413147, expected a number from 0 to 1; if these are logits, pass their sigmoid$/;
      throwsInputError(() => loss(inputOf(fixture, type)), message);
    }
  }
});

test.run();
