/** Checks of what the TensorFlow.js operations take, and the way from a tensor to its numbers. */
import { getBackend, Tensor } from "@tensorflow/tfjs-core";
import { describe } from "../checks/options.ts";
import { InputError, UnsupportedError } from "../errors.ts";

/** Inputs of a loss that may be tensors: those that get a gradient. */
export interface LossTensors {
  /** [N] or [N, 1] */
  readonly beta: Tensor;
  /** [N, D] */
  readonly x: Tensor;
  /** [N] or [N, 1] */
  readonly distanceScale?: Tensor;
}

/** What a loss takes and an operation does not, and what to do instead. */
const REFUSED = {
  beta: "beta is the operation's first argument",
  x: "x is the operation's second argument",
  out: "each call's gradients need arrays of their own until TensorFlow.js has used them; leave it out",
};

/** Names that no loss knows are left to the loss. */
export function checkOptions(name: string, options: unknown): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new InputError(
      `${name}: got ${describe(options)} as options, expected an object with objectId, qMin and so on`,
    );
  }
  for (const [option, reason] of Object.entries(REFUSED)) {
    if (option in options) throw new InputError(`${name}: got an unknown option ${option}: ${reason}`);
  }
}

export function checkOnTerms(name: string, onTerms: unknown): void {
  if (onTerms === undefined || typeof onTerms === "function") return;
  throw new InputError(`${name}: got ${describe(onTerms)} as onTerms, expected a function that takes the terms`);
}

export function checkTensors({ beta, x, distanceScale }: LossTensors): void {
  checkTensor("beta", beta, "tf.tensor1d");
  checkTensor("x", x, "tf.tensor2d");
  if (!isColumn(beta) || x.rank !== 2 || x.shape[0] !== beta.size) {
    throw new InputError(`got beta [${beta.shape}] and x [${x.shape}], expected beta [N] or [N, 1] and x [N, D]`);
  }
  if (distanceScale === undefined) return;
  checkTensor("distanceScale", distanceScale, "tf.tensor1d");
  if (!isColumn(distanceScale) || distanceScale.size !== beta.size) {
    throw new InputError(
      `distanceScale: got a tensor [${distanceScale.shape}], expected [N] or [N, 1] with N = ${beta.size}`,
    );
  }
}

/** @throws {UnsupportedError} where the backend gives its numbers later only */
export function readTensor(name: string, tensor: Tensor): Float32Array {
  try {
    return tensor.dataSync<"float32">();
  } catch (cause) {
    throw new UnsupportedError(
      `${name}: the backend ${getBackend()} of TensorFlow.js cannot give a tensor's numbers synchronously; choose one ` +
        'that can, such as await tf.setBackend("wasm")',
      { cause },
    );
  }
}

function checkTensor(name: string, tensor: unknown, maker: string): void {
  if (!(tensor instanceof Tensor)) {
    throw new InputError(`${name}: got ${describe(tensor)}, expected a tensor; make one with ${maker}`);
  }
  if (tensor.isDisposed) {
    throw new InputError(`${name}: got a disposed tensor, expected one in use; tf.keep keeps it beyond its tf.tidy`);
  }
  if (tensor.dtype !== "float32") {
    throw new InputError(`${name}: got a tensor of ${tensor.dtype}, expected float32; tf.cast(${name}, "float32")`);
  }
}

function isColumn({ rank, shape }: Tensor): boolean {
  return rank === 1 || (rank === 2 && shape[1] === 1);
}
