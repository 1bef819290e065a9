/** The operations of TensorFlow.js over kernels of one's own, and their gradient in distanceScale. */
import * as tf from "@tensorflow/tfjs-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startBackend } from "../../examples/training/backend.ts";
import { condensationLoss, condensationLossTiger, createTensorOps } from "../../src/adapters/tfjs.ts";
import * as api from "../../src/index.ts";
import { randomStream } from "../../src/simulation/random.ts";
import { loadModule } from "../../src/wasm/module.ts";

const hits = 40;
const random = randomStream(5, 0);
const uniform = (length: number, low: number, high: number): Float32Array =>
  Float32Array.from({ length }, () => random.uniform(low, high));
const arrays = { beta: uniform(hits, 0.05, 0.9), x: uniform(hits * 2, 0, 2), distanceScale: uniform(hits, 0.5, 1.5) };
const options = {
  objectId: Int32Array.from({ length: hits }, (_, j) => j % 6),
  qMin: 0.1,
  convention: api.conventions.hgcalmlBasic,
};
const kernels = api.createKernels({ module: loadModule() });
const cases = [
  { name: "condensationLoss", operation: condensationLoss, functions: api },
  { name: "condensationLossTiger", operation: condensationLossTiger, functions: api },
  { name: "condensationLoss", operation: createTensorOps(kernels).condensationLoss, functions: kernels },
  { name: "condensationLossTiger", operation: createTensorOps(kernels).condensationLossTiger, functions: kernels },
] as const;

test.before(() => startBackend("cpu"));

for (const { name, operation, functions } of cases) {
  const whose = functions === api ? "the default kernels" : "kernels of one's own";

  test(`${name} over ${whose}: a distanceScale that is a tensor gets its gradient, an array is a constant`, () => {
    const expected = functions[`${name}Grad`]({ ...options, ...arrays });
    assert.ok(expected.dDistanceScale?.some((value) => Math.abs(value) > 1e-3));
    for (const shape of [[hits], [hits, 1]]) {
      tf.tidy(() => {
        const tensors = [
          tf.tensor1d(arrays.beta),
          tf.tensor2d(arrays.x, [hits, 2]),
          tf.tensor(arrays.distanceScale, shape),
        ];
        const loss = (beta: tf.Tensor, x: tf.Tensor, distanceScale: tf.Tensor): tf.Scalar =>
          operation(beta as tf.Tensor1D, x as tf.Tensor2D, { ...options, distanceScale: distanceScale as tf.Tensor1D });
        const { value, grads } = tf.valueAndGrads(loss)(tensors);
        assert.is(value.dataSync()[0], Math.fround(expected.total));
        assert.equal(grads[2].shape, shape);
        const found = grads.map((grad) => grad.dataSync());
        assert.equal(found, [expected.dBeta, expected.dX, expected.dDistanceScale]);
      });
    }
    tf.tidy(() => {
      const beta = tf.tensor1d(arrays.beta);
      const { distanceScale } = arrays;
      const loss = (x: tf.Tensor): tf.Scalar => operation(beta, x as tf.Tensor2D, { ...options, distanceScale });
      assert.equal(
        tf
          .grad(loss)(tf.tensor2d(arrays.x, [hits, 2]))
          .dataSync(),
        expected.dX,
      );
    });
  });

  test(`${name} over ${whose}: onTerms sees the terms and no gradient`, () => {
    tf.tidy(() => {
      const seen: object[] = [];
      const onTerms = (terms: object): number => seen.push(terms);
      const beta = tf.tensor1d(arrays.beta);
      const { distanceScale } = arrays;
      operation(beta, tf.tensor2d(arrays.x, [hits, 2]), { ...options, distanceScale, onTerms });
      assert.equal(seen, [functions[name]({ ...options, ...arrays })]);
    });
  });
}

test("the gradient in distanceScale is what central differences of the float64 loss say", () => {
  const double = { beta: Float64Array.from(arrays.beta), x: Float64Array.from(arrays.x) };
  const start = Float64Array.from(arrays.distanceScale);
  const totalAt = (j: number, step: number): number =>
    api.condensationLoss({ ...options, ...double, distanceScale: start.map((d, i) => (i === j ? d + step : d)) }).total;
  const got = tf.tidy(() => {
    const beta = tf.tensor1d(arrays.beta);
    const x = tf.tensor2d(arrays.x, [hits, 2]);
    const loss = (distanceScale: tf.Tensor): tf.Scalar =>
      condensationLossTiger(beta, x, { ...options, distanceScale: distanceScale as tf.Tensor1D });
    return tf.grad(loss)(tf.tensor1d(arrays.distanceScale)).dataSync<"float32">();
  });
  const largest = Math.max(...got.map(Math.abs));
  for (let j = 0; j < hits; j++) {
    const difference = (totalAt(j, 1e-6) - totalAt(j, -1e-6)) / 2e-6;
    assert.ok(Math.abs(got[j] - difference) <= 1e-5 * largest, `${j}: got ${got[j]}, expected ${difference}`);
  }
});

test("operations over kernels of one's own leave the default instance alone", () => {
  const before = api.linearMemoryBytes();
  const own = api.createKernels({ module: loadModule() });
  const n = Math.ceil(before / 8);
  tf.tidy(() => {
    const objectId = new Int32Array(n).fill(1);
    createTensorOps(own).condensationLoss(tf.fill([n], 0.5) as tf.Tensor1D, tf.zeros([n, 2]), { objectId, qMin: 0.1 });
  });
  assert.is(api.linearMemoryBytes(), before);
  assert.ok(own.linearMemoryBytes() > before);
});

test.run();
