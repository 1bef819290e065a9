/** The losses as operations of TensorFlow.js: their gradient through a network, shapes, terms, errors and leaks. */
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type BackendName, startBackend } from "../../examples/training/backend.ts";
import { condensationLoss, condensationLossTiger } from "../../src/adapters/tfjs.ts";
import { condensationLossGrad, condensationLossTigerGrad, InputError, UnsupportedError } from "../../src/index.ts";
import { randomStream } from "../../src/simulation/random.ts";
import { backward, forward, type Weights } from "./perceptron.ts";

// Node's bundle of tfjs-core holds no gradients of its own operations; the union package would register them.
createRequire(import.meta.url)("@tensorflow/tfjs-core/dist/register_all_gradients.js");

const sizes = { hits: 60, inputs: 5, hidden: 8, dims: 3 };
const { hits, inputs, hidden, dims } = sizes;
const objectId = Int32Array.from({ length: hits }, (_, j) => j % 7);
const lossWeights = { attractive: 1, repulsive: 20, coward: 1, noise: 0.1 };
const options = { objectId, qMin: 0.1, lossWeights };

/** Draws normal numbers that float32 holds exactly, so that both precisions start from the same numbers. */
function normals(stream: number, length: number, sigma: number): Float64Array {
  const random = randomStream(1, stream);
  return Float64Array.from({ length }, () => Math.fround(random.normal(sigma)));
}

const features = normals(1, hits * inputs, 1);
const weights: Weights = {
  w1: normals(2, inputs * hidden, 0.5),
  b1: normals(3, hidden, 0.1),
  wBeta: normals(4, hidden, 0.5),
  bBeta: normals(5, 1, 0.1),
  wX: normals(6, hidden * dims, 0.3),
};
const shapes: Record<keyof Weights, number[]> = {
  w1: [inputs, hidden],
  b1: [hidden],
  wBeta: [hidden, 1],
  bBeta: [1],
  wX: [hidden, dims],
};
const names = Object.keys(shapes) as (keyof Weights)[];

const operations = [
  { name: "plain", operation: condensationLoss, lossGrad: condensationLossGrad },
  { name: "tiger", operation: condensationLossTiger, lossGrad: condensationLossTigerGrad },
] as const;

/** Returns the gradient in all weights, as TensorFlow.js computes it, and the total. */
function gradientsOf(operation: (beta: tf.Tensor2D, x: tf.Tensor2D) => tf.Scalar): {
  total: number;
  got: Float32Array[];
} {
  return tf.tidy(() => {
    const input = tf.tensor2d(Float32Array.from(features), [hits, inputs]);
    const loss = (w1: tf.Tensor, b1: tf.Tensor, wBeta: tf.Tensor, bBeta: tf.Tensor, wX: tf.Tensor) => {
      const h = tf.tanh(tf.add(tf.matMul(input, w1), b1));
      const beta = tf.sigmoid(tf.add(tf.matMul(h, wBeta), bBeta));
      return operation(beta as tf.Tensor2D, tf.matMul(h, wX) as tf.Tensor2D);
    };
    const start = names.map((name) => tf.tensor(Float32Array.from(weights[name]), shapes[name]));
    const { value, grads } = tf.valueAndGrads(loss as (...args: tf.Tensor[]) => tf.Scalar)(start);
    return { total: value.dataSync()[0], got: grads.map((grad) => grad.dataSync<"float32">().slice()) };
  });
}

for (const backend of ["cpu", "wasm"] as BackendName[]) {
  const test = suite(`tfjs on ${backend}`);
  test.before(() => startBackend(backend));

  for (const { name, operation, lossGrad } of operations) {
    test(`${name}: the gradient through a network is that of a float64 chain rule`, () => {
      const outputs = forward(features, weights, sizes);
      const loss = lossGrad({ ...options, beta: outputs.beta, x: outputs.x });
      const expected = backward(features, weights, outputs, loss, sizes);
      const { total, got } = gradientsOf((beta, x) => operation(beta, x, options));
      assert.ok(Math.abs(total - loss.total) <= 1e-5 * loss.total, `got ${total}, expected ${loss.total}`);
      names.forEach((weight, i) => {
        const scale = Math.max(...expected[weight].map(Math.abs));
        assert.ok(scale > 1e-3, `the gradient in ${weight} must not vanish for this to be a test`);
        const worst = Math.max(...expected[weight].map((value, c) => Math.abs(value - got[i][c])));
        assert.ok(worst <= 1e-5 * scale, `${weight}: off by ${worst} of ${scale}`);
      });
    });

    test(`${name}: no tensor leaks`, () => {
      gradientsOf((beta, x) => operation(beta, x, options));
      const before = tf.memory().numTensors;
      gradientsOf((beta, x) => operation(beta, x, options));
      assert.is(tf.memory().numTensors, before);
    });
  }

  test("a flat beta and a column give the same, and onTerms sees the terms", () => {
    tf.tidy(() => {
      const x = tf.zeros([hits, dims]) as tf.Tensor2D;
      const flat = tf.fill([hits], 0.25) as tf.Tensor1D;
      const column = tf.fill([hits, 1], 0.25) as tf.Tensor2D;
      const expected = condensationLossTigerGrad({
        ...options,
        beta: flat.dataSync<"float32">(),
        x: x.dataSync<"float32">(),
      });
      for (const beta of [flat, column]) {
        const seen: number[] = [];
        const onTerms = ({ nRep, total }: { nRep: number; total: number }) => seen.push(nRep, total);
        const value = condensationLossTiger(beta, x, { ...options, onTerms });
        assert.equal(seen, [expected.nRep, expected.total]);
        assert.is(value.dataSync()[0], Math.fround(expected.total));
      }
    });
  });

  test("an upstream gradient scales the gradient", () => {
    tf.tidy(() => {
      const beta = tf.fill([hits], 0.25) as tf.Tensor1D;
      const x = tf.tensor2d(Float32Array.from(normals(7, hits * dims, 0.3)), [hits, dims]);
      const gradient = tf.grad((input) => condensationLossTiger(beta, input as tf.Tensor2D, options));
      const doubled = gradient(x, tf.scalar(2)).dataSync();
      assert.equal(
        doubled,
        gradient(x)
          .dataSync()
          .map((value) => 2 * value),
      );
    });
  });

  test("a second derivative and shapes that do not match are typed errors", () => {
    tf.tidy(() => {
      const beta = tf.fill([hits], 0.25) as tf.Tensor1D;
      const x = tf.zeros([hits, dims]) as tf.Tensor2D;
      const gradient = tf.grad((input) => condensationLossTiger(beta, input as tf.Tensor2D, options));
      assert.throws(
        () => tf.grad((input) => tf.sum(gradient(input)))(x),
        (error: Error) => error instanceof UnsupportedError,
      );
      assert.throws(
        () => condensationLossTiger(beta, tf.zeros([hits - 1, dims]), options),
        (error: Error) => error instanceof InputError && /\[60\].*\[59,3\]/.test(error.message),
      );
    });
  });

  test.run();
}
