/** responses: numbers of numpy, bins by hand, and bins of nothing. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { clusterProperties, matchObjects, matchRules, type ResponsesInput, responses } from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const nothing = { count: 0, mean: null, median: null, resolution: null, relativeResolution: null, rms: null };
const floats = (...values: number[]): Float64Array => Float64Array.from(values);

function close(got: unknown, expected: number): void {
  assert.ok(Math.abs((got as number) - expected) <= 1e-14 * Math.abs(expected), `got ${got}, expected ${expected}`);
}

test("numpy's numbers for responses 0.5, 0.9, 1, 1.1, 1.6, 2.3", () => {
  const { all, bins } = responses({
    predicted: floats(1.6, 1, 2.3, 0.9, 0.5, 1.1),
    truth: new Float64Array(6).fill(1),
  });
  // numpy 2.4.6: np.mean, np.median, (np.percentile(r, 84) - np.percentile(r, 16)) / 2, np.std
  close(all.mean, 1.2333333333333334);
  close(all.median, 1.05);
  close(all.resolution, 0.4600000000000001);
  close(all.relativeResolution, 0.4600000000000001 / 1.05);
  close(all.rms, 0.5763872155263526);
  assert.equal([all.count, bins], [6, []]);
});

test("bins have their lower edge; a bin of nothing is null, and what is in no bin counts in all", () => {
  const { all, bins } = responses({
    predicted: floats(1, 2, 3, 4, 5),
    truth: floats(1, 1, 2, 2, 4),
    values: floats(0, 10, 9.99, -1, 30),
    edges: [0, 10, 20, 30],
  });
  assert.is(all.count, 5);
  assert.equal(bins[0], {
    ...{ low: 0, high: 10, count: 2, mean: 1.25, median: 1.25, rms: 0.25 },
    ...{ resolution: (1.42 - 1.08) / 2, relativeResolution: (1.42 - 1.08) / 2 / 1.25 },
  });
  assert.equal(bins[1], {
    low: 10,
    high: 20,
    count: 1,
    mean: 2,
    median: 2,
    resolution: 0,
    relativeResolution: 0,
    rms: 0,
  });
  assert.equal(bins[2], { low: 20, high: 30, ...nothing });
});

test("no pairs, a median of 0, infinite edges and values", () => {
  const none = { predicted: floats(), truth: floats() };
  assert.equal(responses(none), { all: nothing, bins: [] });
  const edges = floats(-Infinity, 0, Infinity);
  assert.equal(
    responses({ ...none, values: floats(), edges }).bins.map(({ count, mean }) => [count, mean]),
    [
      [0, null],
      [0, null],
    ],
  );
  const zero = responses({
    predicted: floats(-1, 0, 1),
    truth: floats(1, 1, 1),
    values: floats(-Infinity, 5, Infinity),
    edges,
  });
  assert.equal([zero.all.median, zero.all.relativeResolution], [0, null]);
  assert.equal(
    zero.bins.map(({ count }) => count),
    [1, 1],
  );
});

test("every number is finite or null at the limits, and a scale of the prediction is one of the response", () => {
  const limits = responses({ predicted: floats(1e100, -1e100, 5e-324), truth: floats(1e-30, 1e-30, 1e100) });
  for (const value of Object.values(limits.all)) assert.ok(value === null || Number.isFinite(value), `${value}`);
  const pairs = fc.array(
    fc.tuple(fc.double({ min: 0.1, max: 10, noNaN: true }), fc.double({ min: 0.1, max: 10, noNaN: true })),
    {
      minLength: 1,
      maxLength: 50,
    },
  );
  const property = fc.property(pairs, (drawn) => {
    const predicted = Float64Array.from(drawn, ([one]) => one);
    const truth = Float64Array.from(drawn, ([, one]) => one);
    const one = responses({ predicted, truth, values: truth, edges: [0, 1, 11] });
    const four = responses({ predicted: predicted.map((value) => 4 * value), truth, values: truth, edges: [0, 1, 11] });
    for (const field of ["mean", "median", "resolution", "rms"] as const)
      assert.is(four.all[field], 4 * one.all[field]!);
    assert.is(four.all.relativeResolution, one.all.relativeResolution);
    assert.is(one.bins[0].count + one.bins[1].count, one.all.count);
  });
  fc.assert(property, { numRuns: 100, seed: 6 });
});

test("the energy response of a matching, as the documentation joins it", () => {
  const clusterId = [0, 0, 0, 1, 1, -1];
  const objectId = [3, 3, -1, 5, 5, 5];
  const energy = floats(2, 2, 1, 3, 1, 4);
  const { pairs } = matchObjects({ clusterId, objectId, weights: energy, ...matchRules.hgcalml });
  const found = clusterProperties({ clusterId, sums: { energy } });
  const real = clusterProperties({ clusterId: objectId, unclusteredThreshold: -1, sums: { energy } });
  const predicted = Float64Array.from(pairs.clusters, (c) => found.sums.energy[c]);
  const truth = Float64Array.from(pairs.objects, (k) => real.sums.energy[k]);
  const { all, bins } = responses({ predicted, truth, values: truth, edges: [0, 5, 10] });
  assert.equal([all.count, all.mean], [2, (5 / 4 + 4 / 8) / 2]);
  assert.equal(
    bins.map(({ mean }) => mean),
    [5 / 4, 4 / 8],
  );
});

test("bad input is a typed error that says what it got", () => {
  const good = { predicted: floats(1, 2), truth: floats(1, 2), values: floats(1, 2), edges: [0, 1] };
  for (const [change, message] of [
    [{ truth: floats(1, 0) }, /^truth\[1\]: got 0, expected a number from 1e-30 to/],
    [{ truth: floats(1) }, /^truth: got 1 number, expected the length of predicted = 2/],
    [{ predicted: [1, 2] }, /^predicted: got an Array, expected a Float32Array or Float64Array/],
    [{ predicted: floats(1, Number.NaN) }, /^predicted\[1\]: got NaN/],
    [{ values: floats(1, Number.NaN) }, /^values\[1\]: got NaN/],
    [{ values: undefined }, /^responses: got edges without values, expected both or neither/],
    [{ edges: undefined }, /^responses: got values without edges, expected both or neither/],
    [{ edges: [1] }, /^edges: got 1 number, expected at least 2/],
    [{ edges: [1, 1] }, /^edges\[1\]: got 1 after 1, expected edges that rise/],
    [{ edges: [1, Number.NaN] }, /^edges\[1\]: got NaN/],
    [{ edge: [1, 2] }, /unknown option edge: did you mean edges/],
  ] as const) {
    throwsInputError(() => responses({ ...good, ...change } as ResponsesInput), message);
  }
});

test.run();
