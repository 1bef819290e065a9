/** Invalid arguments of `dbscan`: the InputError names the argument, got and expected. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { dbscan } from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

test("bad input is an InputError that names the argument, got and expected", () => {
  const good = { x: Float64Array.of(0, 1, 2, 3), dimensions: 2, eps: 1, minSamples: 2 };
  const [before, clusters] = [structuredClone(good), dbscan(good)];
  for (const [change, message] of [
    [{ x: [0, 1] }, /^x: got an Array, expected a Float32Array or Float64Array; convert it/],
    [{ dimensions: 3 }, /^x: got 4 numbers, expected N·D for a whole N and D = 3$/],
    [{ dimensions: 0 }, /^dimensions: got 0, expected a whole number from 1/],
    [{ dimensions: undefined }, /^dimensions: got undefined, expected D, unless rowSplits give N$/],
    [{ dimensions: undefined, rowSplits: [0, 3] }, /^x: got 4 numbers, expected N·D for N = 3/],
    [{ dimensions: undefined, rowSplits: [0, "2"] }, /^rowSplits\[1\]: got "2", expected a whole number/],
    [{ dimensions: undefined, rowSplits: {} }, /^rowSplits: got an Object, expected an Int32Array or an array/],
    [{ rowSplits: [0, 1] }, /^rowSplits: got 1 as its last number, expected N = 2$/],
    [{ x: Float64Array.of(0, Number.NaN) }, /^x\[1\]: got NaN, expected a number from -1e\+100 to 1e\+100$/],
    [{ eps: -1 }, /^eps: got -1, expected a number from 0 to 1e\+100$/],
    [{ eps: Number.NaN }, /^eps: got NaN/],
    [{ minSamples: 0 }, /^minSamples: got 0, expected a whole number from 1/],
    [{ minSamples: 2.5 }, /^minSamples: got 2.5, expected a whole number/],
    [{ sampleWeight: Float32Array.of(1, 1) }, /^sampleWeight: got a Float32Array, expected a Float64Array like x/],
    [{ sampleWeight: [1, 1] }, /^sampleWeight: got an Array, expected a Float32Array or Float64Array/],
    [{ sampleWeight: Float64Array.of(1) }, /^x: got 4 numbers, expected N·D = 1·2 = 2$/],
    [
      { sampleWeight: Float64Array.of(1, Infinity) },
      /^sampleWeight\[1\]: got Infinity, expected a number from -1e\+15 to/,
    ],
    [{ min_samples: 2 }, /^dbscan: got an unknown option min_samples: did you mean minSamples\?$/],
  ] as const) {
    throwsInputError(() => dbscan({ ...good, ...change } as never), message);
  }
  assert.equal(good, before);
  assert.equal(dbscan(good), clusters);
});

test.run();
