/** Input at its edges, in both precisions: results are finite and the oracle's, and twins agree. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { randomStream } from "../../src/simulation/random.ts";
import { reference } from "../reference/index.ts";
import * as api from "../support/anyPrecision.ts";
import { Comparison, TOLERANCE } from "../support/compare.ts";

const { condensationLoss, condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } = api;
const ALL = { attractive: 1, repulsive: 1, coward: 1, noise: 1 };

interface Case {
  beta: number[];
  x: number[];
  objectId: number[];
  weights?: number[];
  rowSplits?: number[];
  qMin?: number;
  dimensions?: number;
}
type Result = api.Loss & api.Gradients & { nRep?: number };

/** Draws n hits with ids 0 (noise) to k in a box where some pairs are within reach. */
function random(n: number, k: number, d: number, seed = 1): Case {
  const stream = randomStream(seed, 0);
  const numbers = (length: number, high: number) => Array.from({ length }, () => stream.uniform(0, high));
  return { beta: numbers(n, 1), x: numbers(n * d, 1.5), objectId: numbers(n, k + 1).map(Math.floor) };
}

/** Calls all four functions in one precision; each number of the results must be finite, and twins must agree. */
function run(given: Case, precision: 32 | 64) {
  const type = precision === 32 ? Float32Array : Float64Array;
  const { beta, x, weights } = given;
  const input = { qMin: 0.1, ...given, beta: type.from(beta), x: type.from(x), weights: weights && type.from(weights) };
  const results: Result[] = [];
  for (const [value, withGradient] of [
    [condensationLoss, condensationLossGrad],
    [condensationLossTiger, condensationLossTigerGrad],
  ] as const) {
    const got: Result = withGradient(input);
    const { dBeta, dX, dWeights, ...terms } = got;
    assert.equal(value(input), terms);
    const { events, ...sums } = terms;
    for (const number of [sums, ...events].flatMap((each) => Object.values(each))) assert.ok(Number.isFinite(number));
    for (const array of [dBeta, dX, ...(dWeights ? [dWeights] : [])])
      assert.ok(array.every(Number.isFinite), `${array}`);
    results.push(got);
  }
  return { input, results, oracle: () => reference({ ...input, precision }) };
}

/** Compares `run` with the oracle in both precisions. Returns the result of the tiger loss in float64. */
function check(label: string, given: Case): Result {
  const both = ([32, 64] as const).map((precision) => {
    const { results, oracle } = run(given, precision);
    for (const got of results) {
      new Comparison(`${label} in float${precision}`, TOLERANCE[precision]).result(got, oracle(), ALL);
      if (got.nRep !== undefined) assert.is(got.nRep, oracle().nRep);
    }
    return results[1];
  });
  return both[1];
}

test("beta of 0 and of 1, some or all", () => {
  const base = random(40, 4, 3);
  check("all 0", { ...base, beta: base.beta.map(() => 0) });
  check("all 1", { ...base, beta: base.beta.map(() => 1) });
  check("0 and 1", { ...base, beta: base.beta.map((_, j) => j % 2) });
  check("0, 1 and others", { ...base, beta: base.beta.map((b, j) => [0, 1, b][j % 3]) });
  check("qMin 0", { ...base, qMin: 0, beta: base.beta.map((b, j) => [0, b][j % 2]) });
  const none = check("qMin 0, all 0", { ...base, qMin: 0, beta: base.beta.map(() => 0) });
  assert.is(none.coward, 1);
  assert.is(none.attractive + none.repulsive, 0);
});

