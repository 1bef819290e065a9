/**
 * One layer of the network, y = activation(x·W + b), for x [N, I], W [I, O], b [O] and y [N, O]. It defines its own
 * gradient. TensorFlow.js could derive it, but on the wasm backend it multiplies transposed matrices in a slow kernel.
 * Transposing first makes a training step three times as fast (13 ms against 38 ms for 700 hits and three layers of
 * 64).
 */
import {
  customGrad,
  fused,
  type GradSaveFunc,
  matMul,
  mul,
  step,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  transpose,
} from "@tensorflow/tfjs-core";

export type Activation = "linear" | "relu" | "sigmoid";

/** Returns dy times the derivative of the activation, computed from its value y. */
function throughActivation(dy: Tensor2D, y: Tensor2D, activation: Activation): Tensor2D {
  if (activation === "relu") return mul(dy, step(y));
  if (activation === "sigmoid") return mul(dy, mul(y, sub(1, y)));
  return dy;
}

/** Returns y [N, O] = activation(x·weight + bias), which can be differentiated once in all three inputs. */
export function dense(x: Tensor2D, weight: Tensor2D, bias: Tensor1D, activation: Activation): Tensor2D {
  const layer = customGrad((...inputs) => {
    const save = inputs[3] as GradSaveFunc;
    const y = fused.matMul({ a: x, b: weight, bias, activation });
    save([x, weight, y]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [savedX, savedWeight, savedY] = saved as Tensor2D[];
        const dz = throughActivation(dy as Tensor2D, savedY, activation);
        return [matMul(dz, transpose(savedWeight)), matMul(transpose(savedX), dz), sum(dz, 0)];
      },
    };
  });
  return layer(x, weight, bias) as Tensor2D;
}
