// All entries of the package have the same error classes and the same instance of the kernels, and the operations of
// TensorFlow.js give the loss's own bits. Plain JavaScript without Node APIs; throws where that does not hold.

import * as tf from "@tensorflow/tfjs-core";
import * as api from "object-condensation";
import { parseTrackml, simulateEvent } from "object-condensation/events";
import * as tensors from "object-condensation/tfjs";

const D = 3;

export async function checkEntries() {
  await startTensors();
  refused("condensationLoss", () => api.condensationLoss({}));
  refused("simulateEvent", () => simulateEvent({ seed: -1 }));
  refused("parseTrackml", () => parseTrackml({ hits: "", truth: "", particles: "" }));
  refused("the operation", () => tensors.condensationLossTiger());
  // more than fits the memory that the default kernels hold, so that it has to grow
  const before = api.linearMemoryBytes();
  checkOperation(tensors, api, Math.ceil(before / 8));
  if (api.linearMemoryBytes() === before) throw new Error("the operation has an instance of the kernels for itself");
}

/** Operations over kernels of their own leave the default instance alone. */
export async function checkOwnKernels(module) {
  await startTensors();
  const own = api.createKernels({ module });
  const before = api.linearMemoryBytes();
  checkOperation(tensors.createTensorOps(own), own, Math.ceil(before / 8));
  if (api.linearMemoryBytes() !== before) throw new Error("kernels of their own reached into the default instance");
}

async function startTensors() {
  tf.enableProdMode();
  // TensorFlow.js knows browsers, workers and Node; elsewhere its user names a platform
  if (!tf.env().platform) tf.env().setPlatform("edge", { now: () => Date.now() });
  if (!(await tf.setBackend("cpu"))) throw new Error("TensorFlow.js has no cpu backend here");
}

function refused(name, call) {
  try {
    call();
  } catch (error) {
    if (error instanceof api.InputError) return;
    throw new Error(`${name}: got ${error.name}: ${error.message}, expected an InputError of object-condensation`);
  }
  throw new Error(`${name}: got no error, expected an InputError`);
}

function checkOperation(ops, functions, hits) {
  const beta = Float32Array.from({ length: hits }, (_, j) => ((j * 7) % 101) / 101);
  const x = Float32Array.from({ length: hits * D }, (_, i) => ((i * 13) % 97) / 30);
  const options = { objectId: Int32Array.from({ length: hits }, (_, j) => j % 5), qMin: 0.1 };
  const expected = functions.condensationLossGrad({ ...options, beta, x });
  tf.tidy(() => {
    const operation = (...args) => ops.condensationLoss(...args, options);
    const { value, grads } = tf.valueAndGrads(operation)([tf.tensor1d(beta), tf.tensor2d(x, [hits, D])]);
    same("total", value.dataSync(), [Math.fround(expected.total)]);
    same("dBeta", grads[0].dataSync(), expected.dBeta);
    same("dX", grads[1].dataSync(), expected.dX);
  });
}

function same(name, got, expected) {
  const at = expected.findIndex((value, i) => !Object.is(value, got[i]) && value !== got[i]);
  if (at < 0 && got.length === expected.length) return;
  throw new Error(`the operation's ${name}[${at}]: got ${got[at]}, expected ${expected[at]}`);
}
