/**
 * A small perceptron that maps the features [N, F] of each hit to `beta` [N, 1] and `x` [N, D]. It has two
 * hidden layers of rectified linear units. Its initial weights are drawn from a seed.
 */
import {
  randomNormal,
  type Tensor1D,
  type Tensor2D,
  tensor1d,
  tidy,
  type Variable,
  variable,
} from "@tensorflow/tfjs-core";
import { type Activation, dense } from "../dense.ts";

const hidden = [128, 64];

export interface PerceptronOptions {
  /** F, number of features. */
  features: number;
  /** D, number of latent coordinates. */
  dimensions: number;
  /** Seed of the initial weights. */
  seed: number;
}

export interface Perceptron {
  /** The variables that training changes. Dispose them to free the network. */
  readonly variables: readonly Variable[];
  /** Maps features [N, F] to `beta` [N, 1] in [0, 1] and the latent coordinates `x` [N, D]. */
  apply(features: Tensor2D): { beta: Tensor2D; x: Tensor2D };
}

interface Layer {
  readonly weight: Variable;
  readonly bias: Variable;
  readonly activation: Activation;
}

/**
 * Creates a layer with zero biases and normal weights of variance gain / inputs, so that signals keep their magnitude.
 */
function createLayer(inputs: number, outputs: number, activation: Activation, seed: number, index: number): Layer {
  // A rectified linear unit passes half of its inputs, which the gain of 2 compensates (He et al., 2015).
  const sigma = Math.sqrt((activation === "relu" ? 2 : 1) / inputs);
  // A seed of 0 means to TensorFlow.js that any will do.
  return tidy(() => ({
    weight: variable(randomNormal([inputs, outputs], 0, sigma, "float32", 1 + 100 * seed + index)),
    bias: variable(tensor1d(new Float32Array(outputs))),
    activation,
  }));
}

function apply(layer: Layer, x: Tensor2D): Tensor2D {
  return dense(x, layer.weight as unknown as Tensor2D, layer.bias as unknown as Tensor1D, layer.activation);
}

/** Creates a network. The same options give the same network. */
export function createPerceptron({ features, dimensions, seed }: PerceptronOptions): Perceptron {
  const widths = [features, ...hidden];
  const trunk = hidden.map((width, i) => createLayer(widths[i], width, "relu", seed, i));
  const last = widths[widths.length - 1];
  const betaHead = createLayer(last, 1, "sigmoid", seed, trunk.length);
  const xHead = createLayer(last, dimensions, "linear", seed, trunk.length + 1);
  return {
    variables: [...trunk, betaHead, xHead].flatMap(({ weight, bias }) => [weight, bias]),
    apply(input) {
      const top = trunk.reduce((signal, layer) => apply(layer, signal), input);
      return { beta: apply(betaHead, top), x: apply(xHead, top) };
    },
  };
}
