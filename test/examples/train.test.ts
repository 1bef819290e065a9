/** The main job's parts: features, layers, the training loop, the table and the command line. */
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startBackend } from "../../examples/training/backend.ts";
import { type Activation, dense } from "../../examples/training/dense.ts";
import { featureTensor } from "../../examples/training/eventSource.ts";
import { featureCount, hitFeatures } from "../../examples/training/features.ts";
import { createNetwork, evaluate, type Outputs } from "../../examples/training/network.ts";
import { parseOptions } from "../../examples/training/options.ts";
import { formatTable } from "../../examples/training/report.ts";
import { train } from "../../examples/training/trainer.ts";
import { InputError } from "../../src/index.ts";
import { simulateEvent } from "../../src/simulation/simulate.ts";

// Needed to compare with TensorFlow.js's own gradients, which Node's bundle of tfjs-core lacks.
createRequire(import.meta.url)("@tensorflow/tfjs-core/dist/register_all_gradients.js");

const event = simulateEvent({ seed: 3, particles: 12 });
const { objectId } = event.hits;
const dimensions = 3;

/** Trains a new network for `steps` steps. Returns its first and last total, and its outputs. */
function trainFor(steps: number): { first: number; last: number; outputs: Outputs } {
  const features = featureTensor(event, 1);
  const network = createNetwork({ features: featureCount, dimensions, seed: 1 });
  const totals: number[] = [];
  train(network, features, {
    steps,
    seconds: Number.POSITIVE_INFINITY,
    learningRate: 5e-3,
    loss: { objectId, qMin: 0.1, maxNRep: 1000, lossWeights: { repulsive: 20, noise: 0.1 } },
    onStep: ({ terms }) => totals.push(terms.total),
  });
  const outputs = evaluate(network, features);
  tf.dispose([features, [...network.variables]]);
  return { first: totals[0], last: totals[totals.length - 1], outputs };
}

test.before(() => startBackend("wasm"));

test("features: one row of featureCount finite numbers for each hit, the geometric ones first", () => {
  const features = hitFeatures({ x: [3, 0], y: [4, 50], z: [12, 0] }, 7);
  assert.is(features.length, 2 * featureCount);
  const expected = [3 / 5, 4 / 5, Math.asinh(12 / 5) / 4, 5e-3, 4e-3, 3 / 13, 4 / 13, 12 / 13];
  for (const [c, value] of expected.entries()) assert.ok(Math.abs(features[c] - value) < 1e-6, `feature ${c}`);
  assert.ok(features.every((value) => Math.abs(value) <= 1));
  assert.equal(hitFeatures({ x: [3, 0], y: [4, 50], z: [12, 0] }, 7), features);
  assert.not.equal(hitFeatures({ x: [3, 0], y: [4, 50], z: [12, 0] }, 8), features);
});

for (const activation of ["linear", "relu", "sigmoid"] as Activation[]) {
  test(`a ${activation} layer has the gradient that TensorFlow.js finds itself`, () => {
    tf.tidy(() => {
      const inputs = [tf.randomNormal([9, 5], 0, 1, "float32", 1), tf.randomNormal([5, 4], 0, 1, "float32", 2)];
      const start = [...inputs, tf.randomNormal([4], 0, 1, "float32", 3)];
      const act = { linear: (y: tf.Tensor) => y, relu: tf.relu, sigmoid: tf.sigmoid }[activation];
      const ours = (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor) =>
        dense(x as tf.Tensor2D, w as tf.Tensor2D, b as tf.Tensor1D, activation);
      const theirs = (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor) => act(tf.add(tf.matMul(x, w), b));
      const dy = tf.randomNormal([9, 4], 0, 1, "float32", 4);
      const got = tf.grads(ours)(start, dy);
      tf.grads(theirs)(start, dy).forEach((expected, i) => {
        assert.equal(got[i].shape, expected.shape);
        assert.ok(tf.max(tf.abs(tf.sub(got[i], expected))).dataSync()[0] < 1e-5);
      });
    });
  });
}

test("sixty steps lower the loss; the same seed gives the same bits; nothing leaks", () => {
  const { first, last, outputs } = trainFor(60);
  const before = tf.memory().numTensors;
  const again = trainFor(60);
  assert.is(tf.memory().numTensors, before);
  assert.ok(last < 0.5 * first, `got ${last} after ${first}`);
  assert.is(again.last, last);
  assert.equal(again.outputs, outputs);
});

test("no step fits into no time", () => {
  const network = createNetwork({ features: featureCount, dimensions, seed: 1 });
  const loss = { objectId, qMin: 0.1 };
  const options = { steps: 0, seconds: Number.POSITIVE_INFINITY, learningRate: 1e-3, loss };
  assert.is(train(network, featureTensor(event, 1), options), undefined);
});

test("the command line: defaults by the kind of event, and errors that say got and expected", () => {
  const { steps, seconds, dimensions: d, repulsive } = parseOptions([]);
  assert.equal([steps, seconds, d, repulsive], [600, Number.POSITIVE_INFINITY, 3, 20]);
  const real = parseOptions(["event000000001", "--seed", "0"]);
  assert.equal([real.steps, real.seconds, real.dimensions, real.seed], [Number.POSITIVE_INFINITY, 60, 8, 0]);
  for (const args of [
    ["--steps", "0"],
    ["--steps", "1.5"],
    ["--seconds", "x"],
    ["--backend", "gpu"],
    ["a", "b", "c"],
  ]) {
    assert.throws(
      () => parseOptions(args),
      (error: Error) => error instanceof InputError && /got.*expected/.test(error.message),
    );
  }
});

test("tables align the first column left and the others right", () => {
  assert.is(
    formatTable([
      ["a", "bcd"],
      ["ef", "g"],
    ]),
    "a   bcd\nef    g",
  );
});

test.run();
