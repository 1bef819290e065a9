/**
 * The losses as differentiable operations of TensorFlow.js: in go the tensors `beta` and `x`, out comes the total as a
 * scalar tensor. Value and gradient come from this package's kernels; TensorFlow.js carries them on through the
 * network. Needs a backend whose tensors can be read synchronously (cpu, wasm, webgl, tfjs-node; not webgpu).
 */
import {
  customGrad,
  type GradSaveFunc,
  mul,
  type Scalar,
  scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor,
} from "@tensorflow/tfjs-core";
import { InputError, UnsupportedError } from "../errors.ts";
import {
  condensationLossGrad,
  condensationLossTigerGrad,
  type Gradients,
  type Loss,
  type LossInput,
  type TigerInput,
  type TigerLoss,
} from "../index.ts";

/** What `condensationLossGrad` takes besides `beta` and `x`; `onTerms` receives the terms of each call. */
export type PlainTensorOptions = Omit<LossInput<Float32Array>, "beta" | "x"> & { onTerms?: (terms: Loss) => void };

/** What `condensationLossTigerGrad` takes besides `beta` and `x`; `onTerms` receives the terms of each call. */
export type TigerTensorOptions = Omit<TigerInput<Float32Array>, "beta" | "x"> & {
  onTerms?: (terms: TigerLoss) => void;
};

/** The values of the two tensors; TensorFlow.js keeps them in float32. */
interface Arrays {
  beta: Float32Array;
  x: Float32Array;
}

type Derivatives = Gradients<Float32Array> & { total: number };

function checkShapes(beta: Tensor, x: Tensor): void {
  const column = beta.rank === 2 && beta.shape[1] === 1;
  if ((beta.rank === 1 || column) && x.rank === 2 && x.shape[0] === beta.size) return;
  throw new InputError(`got beta [${beta.shape}] and x [${x.shape}], expected beta [N] or [N, 1] and x [N, D].`);
}

/**
 * `upstream` times a gradient of the shape of `like`. It depends on `beta` and `x` in the eyes of TensorFlow.js, so
 * that asking for its own derivative ends in a typed error instead of a silent zero.
 */
function scaled(upstream: Tensor, gradient: Float32Array, like: Tensor, beta: Tensor, x: Tensor): Tensor {
  const product = customGrad((dy) => ({
    value: mul(dy as Tensor, tensor(gradient, like.shape)),
    gradFunc: () => {
      throw new UnsupportedError("got a request for a second derivative of the loss, expected only first ones.");
    },
  }));
  return product(upstream, beta, x);
}

/** Puts a loss that returns its own gradients on the tape of TensorFlow.js. */
function record(beta: Tensor, x: Tensor, evaluate: (arrays: Arrays) => Derivatives): Scalar {
  checkShapes(beta, x);
  const operation = customGrad((...inputs) => {
    const save = inputs[2] as GradSaveFunc;
    save([beta, x]);
    const { total, dBeta, dX } = evaluate({ beta: beta.dataSync<"float32">(), x: x.dataSync<"float32">() });
    return {
      value: scalar(total),
      gradFunc: (dy, [savedBeta, savedX]) => [
        scaled(dy, dBeta, savedBeta, savedBeta, savedX),
        scaled(dy, dX, savedX, savedBeta, savedX),
      ],
    };
  });
  return operation(beta, x) as Scalar;
}

/**
 * The plain loss of `condensationLossGrad` as an operation: the scalar `total`, differentiable once in `beta` and `x`.
 *
 * @param beta float32 [N] or [N, 1], from 0 to 1
 * @param x float32 [N, D]
 * @param options those of `condensationLossGrad`, and `onTerms`; no gradient flows to `weights` or `distanceScale`
 * @throws InputError for shapes that do not match and for all that `condensationLossGrad` rejects; UnsupportedError
 *   when a second derivative is asked for
 */
export function condensationLoss(beta: Tensor1D | Tensor2D, x: Tensor2D, options: PlainTensorOptions): Scalar {
  const { onTerms, ...rest } = options;
  return record(beta, x, (arrays) => {
    const { dBeta, dX, dWeights: _w, dDistanceScale: _d, ...terms } = condensationLossGrad({ ...rest, ...arrays });
    onTerms?.(terms);
    return { total: terms.total, dBeta, dX };
  });
}

/**
 * The fast loss of `condensationLossTigerGrad` as an operation: the scalar `total`, differentiable once in `beta` and
 * `x`. In training pass `seed: step`, so that each step draws its own sample above `maxNRep`.
 *
 * @param beta float32 [N] or [N, 1], from 0 to 1
 * @param x float32 [N, D]
 * @param options those of `condensationLossTigerGrad`, and `onTerms`; no gradient flows to `weights` or `distanceScale`
 * @throws InputError for shapes that do not match and for all that `condensationLossTigerGrad` rejects;
 *   UnsupportedError when a second derivative is asked for
 */
export function condensationLossTiger(beta: Tensor1D | Tensor2D, x: Tensor2D, options: TigerTensorOptions): Scalar {
  const { onTerms, ...rest } = options;
  return record(beta, x, (arrays) => {
    const { dBeta, dX, dWeights: _w, dDistanceScale: _d, ...terms } = condensationLossTigerGrad({ ...rest, ...arrays });
    onTerms?.(terms);
    return { total: terms.total, dBeta, dX };
  });
}
