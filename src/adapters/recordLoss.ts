/** Puts a loss that returns its own gradients on the tape of TensorFlow.js. */
import {
  customGrad,
  engine,
  type GradSaveFunc,
  mul,
  type Scalar,
  scalar,
  type Tensor,
  tensor,
} from "@tensorflow/tfjs-core";
import { UnsupportedError } from "../errors.ts";
import { GRADIENTS } from "../gradientInputs.ts";
import type { Gradients } from "../index.ts";
import type { GradientArrays } from "../types.ts";
import { type LossTensors, readTensor } from "./tensorInputs.ts";

export type Gradient = keyof typeof GRADIENTS;

/** The tensors' numbers; TensorFlow.js keeps them in float32. */
export type LossArrays = { [Input in keyof LossTensors]: Float32Array };

/** Arrays of the last call whose gradients TensorFlow.js has used; the next call of the same sizes overwrites them. */
export interface Spare {
  arrays?: GradientArrays<Float32Array>;
}

/** The spare arrays, where all are as long as those that the call needs; they are then its own. */
function take(spare: Spare, gradients: readonly Gradient[], inputs: readonly Tensor[]): GradientArrays<Float32Array> {
  const { arrays = {} } = spare;
  spare.arrays = undefined;
  const fits = gradients.every((gradient, i) => arrays[gradient]?.length === inputs[i].size);
  return fits && Object.keys(arrays).length === gradients.length ? arrays : {};
}

/**
 * The loss as an operation of the tensors given, differentiable once in each. `evaluate` may throw: what TensorFlow.js
 * keeps for the gradient is handed over after it, so that nothing is left behind.
 */
export function recordLoss(
  tensors: LossTensors,
  spare: Spare,
  evaluate: (arrays: LossArrays, out: GradientArrays<Float32Array>) => Gradients<Float32Array> & { total: number },
): Scalar {
  const given: { readonly [Input in (typeof GRADIENTS)[Gradient]]?: Tensor } = tensors;
  const gradients = (Object.keys(GRADIENTS) as Gradient[]).filter((gradient) => given[GRADIENTS[gradient]]);
  const inputs = gradients.map((gradient) => given[GRADIENTS[gradient]] as Tensor);
  const operation = customGrad((...args) => {
    const save = args[inputs.length] as GradSaveFunc;
    const arrays = gradients.map((gradient, i) => {
      const name = GRADIENTS[gradient];
      return [name, readTensor(name, inputs[i])];
    });
    const result = evaluate(Object.fromEntries(arrays), take(spare, gradients, inputs));
    const value = scalar(result.total);
    save(inputs);
    const gradFunc = (upstream: Tensor, saved: Tensor[]): Tensor[] => {
      const own = saved.map((like, i) => scaled(upstream, result[gradients[i]] as Float32Array, like, saved));
      // products are computed by now; an outer gradient that still records may ask again
      if (engine().state.gradientDepth === 0) {
        spare.arrays = Object.fromEntries(gradients.map((gradient) => [gradient, result[gradient]]));
      }
      return own;
    };
    return { value, gradFunc };
  });
  return operation(...inputs) as Scalar;
}

/**
 * `upstream` times a gradient of the shape of `like`. It depends on all `inputs` in the eyes of TensorFlow.js, so that
 * asking for its own derivative ends in a typed error instead of a silent zero.
 */
function scaled(upstream: Tensor, gradient: Float32Array, like: Tensor, inputs: Tensor[]): Tensor {
  const product = customGrad((dy) => ({
    value: mul(dy as Tensor, tensor(gradient, like.shape)),
    gradFunc: () => {
      releaseTape();
      throw new UnsupportedError("got a request for a second derivative of the loss, expected first derivatives only");
    },
  }));
  return product(upstream, ...inputs);
}

/** TensorFlow.js frees what it kept for a gradient only where that gradient comes to its end. */
function releaseTape(): void {
  const { activeTape, gradientDepth } = engine().state;
  // an outer gradient that still records frees the tape, which they share
  if (gradientDepth > 0) return;
  for (const { saved = [] } of activeTape) {
    for (const kept of saved) kept.dispose();
  }
}
