/** Object ids of every kind: told apart to the last bit, numbered by ascending id, local to their event. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condensationLossGrad, condensationLossTigerGrad, type Ids } from "../../src/index.ts";
import { checkBatch } from "../../src/loss/checkInput.ts";
import { loadBatch } from "../../src/loss/loadBatch.ts";
import { randomStream } from "../../src/simulation/random.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { reference } from "../reference/index.ts";
import { Comparison, TOLERANCE } from "../support/compare.ts";

const kernels = instantiate(loadModule());
const kinds = [Int32Array, Uint32Array, BigInt64Array, BigUint64Array, Array] as const;

/** Makes ids of a kind. A number that the kind cannot hold would wrap, so callers must keep to its range. */
function idsOf(kind: (typeof kinds)[number], ids: readonly (bigint | number)[]): Ids {
  if (kind === BigInt64Array || kind === BigUint64Array) return kind.from(ids.map(BigInt));
  return kind === Array ? ids.map(Number) : (kind as Int32ArrayConstructor).from(ids.map(Number));
}

/** Returns the object numbers that the kernels give, −1 for noise, and the number of hits of each object. */
function numbering(objectId: Ids, options: { rowSplits?: number[]; noiseThreshold?: number } = {}) {
  const hits = objectId.length;
  const input = { beta: new Float32Array(hits), x: new Float32Array(hits), objectId, qMin: 1, ...options };
  const mark = kernels.arena.mark();
  const loaded = loadBatch(kernels, checkBatch(input, { name: "test", tiger: false, gradient: false }));
  const numbers = [...kernels.arena.i32(loaded.objectOfHit, hits)];
  kernels.arena.release(mark);
  return { numbers, counts: loaded.events.map(({ counts }) => [...counts]) };
}

/** Returns the same by definition: from the distinct ids above the threshold, in order. */
function sorted(ids: readonly (bigint | number)[], noiseThreshold = 0) {
  const objects = [...new Set(ids.filter((id) => id > noiseThreshold))].sort((a, b) => (a < b ? -1 : 1));
  const counts = objects.map((id) => ids.filter((other) => other === id).length);
  return { numbers: ids.map((id) => (id > noiseThreshold ? objects.indexOf(id) : -1)), counts: [counts] };
}

test("ids beyond 2^53 that differ in their last bit are distinct", () => {
  const big = 2n ** 53n;
  const signed = BigInt64Array.of(big + 1n, big, 2n ** 63n - 1n, big + 1n, 0n, 2n ** 63n - 2n, -(2n ** 63n));
  assert.equal(numbering(signed), { numbers: [1, 0, 3, 1, -1, 2, -1], counts: [[1, 2, 1, 1]] });
  const top = 2n ** 64n;
  const unsigned = BigUint64Array.of(top - 1n, top - 2n, 1n, 2n ** 63n, 2n ** 63n - 1n, 0n, top - 1n);
  assert.equal(numbering(unsigned), { numbers: [4, 3, 0, 2, 1, -1, 4], counts: [[1, 1, 1, 1, 2]] });
});

test("ids at the ends of the other kinds", () => {
  const [low, high] = [-(2 ** 31), 2 ** 31];
  const threshold = { noiseThreshold: low };
  assert.equal(numbering(Int32Array.of(high - 1, -1, low, 0, low + 1), threshold).numbers, [3, 1, -1, 2, 0]);
  assert.equal(numbering(Uint32Array.of(2 ** 32 - 1, high, high - 1, 1, 0)).numbers, [3, 2, 1, 0, -1]);
  const [least, most] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  assert.equal(numbering([most, most - 1, least + 1, 0, least], { noiseThreshold: least }).numbers, [3, 2, 0, 1, -1]);
  assert.equal(numbering([most, -0, 0, 1]).numbers, [1, -1, -1, 0]);
});

test("noise thresholds: negative, zero, large; unsigned ids are above every negative one", () => {
  for (const noiseThreshold of [-7, -1, 0, 1, 5]) {
    const ids = [-8, -7, -6, -1, 0, 1, 2, 5, 6, -1, 6];
    for (const kind of [Int32Array, BigInt64Array, Array] as const) {
      assert.equal(numbering(idsOf(kind, ids), { noiseThreshold }), sorted(ids, noiseThreshold));
    }
    const positive = ids.filter((id) => id >= 0);
    for (const kind of kinds) {
      assert.equal(numbering(idsOf(kind, positive), { noiseThreshold }), sorted(positive, noiseThreshold));
    }
  }
  const large = Number.MAX_SAFE_INTEGER;
  const around = BigInt64Array.of(BigInt(large), BigInt(large) + 1n, -BigInt(large) - 1n);
  assert.equal(numbering(around, { noiseThreshold: large }).numbers, [-1, 0, -1]);
  assert.equal(numbering(around, { noiseThreshold: -large }).numbers, [0, 1, -1]);
});

test("random ids of every kind are numbered as a sort numbers them", () => {
  const small = fc.integer({ min: 0, max: 20 });
  for (const [kind, any] of [
    [Int32Array, fc.integer()],
    [Uint32Array, fc.integer({ min: 0, max: 2 ** 32 - 1 })],
    [BigInt64Array, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
    [BigUint64Array, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })],
    [Array, fc.maxSafeInteger()],
  ] as const) {
    const ids = fc.array(fc.oneof<fc.Arbitrary<bigint | number>[]>(any, small), { maxLength: 300 });
    const threshold = fc.oneof(fc.integer({ min: -30, max: 30 }), fc.maxSafeInteger());
    fc.assert(
      fc.property(ids, threshold, (some, noiseThreshold) => {
        const objectId = idsOf(kind, some);
        assert.equal(numbering(objectId, { noiseThreshold }), sorted([...objectId], noiseThreshold));
      }),
    );
  }
});

test("the five kinds give the same bits for the same ids", () => {
  const stream = randomStream(2, 0);
  const numbers = (length: number) => Float32Array.from({ length }, () => stream.uniform(0, 1));
  const [beta, x] = [numbers(200), numbers(600)];
  const ids = Array.from({ length: 200 }, () => Math.floor(stream.uniform(0, 12)));
  for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
    const expected = loss({ beta, x, objectId: ids, qMin: 0.1 });
    for (const kind of kinds) assert.equal(loss({ beta, x, objectId: idsOf(kind, ids), qMin: 0.1 }), expected);
    const renamed = BigUint64Array.from(ids, (id) => (id === 0 ? 0n : 2n ** 63n + BigInt(id)));
    assert.equal(loss({ beta, x, objectId: renamed, qMin: 0.1 }), expected);
  }
});

test("the same id in two events is two objects", () => {
  const ids = [5, 9, 5, 0, 9, 5, 7];
  const rowSplits = [0, 3, 3, 7];
  const expected = { numbers: [0, 1, 0, -1, 2, 0, 1], counts: [[2, 1], [], [1, 1, 1]] };
  for (const kind of kinds) assert.equal(numbering(idsOf(kind, ids), { rowSplits }), expected);
  const beta = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
  const input = { beta, x: beta.map((b) => 2 * b), objectId: ids, qMin: 0.5, rowSplits };
  const got = condensationLossTigerGrad(input);
  const weights = { attractive: 1, repulsive: 1, coward: 1, noise: 1 };
  new Comparison("ids of two events", TOLERANCE[64]).result(got, reference(input), weights);
  const distinct = [15, 19, 15, 0, 29, 25, 27];
  assert.equal(condensationLossTigerGrad({ ...input, objectId: distinct }), got);
});

test.run();