test("all hits noise, no noise, one object, one object and nothing else, one hit", () => {
  const base = random(30, 3, 2);
  const noise = check("all noise", { ...base, objectId: base.objectId.map(() => 0) });
  assert.equal([noise.attractive, noise.repulsive, noise.coward, noise.nRep], [0, 0, 0, 0]);
  const signal = check("no noise", { ...base, objectId: base.objectId.map((id) => id + 1) });
  assert.is(signal.noise, 0);
  check("one object and noise", { ...base, objectId: base.objectId.map((id) => Math.min(id, 1)) });
  const alone = check("one object only", { ...base, objectId: base.objectId.map(() => 7) });
  assert.equal([alone.repulsive, alone.nRep], [0, 0]);
  check("each hit an object", { ...base, objectId: base.objectId.map((_, j) => j + 1) });
  check("one hit", { beta: [0.5], x: [1, 2], objectId: [3] });
  check("one noise hit", { beta: [0.5], x: [1, 2], objectId: [0] });
});

test("no hits, no events, events without hits", () => {
  const empty = { beta: [], x: [], objectId: [] };
  const zeros = { attractive: 0, repulsive: 0, coward: 0, noise: 0, total: 0, nRep: 0 };
  for (const rowSplits of [undefined, [0, 0], [0, 0, 0, 0], [0]]) {
    for (const precision of [32, 64] as const) {
      for (const got of run({ ...empty, rowSplits }, precision).results) {
        const { dBeta, dX, events, ...terms } = got;
        assert.equal({ nRep: 0, ...terms }, zeros);
        assert.equal([dBeta.length, dX.length, events.length], [0, 0, rowSplits ? rowSplits.length - 1 : 1]);
        assert.ok(events.every((event) => event.total === 0));
      }
    }
  }
  assert.is(run({ ...empty, weights: [], dimensions: 5 }, 32).results[0].dWeights?.length, 0);
  const base = random(30, 3, 3);
  check("empty events between others", { ...base, rowSplits: [0, 0, 11, 11, 11, 30, 30] });
});

test("coincident points; two at a distance of exactly 1, which is out of reach", () => {
  const base = random(30, 3, 3);
  check("all at one point", { ...base, x: base.x.map(() => 0.25) });
  check("three points", { ...base, x: base.x.map((_, i) => Math.floor(i / 3) % 3) });
  const pair = { beta: [0.5, 0.5], objectId: [1, 2] };
  for (let d = 1; d <= 5; d++) {
    const rest = Array.from({ length: d - 1 }, () => 2);
    const at = check(`distance 1, D = ${d}`, { ...pair, x: [3, ...rest, 4, ...rest] });
    assert.equal([at.nRep, at.repulsive], [0, 0]);
    const under = check(`just under 1, D = ${d}`, { ...pair, x: [...rest, 0, ...rest, 1 - 2 ** -24] });
    assert.is(under.nRep, 2);
  }
});

test("one to five and more coordinates; as many hits as lanes, one less, one more", () => {
  for (const d of [1, 2, 3, 4, 5, 9, 17]) check(`D = ${d}`, random(33, 3, d));
  for (const n of [7, 8, 9, 15, 16, 17, 31, 32, 33]) check(`N = ${n}`, random(n, 3, 3, n));
});

test("distances so small that their squares vanish: full repulsion, and a push that fades with the distance", () => {
  const pair = { beta: [0.5, 0.75], objectId: [1, 2] };
  for (const [precision, smallest] of [
    [32, 1.1e-19],
    [64, 1.5e-154],
  ] as const) {
    const [, coincident] = run({ ...pair, x: [0, 0] }, precision).results;
    const [, near] = run({ ...pair, x: [0, smallest] }, precision).results;
    const [, nearer] = run({ ...pair, x: [0, smallest * 1e-11] }, precision).results;
    assert.equal([coincident.dX[0], coincident.dX[1]], [0, 0]);
    assert.ok(near.dX[0] > 0.4 && near.dX[1] === -near.dX[0]);
    assert.ok(Math.abs(nearer.dX[0]) < 1e-10 && nearer.dX[1] === -nearer.dX[0]);
    for (const got of [near, nearer])
      assert.equal([got.repulsive, got.dBeta], [coincident.repulsive, coincident.dBeta]);
  }
});

test.run();
