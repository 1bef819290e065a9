/**
 * The losses as differentiable TensorFlow.js operations. Each takes the tensors `beta` and `x` and returns the total
 * loss as a scalar tensor. This package's kernels compute the value and the gradient; TensorFlow.js propagates the
 * gradient through the network. The backend must be able to read tensors synchronously (cpu, wasm, webgl, tfjs-node;
 * not webgpu).
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

/** The options of `condensationLossGrad` without `beta` and `x`; `onTerms` receives the terms of each call. */
export type PlainTensorOptions = Omit<LossInput<Float32Array>, "beta" | "x"> & { onTerms?: (terms: Loss) => void };

/** The options of `condensationLossTigerGrad` without `beta` and `x`; `onTerms` receives the terms of each call. */
export type TigerTensorOptions = Omit<TigerInput<Float32Array>, "beta" | "x"> & {
  onTerms?: (terms: TigerLoss) => void;
};

/** The values of the two tensors. TensorFlow.js stores them in float32. */
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
 * Multiplies `upstream` by a gradient, in the shape of `like`. The product is recorded as depending on `beta` and `x`,
 * so that differentiating it again throws an UnsupportedError instead of silently giving 0.
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

/** Records a loss that returns its own gradients on the tape of TensorFlow.js. */
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
 * Computes the plain loss of `condensationLossGrad` as an operation. It returns the scalar `total`, which can be
 * differentiated once in `beta` and `x`.
 *
 * @param beta float32 [N] or [N, 1], from 0 to 1
 * @param x float32 [N, D]
 * @param options the options of `condensationLossGrad` and `onTerms`; no gradient flows to `weights` or `distanceScale`
 * @throws {InputError} if the shapes do not match
 * @throws {UnsupportedError} if a second derivative is requested
 * @throws what `condensationLossGrad` throws
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
 * Computes the fast loss of `condensationLossTigerGrad` as an operation. It returns the scalar `total`, which can be
 * differentiated once in `beta` and `x`. In training pass `seed: step`: if there are more than `maxNRep` pairs, each
 * step then draws a different sample.
 *
 * @param beta float32 [N] or [N, 1], from 0 to 1
 * @param x float32 [N, D]
 * @param options the options of `condensationLossTigerGrad` and `onTerms`; no gradient flows to `weights` or
 *   `distanceScale`
 * @throws {InputError} if the shapes do not match
 * @throws {UnsupportedError} if a second derivative is requested
 * @throws what `condensationLossTigerGrad` throws
 */
export function condensationLossTiger(beta: Tensor1D | Tensor2D, x: Tensor2D, options: TigerTensorOptions): Scalar {
  const { onTerms, ...rest } = options;
  return record(beta, x, (arrays) => {
    const { dBeta, dX, dWeights: _w, dDistanceScale: _d, ...terms } = condensationLossTigerGrad({ ...rest, ...arrays });
    onTerms?.(terms);
    return { total: terms.total, dBeta, dX };
  });
}
