/**
 * Finite input gives finite output: every number at the largest and smallest value that the API allows, in both
 * precisions.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { randomStream } from "../../src/simulation/random.ts";
import { type AnyInput, condensationLossGrad, condensationLossTigerGrad } from "../support/anyPrecision.ts";

const n = 40;
const d = 3;
const stream = randomStream(1, 0);
const objectId = Array.from({ length: n }, () => Math.floor(stream.uniform(0, 5)));
const positions = Array.from({ length: n * d }, () => stream.uniform(0, 1.5));
const sign = (i: number): number => (i % 2 ? -1 : 1);
const scales = [0, 1, 1e15, -1e15];
const tinies = [1e-30, 1e-45, 1e-150, 1e-200, 1e-300, 5e-324];

interface Case {
  beta: number;
  x: number[];
  weights?: (j: number) => number;
  qMin?: number;
  lossWeights?: AnyInput["lossWeights"];
}

/** Checks that the two functions with gradients return no NaN or infinity. */
function finite({ beta, x, weights, ...options }: Case, type: Float32ArrayConstructor | Float64ArrayConstructor): void {
  const hits = Array.from({ length: n }, (_, j) => j);
  const input = {
    qMin: 1,
    ...options,
    objectId,
    beta: type.from(hits.map(() => beta)),
    x: type.from(x),
    ...(weights && { weights: type.from(hits.map(weights)) }),
  };
  for (const [loss, rest] of [
    [condensationLossGrad, {}],
    [condensationLossGrad, { rowSplits: [0, 3, 20, n] }],
    [condensationLossTigerGrad, { maxNRep: 50 }],
  ] as const) {
    const got = loss({ ...input, ...rest });
    const { dBeta, dX, dWeights, events, ...terms } = got;
    const label = `${type.name} ${JSON.stringify({ beta, ...options, x: x[0], w: weights?.(0) })}`;
    for (const each of [terms, ...events]) assert.ok(Object.values(each).every(Number.isFinite), `${label} terms`);
    assert.ok(dBeta.every(Number.isFinite), `${label} dBeta`);
    assert.ok(dX.every(Number.isFinite), `${label} dX`);
    assert.ok(dWeights?.every(Number.isFinite) ?? !weights, `${label} dWeights`);
  }
}

for (const [type, limit] of [
  [Float32Array, 1e15],
  [Float64Array, 1e100],
] as const) {
  const spread = positions.map((_, i) => limit * sign(i * i + (i >> 2)));
  for (const [where, x] of Object.entries({
    "at the limit": spread,
    "at one point": spread.map(() => -limit),
    positions,
  })) {
    test(`${type.name}, x ${where}: the largest weights, qMin and loss weights`, () => {
      for (const weights of [undefined, () => 1e15, (j: number) => 1e15 * sign(j), () => 0]) {
        for (const qMin of [0, 1, 1e15]) {
          for (const scale of scales) {
            const lossWeights = { attractive: scale, repulsive: scale, coward: scale, noise: scale };
            finite({ beta: 1, x, weights, qMin, lossWeights }, type);
            finite({ beta: 0, x, weights, qMin, lossWeights: { ...lossWeights, repulsive: 0 } }, type);
          }
        }
      }
    });

    test(`${type.name}, x ${where}: the smallest, alone and with the largest`, () => {
      for (const tiny of tinies) {
        finite({ beta: 0, x, qMin: tiny }, type);
        finite({ beta: tiny, x, qMin: 0 }, type);
        finite({ beta: 1, x, weights: () => tiny }, type);
        finite({ beta: 0, x, qMin: tiny, weights: () => tiny }, type);
        finite({ beta: 1, x, qMin: 1e15, lossWeights: { repulsive: tiny, attractive: 1e15 } }, type);
        finite({ beta: 1, x, qMin: 1e15, lossWeights: { repulsive: 1e15, attractive: tiny } }, type);
        finite({ beta: 0, x, qMin: tiny, lossWeights: { repulsive: tiny, attractive: 1e15 } }, type);
      }
    });
  }
}

test.run();
