/** The property losses against the oracle, finite differences, and the paper's formulas by hand. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { payloadConventions } from "../../src/payload/conventions.ts";
import { payloadReference } from "../reference/payload.ts";
import { CONVENTIONS, check, loss, lossGrad, sampleOf } from "./samples.ts";

const { kieseler2020PerObject, gnnTrackingEfficiency, gnnTrackingPurity, hgcalmlBasic } = payloadConventions;

for (const convention of CONVENTIONS) {
  test(`${convention.name}: the oracle's numbers, in both precisions`, () => {
    for (const seed of [1, 2, 3]) {
      for (const type of [Float64Array, Float32Array]) check(convention.name, sampleOf(convention, seed, type));
    }
  });

  test(`${convention.name}: gradients are those of finite differences`, () => {
    const step = 1e-5;
    const input = sampleOf(convention, 4, Float64Array);
    const got = lossGrad(input);
    const oracle = payloadReference(input);
    for (const [array, gradient, sums] of [
      [input.beta, got.dBeta, oracle.dBeta],
      [input.hitLoss, got.dHitLoss, oracle.dHitLoss],
    ] as const) {
      for (let i = 0; i < array.length; i++) {
        const at = array[i];
        array[i] = at + step;
        const above = loss(input).payload;
        array[i] = at - step;
        const difference = (above - loss(input).payload) / (2 * step);
        array[i] = at;
        const bound = 1e-6 * Math.max(Math.abs(gradient[i]), sums[i].scale);
        const off = Math.abs(difference - gradient[i]);
        assert.ok(off <= bound, `[${i}]: difference ${difference}, gradient ${gradient[i]}`);
      }
    }
  });
}

/** The beta of a given ξ = artanh(beta)², from artanh(beta) = ½ ln((1 + beta) / (1 − beta)). */
const betaOf = (xi: number): number => Math.tanh(Math.sqrt(xi));
const near = (got: number, expected: number): void =>
  assert.ok(Math.abs(got - expected) <= 1e-14 * Math.abs(expected), `got ${got}, expected ${expected}`);

test("by hand: ξ = 1, 3, 4 of two objects, and noise", () => {
  const input = {
    beta: Float64Array.from([1, 4, 3, 2], betaOf),
    hitLoss: Float64Array.of(8, 0, 5, 1, 16, 2, 100, 100),
    objectId: [2, 1, 2, 0],
  };
  // L_p = (1·8 + 4·5 + 3·16) / (1 + 4 + 3); L'_p = ½ [(1·8 + 3·16) / (1 + 3) + 5]
  near(loss(input).properties[0], 9.5);
  near(loss(input).properties[1], 10 / 8);
  near(loss({ ...input, convention: kieseler2020PerObject }).properties[0], 9.5);
  near(loss({ ...input, convention: kieseler2020PerObject }).properties[1], (6 / 4 + 1) / 2);
  near(loss({ ...input, convention: kieseler2020PerObject }).payload, 9.5 + 1.25);
  // the purity mode divides by the number of hits once more; a masked hit is not among them
  near(loss({ ...input, convention: gnnTrackingPurity }).properties[0], 9.5 / 4);
  const masked = { ...input, objectMask: [true, false, true, true] };
  near(loss({ ...masked, convention: gnnTrackingPurity }).properties[0], 14 / 3);
  near(loss({ ...masked, convention: gnnTrackingEfficiency }).properties[0], 14);
  // an object has the weight of its hit with the highest charge: hits 2 and 1
  const objectWeight = Float64Array.of(9, 10, 4, 9);
  near(loss({ ...input, objectWeight, convention: kieseler2020PerObject }).properties[0], (4 * 14 + 10 * 5) / 2);
});

test("a spectator is no condensation point, unless it brings more than qMin", () => {
  const input = {
    beta: Float64Array.of(0.5, 0.75),
    hitLoss: Float64Array.of(1, 1),
    objectId: [0, 0],
    objectWeight: Float64Array.of(2, 5),
    spectatorWeight: Float64Array.of(0, 1),
  };
  near(loss({ ...input, convention: hgcalmlBasic }).payload, 2 / 1.001);
  near(loss({ ...input, convention: { ...hgcalmlBasic, spectators: "qMin" } }).payload, 5 / 1.001);
  near(loss({ ...input, convention: { ...hgcalmlBasic, spectators: "qMin" }, qMin: 2 }).payload, 2 / 1.001);
});

test.run();
