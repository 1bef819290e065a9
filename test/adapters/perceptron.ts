/**
 * A float64 oracle for the gradient of a loss through a network: a perceptron with one tanh layer, a sigmoid head for
 * `beta` and a linear head for `x`. The forward pass and the chain rule are written out. The head for `x` has no bias,
 * because the loss does not change when all hits shift.
 */

/** Row-major matrices and vectors, by name. */
export interface Weights {
  /** [inputs · hidden] and [hidden] */
  w1: Float64Array;
  b1: Float64Array;
  /** [hidden] and [1] */
  wBeta: Float64Array;
  bBeta: Float64Array;
  /** [hidden · dims] */
  wX: Float64Array;
}

export interface Sizes {
  hits: number;
  inputs: number;
  hidden: number;
  dims: number;
}

export interface Forward {
  /** [hits · hidden], [hits], [hits · dims] */
  h: Float64Array;
  beta: Float64Array;
  x: Float64Array;
}

/** The network's outputs for `features` [hits · inputs]. */
export function forward(features: Float64Array, weights: Weights, { hits, inputs, hidden, dims }: Sizes): Forward {
  const h = new Float64Array(hits * hidden);
  const beta = new Float64Array(hits);
  const x = new Float64Array(hits * dims);
  for (let j = 0; j < hits; j++) {
    let logit = weights.bBeta[0];
    for (let m = 0; m < hidden; m++) {
      let sum = weights.b1[m];
      for (let i = 0; i < inputs; i++) sum += features[j * inputs + i] * weights.w1[i * hidden + m];
      h[j * hidden + m] = Math.tanh(sum);
      logit += h[j * hidden + m] * weights.wBeta[m];
    }
    beta[j] = 1 / (1 + Math.exp(-logit));
    for (let c = 0; c < dims; c++) {
      for (let m = 0; m < hidden; m++) x[j * dims + c] += h[j * hidden + m] * weights.wX[m * dims + c];
    }
  }
  return { h, beta, x };
}

/** Returns the gradient in every weight, from the loss's gradients `dBeta` [hits] and `dX` [hits · dims]. */
export function backward(
  features: Float64Array,
  weights: Weights,
  { h, beta }: Forward,
  { dBeta, dX }: { dBeta: Float64Array; dX: Float64Array },
  { hits, inputs, hidden, dims }: Sizes,
): Weights {
  const zeros = (array: Float64Array): Float64Array => new Float64Array(array.length);
  const { w1, b1, wBeta, bBeta, wX } = weights;
  const d = { w1: zeros(w1), b1: zeros(b1), wBeta: zeros(wBeta), bBeta: zeros(bBeta), wX: zeros(wX) };
  for (let j = 0; j < hits; j++) {
    const dLogit = dBeta[j] * beta[j] * (1 - beta[j]);
    d.bBeta[0] += dLogit;
    for (let m = 0; m < hidden; m++) {
      const value = h[j * hidden + m];
      let dValue = dLogit * wBeta[m];
      d.wBeta[m] += dLogit * value;
      for (let c = 0; c < dims; c++) {
        d.wX[m * dims + c] += dX[j * dims + c] * value;
        dValue += dX[j * dims + c] * wX[m * dims + c];
      }
      const dSum = dValue * (1 - value * value);
      d.b1[m] += dSum;
      for (let i = 0; i < inputs; i++) d.w1[i * hidden + m] += dSum * features[j * inputs + i];
    }
  }
  return d;
}
