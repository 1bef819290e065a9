/**
 * The network. Each hit has proposals for its helix, and the network learns which of them to believe: in three rounds it
 * gives every edge a weight and every hit the weighted mean of its proposals, which the next round compares with them.
 * The last mean is the hit's place in the latent space; what its edges know says how sure it is, which is beta.
 */
import type { Tensor1D, Tensor2D, Variable } from "@tensorflow/tfjs-core";
import { dense } from "./dense.ts";
import { featureCount, type GraphTensors } from "./inputs.ts";
import { latent } from "./latent.ts";
import { firstHidden, hidden, meanHelix, meanHidden } from "./ops.ts";
import { Parameters, type Part, partOf } from "./parameters.ts";

/** H, what an edge can know. 16 are too few (double majority 0.97), and 32 are enough. */
const width = 32;
const rounds = 3;

export interface Network {
  /** [P] all weights. Dispose it to free the network. */
  readonly variable: Variable;
  /** Where each matrix lies in it, by name. */
  readonly parts: Readonly<Record<string, Part>>;
  /** `beta` [N, 1] in [0, 1] and the latent coordinates `x` [N, 5] of the hits of a graph. */
  apply(graph: GraphTensors): { beta: Tensor2D; x: Tensor2D };
}

/** Creates the network. The same seed, a whole number, gives the same weights. */
export function createNetwork(seed: number): Network {
  const all = new Parameters(seed);
  const zeros = (name: string, length: number): Part => all.constant(name, [length], new Float32Array(length));
  const layers = Array.from({ length: rounds }, (_, index) => {
    const round = `round${index + 1}`;
    // Variances keep the size of the signals: 2 over the number of inputs, as a rectified unit passes half of them.
    const variance = 2 / (featureCount - 1 + (index === 0 ? 0 : 10));
    return {
      weight: all.normal(`${round}.weight`, [featureCount, width], variance),
      // The first round has nothing to compare the proposals with.
      compare: index > 0 && {
        apart: all.normal(`${round}.apart`, [8, width], variance),
        close: all.normal(`${round}.close`, [2, width], variance),
      },
      trust: all.normal(`${round}.trust.weight`, [width, 1], 0.1 / width),
      trustBias: zeros(`${round}.trust.bias`, 1),
    };
  });
  const top = all.normal("top.weight", [width, width], 2 / width);
  const topBias = zeros("top.bias", width);
  const beta = all.normal("beta.weight", [width, 1], 1 / width);
  const betaBias = zeros("beta.bias", 1);
  // At these scales hits of different particles begin about one apart, where the repulsion ends.
  const logScale = all.constant("logScale", [4], [8, 1.5, 1.33, 1].map(Math.log));
  const variable = all.pack();
  const matrix = (part: Part): Tensor2D => partOf(variable, part);
  const vector = (part: Part): Tensor1D => partOf(variable, part);

  function apply(graph: GraphTensors): { beta: Tensor2D; x: Tensor2D } {
    let u: Tensor2D | undefined;
    let z: Tensor2D | undefined;
    for (const { weight, compare, trust, trustBias } of layers) {
      z = compare
        ? hidden(graph, u!, matrix(weight), matrix(compare.apart), matrix(compare.close))
        : firstHidden(graph, matrix(weight));
      u = meanHelix(graph, dense(z, matrix(trust), vector(trustBias), "sigmoid"));
    }
    const h = dense(meanHidden(graph, z!), matrix(top), vector(topBias), "relu");
    return {
      beta: dense(h, matrix(beta), vector(betaBias), "sigmoid"),
      x: latent(u!, vector(logScale), graph.phi),
    };
  }
  return { variable, parts: all.parts, apply };
}
