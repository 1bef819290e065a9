/**
 * Invalid arrays, for each loss function: the InputError names the argument, got and expected, and the call changes
 * nothing.
 */
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as api from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

/** What is added where beta may not have gone through a sigmoid. */
const LOGITS = "; if these are logits, pass their sigmoid";

type Case = [change: Record<string, unknown>, message: RegExp];

const { condensationLoss, condensationLossGrad, condensationLossTiger, condensationLossTigerGrad, conventions } = api;
const losses: Record<string, (input: never) => object> = {
  condensationLoss,
  condensationLossGrad,
  condensationLossTiger,
  condensationLossTigerGrad,
};
const f32 = (...numbers: number[]): Float32Array => Float32Array.from(numbers);
const f64 = (...numbers: number[]): Float64Array => Float64Array.from(numbers);
/** A stand-in for runtimes without Float16Array. */
const Half =
  (globalThis as { Float16Array?: typeof Float32Array }).Float16Array ?? class Float16Array extends Uint16Array {};

const good = {
  beta: f64(0.1, 0.5, 0.9, 0.3),
  x: f64(0, 0.5, 0.25, 0, 1, 0.5, 0.5, 0.75),
  objectId: Int32Array.of(0, 1, 1, 2),
  qMin: 0.1,
};
const single = { ...good, beta: Float32Array.from(good.beta), x: Float32Array.from(good.x) };
const empty = { beta: f64(), objectId: [] };

