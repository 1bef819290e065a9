/**
 * The property losses at the edges of their input: every kind of id, means over nothing, and beta of 0, of 1 and tiny.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { payloadConventions } from "../../src/payload/conventions.ts";
import type { AnyPayloadInput, Payload, PayloadGradients } from "../support/anyPrecision.ts";
import { CONVENTIONS, check, lossGrad, sampleOf } from "./samples.ts";

test("ids: TrackML's beyond 2^53, a threshold", () => {
  const big = 2n ** 62n;
  const beta = Float64Array.of(0.2, 0.4, 0.6, 0.8, 0.9);
  const hitLoss = Float64Array.of(1, 2, 3, 4, 5);
  const convention = payloadConventions.kieseler2020PerObject;
  const bits = (objectId: AnyPayloadInput["objectId"], noiseThreshold?: number): Payload & PayloadGradients =>
    lossGrad({ beta, hitLoss, objectId, noiseThreshold, convention });
  const expected = bits([1, 2, 1, 0, 2]);
  assert.equal(bits(BigInt64Array.of(big, big + 1n, big, -1n, big + 1n)), expected);
  assert.equal(bits(BigUint64Array.of(big, big + 1n, big, 0n, big + 1n)), expected);
  assert.equal(bits(Int32Array.of(-3, -2, -3, -4, -2), -4), expected);
  assert.equal(bits(Uint32Array.of(4e9, 4e9 + 1, 4e9, 7, 4e9 + 1), 7), expected);
});

test("objects are added by ascending id: 1e15 − 1e15 + 0.05, in whatever order the hits come", () => {
  const beta = Float64Array.of(0.5, 0.5, 0.5);
  const convention = payloadConventions.kieseler2020PerObject;
  const losses = (hitLoss: number[], objectId: AnyPayloadInput["objectId"]): number =>
    lossGrad({ beta, hitLoss: Float64Array.from(hitLoss), objectId, convention }).payload;
  assert.is(losses([1e15, 0.05, -1e15], [1, 30, 4]), 0.05 / 3);
  assert.is(losses([1e15, 0.05, -1e15], BigInt64Array.of(1n, 30n, 4n)), 0.05 / 3);
  assert.is(losses([0.05, -1e15, 1e15], [30, 4, 1]), 0.05 / 3);
});

test("betaClip means the arrays' own number: float32's 0.7 is less than 0.7", () => {
  const convention = { ...payloadConventions.hgcalmlBasic, betaClip: 0.7 };
  for (const type of [Float32Array, Float64Array]) {
    const at = lossGrad({ beta: type.of(0.7), hitLoss: type.of(1), objectId: [0], convention });
    assert.is(at.payload, 1 / 1.001);
    const below = lossGrad({ beta: type.of(0.6999), hitLoss: type.of(1), objectId: [0], convention });
    assert.equal([below.payload, ...below.dHitLoss], [0, 0]);
  }
});

test("edges: no hits, no events, all noise, all masked, one hit, beta of 0 and of 1", () => {
  for (const convention of CONVENTIONS) {
    for (const type of [Float64Array, Float32Array]) {
      const base = sampleOf(convention, 7, type);
      const checked = (label: string, change: Partial<AnyPayloadInput>): Payload & PayloadGradients =>
        check(`${convention.name}, ${label}`, { ...base, ...change });
      const none = { beta: type.of(), hitLoss: type.of(), objectId: [], objectMask: undefined };
      const plain = { objectWeight: undefined, spectatorWeight: undefined, objectMask: undefined };
      for (const rowSplits of [undefined, [0], [0, 0, 0]]) {
        const got = checked("no hits", { ...none, ...plain, rowSplits });
        assert.equal([got.payload, [...got.properties]], [0, [0]]);
      }
      const noise = checked("all noise", { objectId: Array(40).fill(-1) });
      assert.ok(noise.payload === 0 && noise.dBeta.every((d) => d === 0));
      if (base.objectMask) assert.is(checked("all masked", { objectMask: Array(40).fill(0) }).payload, 0);
      checked("beta 0", { beta: base.beta.map(() => 0) });
      checked("beta 1", { beta: base.beta.map(() => 1) });
      checked("beta 0, 1 and others", { beta: base.beta.map((b, j) => [0, 1, b][j % 3]) });
      checked("one hit", { beta: type.of(0.5), hitLoss: type.of(3, 4), objectId: [5], rowSplits: [0, 1], ...plain });
      checked("one property", { hitLoss: base.hitLoss.slice(40) });
    }
  }
});

test("betas near the smallest numbers: finite", () => {
  for (const [type, least] of [
    [Float32Array, 2 ** -149],
    [Float64Array, Number.MIN_VALUE],
  ] as const) {
    for (const beta of [least, least * 2 ** 20, 1e-38, 1e-30, 1e-10]) {
      const input = {
        beta: type.of(beta, beta, 0, beta),
        hitLoss: type.of(1e15, -1e15, 3, 1e15),
        objectId: [1, 1, 1, 2],
      };
      for (const convention of Object.values(payloadConventions)) {
        const got = lossGrad({ ...input, convention });
        for (const number of [got.payload, ...got.dBeta, ...got.dHitLoss]) assert.ok(Number.isFinite(number));
      }
    }
  }
});

test.run();
