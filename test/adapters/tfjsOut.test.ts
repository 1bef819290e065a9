/** The operations reuse the arrays of gradients that TensorFlow.js has used, and never those that it may still read. */
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type BackendName, startBackend } from "../../examples/training/backend.ts";
import { createTensorOps } from "../../src/adapters/tfjs.ts";
import { condensationLossGrad, condensationLossTigerGrad } from "../../src/index.ts";
import { sample } from "../support/samples.ts";

createRequire(import.meta.url)("@tensorflow/tfjs-core/dist/register_all_gradients.js");

type Tensors = readonly [beta: tf.Tensor1D, x: tf.Tensor2D];

const HITS = 40;
const { objectId } = sample(Float32Array, { seed: 1, hits: HITS, objects: 5, dims: 2, width: 2 });
const options = { objectId, qMin: 0.1 };

function tensors(seed: number): Tensors {
  const { beta, x } = sample(Float32Array, { seed, hits: HITS, objects: 5, dims: 2, width: 2 });
  return [tf.tensor1d(beta), tf.tensor2d(x, [HITS, 2])];
}

/** Operations, and the array that each call got for dX or made. */
function watched() {
  const arrays: Float32Array[] = [];
  const lossGrad = ((input: never) => {
    const result = condensationLossGrad(input) as unknown as { dX: Float32Array };
    arrays.push(result.dX);
    return result;
  }) as unknown as typeof condensationLossGrad;
  const ops = createTensorOps({ condensationLossGrad: lossGrad, condensationLossTigerGrad });
  const loss = (beta: tf.Tensor, x: tf.Tensor): tf.Scalar =>
    ops.condensationLoss(beta as tf.Tensor1D, x as tf.Tensor2D, options);
  return { arrays, loss };
}

const expected = ([beta, x]: Tensors): Float32Array =>
  condensationLossGrad({ ...options, beta: beta.dataSync<"float32">(), x: x.dataSync<"float32">() }).dX;

for (const backend of ["cpu", "wasm"] as BackendName[]) {
  const test = suite(`tfjs out on ${backend}`);
  test.before(() => startBackend(backend));

  test("call after call overwrites the same arrays, and no gradient that was returned", () => {
    const { arrays, loss } = watched();
    const all = [1, 2, 3].map(tensors);
    const got = all.map(([beta, x]) => tf.grads(loss as (...args: tf.Tensor[]) => tf.Scalar)([beta, x])[1]);
    assert.is(new Set(arrays).size, 1);
    got.forEach((grad, i) => {
      assert.equal(grad.dataSync().slice(), expected(all[i]));
    });
  });

  test("losses that are alive together have arrays of their own", () => {
    const { arrays, loss } = watched();
    const [a, b] = [4, 5].map(tensors);
    const sum = (x: tf.Tensor, y: tf.Tensor): tf.Scalar => tf.add(loss(a[0], x), loss(b[0], y)) as tf.Scalar;
    for (let call = 0; call < 2; call++) {
      arrays.length = 0;
      const grads = tf.grads(sum as (...args: tf.Tensor[]) => tf.Scalar)([a[1], b[1]]);
      assert.is(new Set(arrays).size, 2);
      assert.equal(grads[0].dataSync().slice(), expected(a));
      assert.equal(grads[1].dataSync().slice(), expected(b));
    }
  });

  test("other sizes get new arrays", () => {
    const { arrays, loss } = watched();
    const [beta, x] = tensors(6);
    const wide = tf.concat([x, x], 1);
    for (const space of [x, wide, x]) tf.grad((v) => loss(beta, v))(space);
    assert.is(new Set(arrays).size, 3);
  });

  test.run();
}
