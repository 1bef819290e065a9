/** Values and gradients of object_condensation's own code: every fixture, both functions, both precisions, each term. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condensationLossGrad, condensationLossTigerGrad, type Floats } from "../src/index.ts";
import { Comparison, gradientOf, TOLERANCE } from "./compare.ts";
import { fixtures, type LossFixture } from "./fixtures.ts";
import { INPUTS, reference, TERMS, type Term } from "./reference/index.ts";

/** Their inputs are refused, or their expected values are NaN: test/quirks.test.ts holds what happens instead. */
const BROKEN = ["oc_quirk_beta_one", "oc_quirk_qmin0_beta0", "oc_edge_negative_beta"];
/**
 * Above 25 hits PyTorch's cdist expands |a|² + |b|² − 2ab even in float64: in these three cases hits lie so close
 * together, or a condensation point so near itself, that its own error shows beyond 1e-12·S, by less than 1e-12 of the
 * largest S of the array.
 */
const LOOSER = ["oc_own_testcase_f64", "oc_rand_n2000_k150_d03_clusters_trained", "real_oc_event000000001"];
const OFF: Record<Term, number> = { attractive: 0, repulsive: 0, coward: 0, noise: 0 };
const ALL: Record<Term, number> = { attractive: 1, repulsive: 1, coward: 1, noise: 1 };

const families = ["pytorch-family", ...(process.env.OC_FIXTURES ? ["real"] : [])];
const prefixes: Record<string, string> = { "pytorch-family": "oc_", real: "real_oc_" };
for (const fixture of families.flatMap((family) => fixtures<LossFixture>(family, prefixes[family]))) {
  if (BROKEN.includes(fixture.case)) continue;
  test(`${fixture.case} in float64`, () => checkFixture(fixture));
  test(`${fixture.case} in float32`, () => checkFloat32(fixture));
}

function inputOf<F extends Floats>({ inputs, params }: LossFixture, type: { from(values: number[]): F }) {
  return {
    beta: type.from(inputs.beta),
    x: type.from(inputs.x),
    objectId: inputs.object_id,
    ...(inputs.weights && { weights: type.from(inputs.weights) }),
    qMin: params.q_min,
    noiseThreshold: params.noise_threshold,
  };
}

/** What the original returned, with S from the oracle. A term over nothing is 0 here and NaN there. */
function checkFixture(fixture: LossFixture, float32 = false): void {
  const input = float32 ? inputOf(fixture, Float32Array) : inputOf(fixture, Float64Array);
  const oracle = reference(input);
  const { expected, grad } = fixture;
  assert.equal(oracle.alphas[0], expected.alphas, "condensation points");
  for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
    for (const term of [...TERMS, "sum"] as const) {
      const compare = new Comparison(`${loss.name} ${term}`, float32 ? TOLERANCE[32] : TOLERANCE[64]);
      const lossWeights = term === "sum" ? ALL : { ...OFF, [term]: 1 };
      const got = loss<Floats>({ ...input, lossWeights });
      if ("nRep" in got) assert.is(got.nRep, expected.n_rep);
      for (const value of TERMS) {
        const wanted = expected[value] === "NaN" ? 0 : (expected[value] as number);
        compare.number(value, got[value], wanted, oracle.terms[value].scale);
      }
      for (const name of INPUTS) {
        const array = gradientOf(got, name);
        if (!array) continue;
        const wanted = grad[term][name] as number[] | 0;
        const used: readonly Term[] = term === "sum" ? TERMS : [term];
        const scales = oracle.grad.attractive[name].map((_, i) => ({
          scale: used.reduce((sum, t) => sum + oracle.grad[t][name][i].scale, 0),
        }));
        compare.array(`d${name}`, array, wanted, scales, LOOSER.includes(fixture.case) ? 1e-12 : 0);
      }
    }
  }
}

/** Fixtures whose inputs are not float32 numbers are held against the oracle on the rounded ones instead. */
function checkFloat32(fixture: LossFixture): void {
  const { beta, x, weights } = fixture.inputs;
  if ([beta, x, weights ?? []].every((array) => array.every((v) => Math.fround(v) === v))) {
    checkFixture(fixture, true);
    return;
  }
  const input = inputOf(fixture, Float32Array);
  const oracle = reference({ ...input, precision: 32 });
  for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
    new Comparison(`${loss.name} on rounded inputs`, TOLERANCE[32]).result(loss(input), oracle, ALL);
  }
}

test("object_condensation's published case: seed 0, 1000 hits", () => {
  const [fixture] = fixtures<LossFixture>("pytorch-family", "oc_own_testcase_f64");
  const got = condensationLossTigerGrad(inputOf(fixture, Float64Array));
  const near = (value: number, published: number): void => assert.ok(Math.abs(value - published) < 1e-12 * published);
  near(got.attractive, 1.7951122042912249);
  near(got.repulsive, 1.9508766539017457);
  near(got.coward, 0.2156792078639991);
  near(got.noise, 0.77484477845007);
  assert.is(got.nRep, 220768);
});

test.run();
