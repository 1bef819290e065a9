/** Invalid values of `out`, and that an error leaves `out` unchanged. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as api from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const losses: Record<string, (input: never) => object> = {
  condensationLossGrad: api.condensationLossGrad,
  condensationLossTigerGrad: api.condensationLossTigerGrad,
};
const n = 4;
/** Puts all inputs in one buffer, with 128 bytes each: beta, x, weights, ids and splits. */
function inOneBuffer() {
  const { buffer } = new Float64Array(128);
  const at = (i: number, length: number): Float64Array<ArrayBuffer> => new Float64Array(buffer, 128 * i, length);
  const input = {
    beta: at(0, n),
    x: at(1, 2 * n),
    weights: at(2, n),
    objectId: new Int32Array(buffer, 384, n),
    rowSplits: new Int32Array(buffer, 512, 3),
    qMin: 0.1,
  };
  input.beta.set([0.1, 0.5, 0.9, 0.3]);
  input.x.set([0, 0.5, 0.25, 0, 1, 0.5, 0.5, 0.75]);
  input.weights.fill(1);
  input.objectId.set([0, 1, 2, 2]);
  input.rowSplits.set([0, 3, 4]);
  return { buffer, input, at };
}

for (const [name, loss] of Object.entries(losses)) {
  const refuses = (out: unknown, message: RegExp): void => {
    const { input } = inOneBuffer();
    throwsInputError(() => loss({ ...input, out } as never), message);
  };

  test(`${name}: out of another length or type`, () => {
    refuses({ dBeta: new Float64Array(n + 1) }, /^out.dBeta: got 5 numbers, expected the length of beta = 4$/);
    refuses({ dX: new Float64Array(n) }, /^out.dX: got 4 numbers, expected the length of x = 8$/);
    refuses({ dWeights: new Float64Array(0) }, /^out.dWeights: got 0 numbers, expected the length of weights = 4$/);
    refuses({ dBeta: new Float32Array(n) }, /^out.dBeta: got a Float32Array, expected a Float64Array like beta/);
    refuses({ dX: [0, 0, 0, 0, 0, 0, 0, 0] }, /^out.dX: got an Array, expected a Float32Array or Float64Array/);
    refuses({ dX: null }, /^out.dX: got null, expected a Float32Array or Float64Array$/);
    refuses({ dx: new Float64Array(2 * n) }, /^out: got an unknown option dx: did you mean dX\?$/);
    refuses({ d_beta: new Float64Array(n) }, /^out: got an unknown option d_beta: did you mean dBeta\?$/);
    refuses([], /^out: got an Array, expected an object of dBeta, dX, dWeights$/);
    refuses(null, /^out: got null, expected an object of dBeta, dX/);
    refuses(new Float64Array(n), /^out: got a Float64Array, expected an object of dBeta, dX/);
  });

  test(`${name}: dWeights without weights`, () => {
    const { weights: _, ...input } = inOneBuffer().input;
    const out = { dWeights: new Float64Array(n) };
    throwsInputError(() => loss({ ...input, out } as never), /^out: got an unknown option dWeights: expected some of/);
  });

  test(`${name}: out over an input, in part or whole, or over each other`, () => {
    for (const [slot, other] of [
      [0, "beta"],
      [1, "x"],
      [2, "weights"],
      [3, "objectId"],
      [4, "rowSplits"],
    ] as const) {
      const { input, buffer, at } = inOneBuffer();
      const before = buffer.slice(0);
      const message = new RegExp(`^out.d\\w+: got an array over the same memory as ${other}, expected one of its own$`);
      const shifted = new Float64Array(buffer, 128 * slot - (slot > 0 ? 24 : 0), n);
      for (const out of [
        { dBeta: at(slot, n) },
        { dWeights: shifted },
        { dX: new Float64Array(buffer, 128 * slot, 8) },
      ]) {
        throwsInputError(() => loss({ ...input, out } as never), message);
      }
      assert.equal(buffer, before);
    }
    const { input, buffer, at } = inOneBuffer();
    const shared = at(5, n);
    const message = /^out.dBeta: got an array over the same memory as dWeights, expected one of its own$/;
    throwsInputError(() => loss({ ...input, out: { dBeta: shared, dWeights: shared } } as never), message);
    const last = new Float64Array(buffer, 640 + 24, n);
    throwsInputError(() => loss({ ...input, out: { dBeta: shared, dWeights: last } } as never), message);
  });

  test(`${name}: neighbours in one buffer do not overlap`, () => {
    const { input, buffer } = inOneBuffer();
    const dBeta = new Float64Array(buffer, 32, n);
    const dX = new Float64Array(buffer, 640, 2 * n);
    const expected = loss(inOneBuffer().input as never);
    assert.equal(loss({ ...input, out: { dBeta, dX } } as never), expected);
    assert.equal(input, inOneBuffer().input);
  });

  test(`${name}: an error leaves out as it was`, () => {
    const { input } = inOneBuffer();
    const fresh = () => ({ dBeta: new Float64Array(n).fill(7), dX: new Float64Array(2 * n).fill(8) });
    const out = fresh();
    for (const bad of [
      { beta: Float64Array.of(0, 0, 0, 2) },
      { weights: input.beta.map(() => Number.NaN) },
      { qMin: -1 },
    ]) {
      throwsInputError(() => loss({ ...input, ...bad, out } as never), /got .+, expected/);
      assert.equal(out, fresh());
    }
  });
}

test("value functions take no out", () => {
  const { input } = inOneBuffer();
  for (const loss of [api.condensationLoss, api.condensationLossTiger]) {
    const message =
      /^condensationLoss(Tiger)?: got the option out, which condensationLoss(Tiger)?Grad takes; call that/;
    throwsInputError(() => loss({ ...input, out: {} } as never), message);
  }
});

test.run();
