/**
 * The network. Each hit has proposals for its helix, and the network learns which of them to believe: in three rounds it
 * gives every edge a weight and every hit the weighted mean of its proposals, which the next round compares with them.
 * For some detectors, hits then share their helices with their partners. The last helix is the hit's place in the latent
 * space; what its edges know says how sure it is, which is beta.
 */
import type { Tensor, Tensor1D, Tensor2D, Variable } from "@tensorflow/tfjs-core";
import { type Activation, dense } from "./dense.ts";
import { barrel, type Detector, type Shape } from "./detectors.ts";
import { featureCount } from "./inputs.ts";
import { latent } from "./latent.ts";
import { declareProposals, learnProposals } from "./learnedProposals.ts";
import { firstHidden, hidden, meanHelix, meanHidden } from "./ops.ts";
import { roundFeatureCount } from "./pairs.ts";
import { Parameters, type Part, weightTensors } from "./parameters.ts";
import type { NetworkTensors, ProposalKind } from "./proposals.ts";
import { sharedHelix } from "./share.ts";

/** H, what an edge can know. 16 are too few (double majority 0.97), and 32 are enough. */
const width = 32;

export interface Network {
  /** What it is made for. */
  readonly detector: Detector;
  readonly proposals: ProposalKind;
  /** [P] all weights. Dispose it to free the network. */
  readonly variable: Variable;
  /** Where each matrix lies in it, by name. */
  readonly parts: Readonly<Record<string, Part>>;
  /**
   * `beta` [N, 1] in [0, 1] and the latent coordinates `x` [N, 5] of the hits of a graph, whose tensors are for the same
   * kind of proposals. `weights` are the matrices by name, to differentiate in; by default they are made of the variable.
   */
  apply(graph: NetworkTensors, weights?: Readonly<Record<string, Tensor>>): { beta: Tensor2D; x: Tensor2D };
}

/** Creates the network. The same seed, a whole number, gives the same weights. */
export function createNetwork(seed: number, proposals: ProposalKind = "helix", detector = barrel): Network {
  const learned = proposals === "learned";
  const { rounds, shares, columns } = detector.shape;
  const features = learned ? roundFeatureCount : columns;
  const all = new Parameters(seed);
  if (learned) declareProposals(all);
  const zeros = (name: string, length: number): Part => all.constant(name, [length], new Float32Array(length));
  for (let round = 1; round <= rounds; round++) {
    // Variances keep the size of the signals: 2 over the number of inputs, as a rectified unit passes half of them. What a
    // detector adds does not count.
    const variance = 2 / ((learned ? features : featureCount) - 1 + (round === 1 ? 0 : 10));
    all.normal(`round${round}.weight`, [features, width], variance);
    // The first round has nothing to compare the proposals with.
    if (round > 1) {
      all.normal(`round${round}.apart`, [8, width], variance);
      all.normal(`round${round}.close`, [2, width], variance);
    }
    all.normal(`round${round}.trust.weight`, [width, 1], 0.1 / width);
    zeros(`round${round}.trust.bias`, 1);
  }
  for (let share = 1; share <= shares; share++) {
    all.normal(`share${share}.weight`, [width, 1], 0.1 / width);
    zeros(`share${share}.bias`, 1);
  }
  all.normal("top.weight", [width, width], 2 / width);
  zeros("top.bias", width);
  all.normal("beta.weight", [width, 1], 1 / width);
  zeros("beta.bias", 1);
  // At these scales hits of different particles begin about one apart, where the repulsion ends.
  all.constant("logScale", [4], [8, 1.5, 1.33, 1].map(Math.log));
  const variable = all.pack();
  const { parts } = all;
  return {
    ...{ detector, proposals, variable, parts },
    apply: (graph, weights = weightTensors(variable, parts)) => apply(detector.shape, graph, weights),
  };
}

function apply(
  { rounds, shares }: Shape,
  graph: NetworkTensors,
  weights: Readonly<Record<string, Tensor>>,
): { beta: Tensor2D; x: Tensor2D } {
  const matrix = (name: string): Tensor2D => weights[name] as Tensor2D;
  const layer = (name: string, input: Tensor2D, activation: Activation): Tensor2D =>
    dense(input, matrix(`${name}.weight`), weights[`${name}.bias`] as Tensor1D, activation);
  const given = "pairFeatures" in graph ? learnProposals(graph, weights) : graph;
  let z = firstHidden(given, matrix("round1.weight"));
  let trust = layer("round1.trust", z, "sigmoid");
  let u = meanHelix(graph, given.proposals, trust);
  for (let round = 2; round <= rounds; round++) {
    z = hidden(graph, given, u, ...["weight", "apart", "close"].map((name) => matrix(`round${round}.${name}`)));
    trust = layer(`round${round}.trust`, z, "sigmoid");
    u = meanHelix(graph, given.proposals, trust);
  }
  for (let share = 1; share <= shares && "partner" in graph; share++) {
    u = sharedHelix(graph, trust, layer(`share${share}`, z, "sigmoid"), u);
  }
  const h = layer("top", meanHidden(graph, z), "relu");
  return { beta: layer("beta", h, "sigmoid"), x: latent(u, weights.logScale as Tensor1D, graph.phi) };
}
