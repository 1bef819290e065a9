/** The outputs of a network as arrays. */
import { dispose, type Tensor2D, tidy } from "@tensorflow/tfjs-core";

/** For N hits: `beta` [N] and `x` [N · D], row-major. */
export interface Outputs {
  readonly beta: Float32Array;
  readonly x: Float32Array;
}

/** Runs a network without a gradient and copies its outputs. */
export function outputsOf(apply: () => { beta: Tensor2D; x: Tensor2D }): Outputs {
  const { beta, x } = tidy(apply);
  // Copied, because the cpu backend returns the array that it owns.
  const outputs = { beta: beta.dataSync<"float32">().slice(), x: x.dataSync<"float32">().slice() };
  dispose([beta, x]);
  return outputs;
}
