/** From helices to the latent space: the place of a hit is its helix, scaled. */
import {
  customGrad,
  type GradSaveFunc,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor1d,
  tensor2d,
} from "@tensorflow/tfjs-core";
import { helixScales } from "./support.ts";

/** D: the azimuth at the axis needs two coordinates, because it goes around. */
export const dimensions = 5;

/**
 * x [N, 5] of helices `u` [N, 4] whose azimuth is relative to that of the hit, `phi` [N]; `logScale` [4] are logarithms
 * of the scales s: x = [s_0 cos φ_0, s_0 sin φ_0, s_1 u_1, s_2 u_2, s_3 u_3] with φ_0 = phi + u_0 / helixScales[0].
 */
export function latent(u: Tensor2D, logScale: Tensor1D, phi: Float64Array): Tensor2D {
  const hits = phi.length;
  const operation = customGrad((...inputs) => {
    const save = inputs[2] as unknown as GradSaveFunc;
    const helices = (inputs[0] as Tensor).dataSync<"float32">();
    const scales = Array.from((inputs[1] as Tensor).dataSync(), Math.exp);
    const x = new Float32Array(hits * dimensions);
    for (let j = 0; j < hits; j++) {
      const azimuth = phi[j] + helices[4 * j] / helixScales[0];
      x[5 * j] = scales[0] * Math.cos(azimuth);
      x[5 * j + 1] = scales[0] * Math.sin(azimuth);
      for (let c = 1; c < 4; c++) x[5 * j + c + 1] = scales[c] * helices[4 * j + c];
    }
    const value = tensor2d(x, [hits, dimensions]);
    save([value]);
    const gradFunc = (dy: Tensor, [places]: Tensor[]): Tensor[] =>
      gradients(places.dataSync<"float32">(), dy.dataSync<"float32">(), scales);
    return { value, gradFunc };
  });
  return operation(u, logScale as Tensor) as Tensor2D;
}

/** The gradients in u and logScale, from the places x and the gradient in them, both [N · 5]. */
function gradients(x: Float32Array, dX: Float32Array, scales: readonly number[]): Tensor[] {
  const hits = x.length / dimensions;
  const dU = new Float32Array(hits * 4);
  const dLogScale = new Float64Array(4);
  for (let j = 0; j < hits; j++) {
    const [cos, sin] = [x[5 * j], x[5 * j + 1]];
    dU[4 * j] = (cos * dX[5 * j + 1] - sin * dX[5 * j]) / helixScales[0];
    dLogScale[0] += cos * dX[5 * j] + sin * dX[5 * j + 1];
    for (let c = 1; c < 4; c++) {
      dU[4 * j + c] = scales[c] * dX[5 * j + c + 1];
      dLogScale[c] += x[5 * j + c + 1] * dX[5 * j + c + 1];
    }
  }
  return [tensor2d(dU, [hits, 4]), tensor1d(Float32Array.from(dLogScale))];
}
