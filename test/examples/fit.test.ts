/** The job that fits a perceptron to one event: its features, its layers and its loop. */
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startBackend } from "../../examples/training/backend.ts";
import { type Activation, dense } from "../../examples/training/dense.ts";
import { featureCount, featureTensor, hitFeatures } from "../../examples/training/fit/features.ts";
import { fit } from "../../examples/training/fit/fitter.ts";
import { createPerceptron } from "../../examples/training/fit/perceptron.ts";
import { type Outputs, outputsOf } from "../../examples/training/outputs.ts";
import { simulateEvent } from "../../src/events.ts";

// Needed to compare with TensorFlow.js's own gradients, which Node's bundle of tfjs-core lacks.
createRequire(import.meta.url)("@tensorflow/tfjs-core/dist/register_all_gradients.js");

const { hits } = simulateEvent({ seed: 3, particles: 12 });
const dimensions = 3;

/** Fits a new perceptron for `steps` steps. Returns its first and last total, and its outputs. */
function fitFor(steps: number): { first: number; last: number; outputs: Outputs } {
  const features = featureTensor(hits, 1);
  const perceptron = createPerceptron({ features: featureCount, dimensions, seed: 1 });
  const totals: number[] = [];
  fit(perceptron, features, {
    steps,
    seconds: Number.POSITIVE_INFINITY,
    learningRate: 5e-3,
    loss: { objectId: hits.objectId, qMin: 0.1, maxNRep: 1000, lossWeights: { repulsive: 20, noise: 0.1 } },
    onStep: ({ terms }) => totals.push(terms.total),
  });
  const outputs = outputsOf(() => perceptron.apply(features));
  tf.dispose([features, [...perceptron.variables]]);
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
  const { first, last, outputs } = fitFor(60);
  const before = tf.memory().numTensors;
  const again = fitFor(60);
  assert.is(tf.memory().numTensors, before);
  assert.ok(last < 0.5 * first, `got ${last} after ${first}`);
  assert.is(again.last, last);
  assert.equal(again.outputs, outputs);
});

test("no step fits into no time", () => {
  const perceptron = createPerceptron({ features: featureCount, dimensions, seed: 0 });
  const loss = { objectId: hits.objectId, qMin: 0.1 };
  const options = { steps: 0, seconds: Number.POSITIVE_INFINITY, learningRate: 1e-3, loss };
  assert.is(fit(perceptron, featureTensor(hits, 0), options), undefined);
});

test.run();
