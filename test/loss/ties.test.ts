/**
 * Where two cases meet: what the gradients are at a clip itself, at a sum of exactly 1, where a difference is 0, and
 * that a pair exactly at the reach is outside it, in every lane.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condensationLossGrad, condensationLossTigerGrad, conventions } from "../../src/index.ts";
import { conventionBatch } from "../conventions/samples.ts";
import { reference } from "../reference/index.ts";
import { Comparison, TOLERANCE } from "../support/compare.ts";
import { agree, along } from "../support/scenes.ts";

const WEIGHTS = { attractive: 1, repulsive: 1, coward: 1, noise: 1 };
const SIZES = { seed: 5, events: [12], objects: 2, dims: 4, width: 0.7 };

test("by the other metric a difference of 0 neither pulls nor pushes", () => {
  const convention = conventions.hgcalmlHingeManhattan;
  const given = conventionBatch(Float64Array, { ...convention, centreMix: 0 }, SIZES);
  // every hit shares a coordinate with all others, in turn two
  for (let j = 0; j < 12; j++) {
    given.x[4 * j + 1] = 0.25;
    if (j % 2) given.x[4 * j + 3] = -0.125;
  }
  const input = { ...given, convention: { ...convention, centreMix: 0 }, lossWeights: WEIGHTS };
  const oracle = reference(input);
  assert.ok(oracle.nRep > 5);
  for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
    const got = loss<Float64Array>(input);
    new Comparison("manhattan", TOLERANCE[64]).result(got, oracle, WEIGHTS);
    for (let j = 0; j < 12; j++) assert.is(got.dX[4 * j + 1], 0);
  }
});

test("beta at the clip itself passes its gradient, the next larger one none", () => {
  const convention = { ...conventions.mlpf, name: "clipped", betaBefore: "clip", betaMax: 0.625 } as const;
  const given = conventionBatch(Float64Array, convention, SIZES);
  const of = (beta: number): Float64Array => {
    given.beta[3] = beta;
    return condensationLossGrad({ ...given, lossWeights: WEIGHTS }).dBeta;
  };
  const at = of(0.625);
  const below = of(0.625 - 1e-9);
  assert.ok(at[3] !== 0 && Math.abs(at[3] - below[3]) < 1e-6 * Math.abs(below[3]));
  assert.is(of(0.625 + 2 ** -50)[3], 0);
});

test("an object whose betas add up to exactly 1 lacks nothing, and gains by a smaller one", () => {
  for (const convention of [conventions.mlpf, { ...conventions.mlpf, name: "soft", coward: "softMax" } as const]) {
    const input = {
      beta: Float64Array.of(0.5, 0.25, 0.25, 0.75),
      x: Float64Array.of(0, 0.25, 0.5, 0.75),
      objectId: [1, 1, 1, 2].map((id) => id + convention.noiseThreshold),
      ...{ dimensions: 1, convention, lossWeights: { ...WEIGHTS, attractive: 0, repulsive: 0 } },
    };
    new Comparison(convention.coward, TOLERANCE[64]).result(condensationLossGrad(input), reference(input), {
      ...WEIGHTS,
      attractive: 0,
      repulsive: 0,
    });
  }
});

test("a pair exactly at the reach is outside, in every lane, evaluated or counted", () => {
  for (const dims of [1, 2, 3, 4, 6]) {
    const objects = Array.from({ length: 16 }, (_, k) => along(dims, 0, (k % 2) * 8));
    const probes = Array.from({ length: 16 }, (_, lane) => along(dims, 0, 0.5 + lane / 2));
    const lanes = probes.map((_, lane) => ({
      objects,
      probes: probes.map((_, i) => along(dims, dims - 1, i === lane ? 1 : -2)),
    }));
    for (const precision of [32, 64] as const) {
      const alone = agree(`D = ${dims}`, lanes, precision);
      // the 8 objects at the origin are within reach of each other's hits, and so are those at 8
      assert.ok(alone.every((count) => count === 2 * 8 * 7));
    }
  }
});

test.run();
