/** Invalid arguments of `condense`: the InputError names the argument, got and expected. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condense } from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

test("bad input is an InputError that names the argument, got and expected", () => {
  const good = { beta: Float64Array.of(0.5, 0.9), x: Float64Array.of(0, 1, 2, 3), betaThreshold: 0.1, radius: 1 };
  const [before, clusters] = [structuredClone(good), condense(good)];
  for (const [change, message] of [
    [{ beta: [0.5, 0.9] }, /^beta: got an Array, expected a Float32Array or Float64Array; convert it/],
    [{ x: Float32Array.of(0, 1) }, /^x: got a Float32Array, expected a Float64Array like beta/],
    [{ x: Float64Array.of(0, 1, 2) }, /^x: got 3 numbers, expected N·D for N = 2/],
    [{ dimensions: 3 }, /^x: got 4 numbers, expected N·D = 2·3 = 6$/],
    [{ beta: new Float64Array(0) }, /^x: got 4 numbers, expected none, since beta is empty$/],
    [{ t_beta: 0.1 }, /^condense: got an unknown option t_beta: did you mean betaThreshold\?$/],
    [{ td: 0.1 }, /^condense: got an unknown option td: did you mean radius\?$/],
    [
      { beta: Float64Array.of(0.5, 1.5) },
      /^beta\[1\]: got 1.5, expected a number from 0 to 1; if these are logits, pass their sigmoid$/,
    ],
    [{ x: Float64Array.of(0, 1, Number.NaN, 3) }, /^x\[2\]: got NaN, expected a number from -1e\+100 to 1e\+100$/],
    [
      { betaThreshold: undefined },
      /^betaThreshold: got undefined, expected a number, since the rule paper has none of its own$/,
    ],
    [{ betaThreshold: -0.1 }, /^betaThreshold: got -0.1, expected/],
    [{ radius: Number.NaN }, /^radius: got NaN, expected a number from 0 to 1e\+100$/],
    [{ radius: Infinity }, /^radius: got Infinity, expected/],
    [{ rowSplits: [0, 1] }, /^rowSplits: got 1 as its last number, expected N = 2$/],
    [{ beta_threshold: 0.1 }, /^condense: got an unknown option beta_threshold: did you mean betaThreshold\?$/],
  ] as const) {
    throwsInputError(() => condense({ ...good, ...change } as never), message);
  }
  assert.equal(good, before);
  assert.equal(condense(good), clusters);
});

test.run();
