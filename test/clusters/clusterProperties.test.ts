/** clusterProperties: counted cases, what sums and means must be for any hits, and cases of nothing. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type ClusterPropertiesInput, clusterProperties, condense } from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const floats = (...values: number[]): Float64Array => Float64Array.from(values);

test("a counted case: sums, weighted means and the condensation point's own, of numbers and of rows", () => {
  const got = clusterProperties({
    clusterId: [8, 3, 8, -1, 3, 8],
    alphas: [4, 2],
    weights: floats(1, 2, 3, 9, 2, 0),
    sums: { energy: Float32Array.of(1, 2, 4, 8, 16, 32) },
    means: { position: floats(0, 0, 1, 2, 4, 8, 7, 7, 3, 6, 5, 5) },
    values: { energy: Float32Array.of(1, 2, 4, 8, 16, 32), position: floats(0, 0, 1, 2, 4, 8, 7, 7, 3, 6, 5, 5) },
  });
  assert.equal(got, {
    clusterIds: floats(3, 8),
    clusterSplits: Int32Array.of(0, 2),
    hits: Int32Array.of(2, 3),
    weights: floats(4, 4),
    sums: { energy: floats(18, 37) },
    means: { position: floats(2, 4, 3, 6) },
    values: { energy: floats(16, 4), position: floats(3, 6, 4, 8) },
  });
});

test("the clusters of condense in a batch, and its own alphas", () => {
  const x = floats(0, 0.1, 5, 0, 0.1, 9);
  const beta = floats(0.9, 0.1, 0.8, 0.7, 0.95, 0.2);
  const rowSplits = [0, 3, 6];
  const { clusterId, alphas } = condense({ x, beta, betaThreshold: 0.5, radius: 1, rowSplits });
  const got = clusterProperties({ clusterId, alphas, rowSplits, sums: { x }, values: { beta } });
  assert.equal([...got.clusterIds], [0, 1, 2]);
  assert.equal([...got.clusterSplits], [0, 2, 3]);
  assert.equal([...got.hits], [2, 1, 2]);
  assert.equal(got.values.beta, floats(0.9, 0.8, 0.95));
  assert.equal(got.sums.x, floats(0.1, 5, 0.1));
});

test("true objects: 64-bit ids, local to an event", () => {
  const big = 2n ** 60n;
  const got = clusterProperties({
    clusterId: BigInt64Array.of(big + 1n, big, 0n, big, big),
    unclusteredThreshold: 0,
    rowSplits: [0, 3, 5],
    sums: { pt: floats(1, 2, 4, 8, 16) },
  });
  assert.equal(got.clusterIds, BigInt64Array.of(big, big + 1n, big));
  assert.equal(got.sums.pt, floats(2, 1, 24));
});

test("no hits, all noise, and clusters of weight 0: empty arrays, or means of 0 with the weight 0", () => {
  for (const clusterId of [[], [-1, -2]]) {
    const array = new Float64Array(clusterId.length);
    const got = clusterProperties({ clusterId, alphas: [], sums: { array }, means: { array }, values: { array } });
    const empty = floats();
    assert.equal(got, {
      ...{ clusterIds: empty, clusterSplits: Int32Array.of(0, 0), hits: new Int32Array(0), weights: empty },
      ...{ sums: { array: empty }, means: { array: empty }, values: { array: empty } },
    });
  }
  const input = { clusterId: [0, 0, 1], weights: floats(0, 0, 2), means: { t: floats(3, 4, 5) } };
  const { weights, means, hits, sums, values } = clusterProperties(input);
  assert.equal([weights, means.t, hits], [floats(0, 2), floats(0, 5), Int32Array.of(2, 1)]);
  assert.equal([sums, values], [{}, {}]);
});

test("any hits: sums conserve, means lie between the hits', and a constant is its own mean", () => {
  const hits = fc.array(
    fc.record({ id: fc.integer({ min: -1, max: 4 }), v: fc.integer({ min: -9, max: 9 }), w: fc.nat(3) }),
    { maxLength: 40 },
  );
  const property = fc.property(hits, (drawn) => {
    const v = Float64Array.from(drawn, ({ v }) => v);
    const one = new Float64Array(drawn.length).fill(0.1);
    const got = clusterProperties({
      clusterId: drawn.map(({ id }) => id),
      weights: Float64Array.from(drawn, ({ w }) => w),
      ...{ sums: { v }, means: { v, one } },
    });
    const clustered = drawn.filter(({ id }) => id >= 0);
    const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);
    assert.is(
      total(got.sums.v),
      clustered.reduce((sum, { v }) => sum + v, 0),
    );
    assert.is(total(got.hits), clustered.length);
    for (const [c, id] of got.clusterIds.entries()) {
      const own = clustered.filter((hit) => hit.id === id && hit.w > 0).map(({ v }) => v);
      if (got.weights[c] === 0) {
        assert.equal([own, got.means.v[c]], [[], 0]);
        continue;
      }
      assert.ok(got.means.v[c] >= Math.min(...own) - 1e-12 && got.means.v[c] <= Math.max(...own) + 1e-12);
      assert.ok(Math.abs(got.means.one[c] - 0.1) < 1e-15);
    }
  });
  fc.assert(property, { numRuns: 300, seed: 8 });
});

test("names of the caller's stay names, whatever they are", () => {
  const array = floats(1, 2);
  const sums = Object.fromEntries(["__proto__", "constructor", "0"].map((name) => [name, array]));
  const got = clusterProperties({ clusterId: [0, 0], sums });
  assert.equal(
    Object.entries(got.sums),
    Object.keys(sums).map((name) => [name, floats(3)]),
  );
});

test("bad input is a typed error that says what it got", () => {
  const good = { clusterId: [0, 0, 1], alphas: [0, 2], sums: { e: floats(1, 2, 3) } };
  for (const [change, message] of [
    [{ sums: { e: floats(1, 2) } }, /^sums\.e: got 2 numbers, expected N·P for N = 3/],
    [{ sums: { e: [1, 2, 3] } }, /^sums\.e: got an Array, expected a Float32Array or Float64Array/],
    [{ means: { e: floats(1, 2, Number.NaN) } }, /^means\.e\[2\]: got NaN/],
    [{ sums: floats(1, 2, 3) }, /^sums: got a Float64Array, expected an object of arrays/],
    [{ values: { e: floats(1, 2, 3) }, alphas: undefined }, /^values: got it without alphas/],
    [{ alphas: [0] }, /^alphas: got 1 number, expected C, the clusters of clusterId = 2/],
    [{ alphas: [0, 3] }, /^alphas\[1\]: got 3, expected a whole number from 0 to 2/],
    [{ weights: floats(1, 2, -1) }, /^weights\[2\]: got -1/],
    [{ weights: floats(1) }, /^weights: got 1 number, expected N = 3/],
    [{ rowSplits: [0, 2] }, /^rowSplits: got 2 as its last number/],
    [{ clusterId: [0, 0.5, 1] }, /^clusterId\[1\]: got 0.5/],
    [{ mean: {} }, /unknown option mean: did you mean means/],
  ] as const) {
    throwsInputError(() => clusterProperties({ ...good, ...change } as ClusterPropertiesInput), message);
  }
});

test.run();