const groups: Record<string, Case[]> = {
  lengths: [
    [{ beta: f64(0.1, 0.2, 0.3) }, /^x: got 8 numbers, expected N·D for N = 3 and a whole D of 1 or more$/],
    [{ beta: f64(0.1, 0.2) }, /^objectId: got 4 numbers, expected N = 2$/],
    [{ objectId: Int32Array.of(1, 2, 3) }, /^objectId: got 3 numbers, expected N = 4$/],
    [{ objectId: [1, 2, 3, 4, 5] }, /^objectId: got 5 numbers, expected N = 4$/],
    [{ weights: f64(1, 1, 1) }, /^weights: got 3 numbers, expected N = 4$/],
    [{ weights: f64() }, /^weights: got 0 numbers, expected N = 4$/],
    [{ x: f64(1, 2, 3, 4, 5, 6, 7) }, /^x: got 7 numbers, expected N·D for N = 4/],
    [{ x: f64(1) }, /^x: got 1 number, expected N·D for N = 4 and a whole D of 1 or more$/],
    [{ x: f64() }, /^x: got 0 numbers, expected N·D for N = 4 and a whole D of 1 or more$/],
    [empty, /^x: got 8 numbers, expected none, since beta is empty$/],
    [{ ...empty, dimensions: 2 }, /^x: got 8 numbers, expected none, since beta is empty$/],
    [{ x: good.beta, beta: good.x }, /^x: got 4 numbers, expected .* 1 or more; are x and beta swapped\?$/],
    [{ dimensions: 3 }, /^x: got 8 numbers, expected N·D = 4·3 = 12$/],
    ...[0, -1, 1.5, Number.NaN, "2"].map(
      (dimensions): Case => [{ dimensions }, /^dimensions: got .+ whole number from 1/],
    ),
  ],
  types: [
    [
      { x: [[0, 0.5]] },
      /^x: got an Array, .* convert it with Float32Array\.from\(x\.flatMap\(\(row\) => \[\.\.\.row\]\)\)$/,
    ],
    [{ x: [f32(0, 0.5)] }, /^x: got an Array, .*Float32Array\.from\(x\.flatMap/],
    [
      { beta: tf.tensor1d([0.5]) },
      /^beta: got a Tensor, expected a Float32Array or Float64Array; pass beta\.dataSync\(\)$/,
    ],
    [{ beta: tf.variable(tf.tensor1d([0.5])) }, /^beta: got a Variable, .*; pass beta\.dataSync\(\)$/],
    ...["beta", "x", "weights"].flatMap((name): Case[] => [
      [{ [name]: [0.1, 0.5, 0.9, 0.3] }, new RegExp(`^${name}: got an Array, expected a .*Float32Array.from.${name}`)],
      [{ [name]: new Half(4) }, new RegExp(`^${name}: got a Float16Array, expected a .*from.${name}`)],
      [
        { [name]: new DataView(new ArrayBuffer(32)) },
        new RegExp(`^${name}: got a DataView, expected a Float32Array or`),
      ],
      [{ [name]: "0.1" }, new RegExp(`^${name}: got "0.1", expected a Float32Array or Float64Array$`)],
      [{ [name]: null }, new RegExp(`^${name}: got null, expected a Float32Array or Float64Array$`)],
    ]),
    [{ beta: undefined }, /^beta: got undefined, expected a Float32Array or Float64Array$/],
    [{ x: undefined }, /^x: got undefined, expected a Float32Array or Float64Array$/],
    [{ x: single.x }, /^x: got a Float32Array, expected a Float64Array like beta; convert it with Float64Array.from/],
    [{ beta: single.beta }, /^x: got a Float64Array, expected a Float32Array like beta/],
    [{ weights: f32(1, 1, 1, 1) }, /^weights: got a Float32Array, expected a Float64Array like beta/],
    [{ objectId: undefined }, /^objectId: got undefined, expected an Int32Array/],
    [{ objectId: f64(0, 1, 1, 2) }, /^objectId: got a Float64Array, expected an Int32Array.*Array.from\(objectId\)$/],
    [{ objectId: Uint8Array.of(0, 1, 1, 2) }, /^objectId: got a Uint8Array, expected an Int32Array/],
    [{ objectId: new DataView(new ArrayBuffer(4)) }, /^objectId: got a DataView, .* safe integers$/],
    [{ objectId: "abcd" }, /^objectId: got "abcd", expected an Int32Array/],
    [{ objectId: ["a", "b", "c", "d"] }, /^objectId\[0\]: got "a", expected a safe integer/],
    [{ objectId: [0, 1, 1n, 2] }, /^objectId\[2\]: got 1n, expected a safe integer; .*BigInt64Array/],
    [{ objectId: [0, 1, 2 ** 53, 2] }, /^objectId\[2\]: got 9007199254740992, .*larger ids in a BigInt64Array$/],
    [{ objectId: [0, 1.5, 1, 2] }, /^objectId\[1\]: got 1.5, expected a safe integer/],
    [{ objectId: [0, 1, 1, Number.NaN] }, /^objectId\[3\]: got NaN, expected a safe integer/],
  ],
  "numbers in arrays": [
    ...[-0.1, 1.1, Number.NaN, Infinity, -Infinity, -1e-300].map(
      (v): Case => [
        { beta: f64(0.1, 0.5, v, 2) },
        new RegExp(`^beta\\[2\\]: got ${v}, expected a number from 0 to 1${Number.isFinite(v) ? LOGITS : ""}$`),
      ],
    ),
    ...[Number.NaN, Infinity, -Infinity].flatMap((v): Case[] => [
      [
        { x: f64(0, 0, 0, 0, 0, 0, 0, v) },
        new RegExp(`^x\\[7\\]: got ${v}, expected a number from -1e\\+100 to 1e\\+100$`),
      ],
      [
        { ...single, x: f32(0, 0, 0, 0, 0, v, 0, 0) },
        new RegExp(`^x\\[5\\]: got ${v}, expected .* -1e\\+15 to 1e\\+15$`),
      ],
      [{ weights: f64(v, 1, 1, 1) }, new RegExp(`^weights\\[0\\]: got ${v}, expected .* -1e\\+15 to 1e\\+15$`)],
    ]),
    [{ x: f64(0, 0, -1.01e100, 0, 0, 0, 0, 0) }, /^x\[2\]: got -1.01e\+100, expected/],
    [{ ...single, x: f32(0, 0, 0, 0, 2 ** 50, 0, 0, 0) }, /^x\[4\]: got 1125899906842624, expected/],
    [{ weights: f64(1, 1, 1, 1.01e15) }, /^weights\[3\]: got 1010000000000000, expected/],
  ],
};

for (const [name, loss] of Object.entries(losses)) {
  for (const [group, cases] of Object.entries(groups)) {
    test(`${name}: ${group}`, () => {
      loss(good as never);
      loss(single as never);
      for (const [change, message] of cases) throwsInputError(() => loss({ ...good, ...change } as never), message);
    });
  }

  test(`${name}: an error leaves the inputs as they were and gives the memory back`, () => {
    const before = loss(good as never);
    const bytes = api.linearMemoryBytes();
    for (const [change] of Object.values(groups).flat()) {
      const arrays = Object.values({ ...good, ...change }).filter((value) => ArrayBuffer.isView(value));
      const copies = arrays.map(({ buffer }) => buffer.slice(0));
      assert.throws(() => loss({ ...good, ...change } as never));
      assert.equal(
        arrays.map(({ buffer }) => buffer),
        copies,
      );
    }
    assert.is(api.linearMemoryBytes(), bytes);
    assert.equal(loss(good as never), before);
  });
}

test("the largest numbers allowed are allowed", () => {
  for (const loss of Object.values(losses)) {
    const largest = { qMin: 1e15, noiseThreshold: Number.MIN_SAFE_INTEGER, convention: conventions.objectCondensation };
    loss({ ...good, ...largest, weights: f64(1e15, -1e15, 0, 1), x: good.x.map(() => -1e100), dimensions: 2 } as never);
    loss({
      ...single,
      ...largest,
      x: single.x.map(() => 1e15),
      objectId: [-(2 ** 53) + 1, 0, 2 ** 53 - 1, 1],
    } as never);
  }
});

test.run();
