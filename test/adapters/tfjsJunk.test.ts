/** Whatever the operations of TensorFlow.js are handed, what they throw is the package's own, and no tensor stays behind. */
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startBackend } from "../../examples/training/backend.ts";
import { condensationLoss, condensationLossTiger, createTensorOps } from "../../src/adapters/tfjs.ts";
import { condensationLossGrad, condensationLossTigerGrad, conventions, InputError } from "../../src/index.ts";
import { NAMED } from "../fuzz/make/junk.ts";

createRequire(import.meta.url)("@tensorflow/tfjs-core/dist/register_all_gradients.js");

const hits = 12;
const valid = {
  objectId: Int32Array.from({ length: hits }, (_, j) => j % 4),
  ...{ qMin: 0.1, convention: conventions.hgcalmlBasic, onTerms: () => {}, rowSplits: [0, hits] },
  distanceScale: new Float32Array(hits).fill(0.5),
};

test.before(() => startBackend("cpu"));

function throwsOwnOnly(name: string, call: (beta: tf.Tensor1D, x: tf.Tensor2D) => unknown): void {
  const tensors = [tf.fill([hits], 0.25) as tf.Tensor1D, tf.ones([hits, 2]) as tf.Tensor2D] as const;
  const before = tf.memory().numTensors;
  try {
    tf.dispose(call(...tensors) as tf.Tensor);
  } catch (error) {
    assert.instance(error, InputError, `${name}: ${String(error)}`);
  }
  assert.is(tf.memory().numTensors, before, `${name}: tensors`);
  tf.dispose([...tensors]);
}

for (const [name, operation] of Object.entries({ condensationLoss, condensationLossTiger })) {
  test(`${name}: junk as the options, in place of each, and as tensors`, () => {
    for (const { name: what, make } of NAMED) {
      const label = `${name}, ${what}`;
      throwsOwnOnly(`${label} as options`, (beta, x) => operation(beta, x, make() as never));
      throwsOwnOnly(`${label} as beta`, (_, x) => operation(make() as never, x, valid));
      throwsOwnOnly(`${label} as x`, (beta) => operation(beta, make() as never, valid));
      for (const option of Object.keys(valid)) {
        if (option === "onTerms" && typeof make() === "function") continue;
        const options = (): typeof valid => ({ ...valid, [option]: make() });
        throwsOwnOnly(`${label} as ${option}`, (beta, x) => operation(beta, x, options()));
      }
    }
  });

  test(`${name}: what a getter of the options throws is the cause`, () => {
    const thrown = new Error("the caller's own");
    for (const option of Object.keys(valid)) {
      const get = (): never => {
        throw thrown;
      };
      throwsOwnOnly(option, (beta, x) => {
        try {
          return operation(beta, x, Object.defineProperty({ ...valid }, option, { get, enumerable: true }));
        } catch (error) {
          assert.is((error as Error).cause, thrown, option);
          throw error;
        }
      });
    }
  });
}

test("createTensorOps: junk, and functions that are read once", () => {
  for (const { name, make } of NAMED) throwsOwnOnly(name, () => void createTensorOps(make() as never));
  let reads = 0;
  const ops = createTensorOps({
    get condensationLossGrad() {
      reads++;
      return condensationLossGrad;
    },
    condensationLossTigerGrad,
  });
  throwsOwnOnly("a call", (beta, x) => ops.condensationLoss(beta, x, valid));
  throwsOwnOnly("another", (beta, x) => ops.condensationLoss(beta, x, valid));
  assert.is(reads, 1);
});

test.run();
