/**
 * Proposals that the network learns, in place of the helix. A perceptron makes four numbers of each pair's features. They
 * could be azimuth, curvature, polar angle and origin, but they become what serves the loss. Only that the first one is
 * an azimuth is built in: it is relative to that of the hit, so the hits of a pair see it turned by their difference.
 */
import {
  add,
  gatherND,
  matMul,
  scatterND,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor2d,
  transpose,
} from "@tensorflow/tfjs-core";
import { dense } from "./dense.ts";
import type { Proposals } from "./inputs.ts";
import { firstHidden, operation } from "./ops.ts";
import { type PairTensors, pairFeatureCount, roundFeatureCount } from "./pairs.ts";
import type { Parameters } from "./parameters.ts";
import { supportOf } from "./support.ts";

/** Hidden units of the perceptron. */
const width = 48;

/** The weights of the perceptron. */
export function declareProposals(all: Parameters): void {
  all.normal("propose.first", [pairFeatureCount, width], 2 / pairFeatureCount);
  all.normal("propose.second.weight", [width, width], 2 / width);
  all.constant("propose.second.bias", [width], new Float32Array(width));
  all.normal("propose.last", [width, 4], 1 / width);
  all.normal("propose.direct", [pairFeatureCount, 4], 0.5 / pairFeatureCount);
}

/** The proposals of an event, and its features with the support that they have from each other. */
export function learnProposals(graph: PairTensors, weights: Readonly<Record<string, Tensor>>): Proposals {
  const matrix = (name: string): Tensor2D => weights[name] as Tensor2D;
  const inputs = { features: graph.pairFeatures, featuresT: graph.pairFeaturesT };
  const first = firstHidden(inputs, matrix("propose.first"));
  const second = dense(first, matrix("propose.second.weight"), weights["propose.second.bias"] as Tensor1D, "relu");
  const said = propose(graph, second, matrix("propose.last"), matrix("propose.direct"));
  const proposals = seenFrom(said, graph.pair, graph.turn);
  const features = withSupport(graph, proposals);
  const endProposals = seenFrom(said, graph.endPair, graph.endTurn);
  return { features, featuresT: transpose(features), proposals, endProposals };
}

/**
 * The proposal [E/2, 4] of each pair as its inner hit sees it, from what the perceptron knows of it, `known` [E/2, H],
 * and straight from the features: known · last + features · direct.
 */
export function propose(
  { pairFeatures, pairFeaturesT }: PairTensors,
  ...[known, last, direct]: readonly Tensor2D[]
): Tensor2D {
  return operation(
    (units, w, d) => ({ value: add(matMul(units, w), matMul(pairFeatures, d)), saved: [units, w] }),
    (dy, [units, w]) => [matMul(dy, transpose(w)), matMul(transpose(units), dy), matMul(pairFeaturesT, dy)],
  )(known, last, direct);
}

/** Proposals [K, 4] as other hits see them: rows `pair` [K, 1] of those of the pairs, plus `turn` [K, 4]. */
export function seenFrom(said: Tensor2D, pair: Tensor2D, turn: Tensor2D): Tensor2D {
  const { shape } = said;
  return operation(
    (rows) => ({ value: add(gatherND(rows, pair), turn), saved: [] }),
    (dy) => [scatterND(pair, dy, shape)],
  )(said);
}

/** The features with the support of each edge and of its reverse. No gradient goes through it: it would gain nothing. */
function withSupport({ graph, edgeFeatures, edges }: PairTensors, proposals: Tensor2D): Tensor2D {
  const { first, own, reverse } = graph;
  const helix = Float64Array.from(proposals.dataSync<"float32">());
  const support = supportOf({ first, own, helix }, 4, [1, 1, 1, 1]).map(Math.log1p);
  const features = edgeFeatures.slice();
  for (let e = 0; e < edges; e++) {
    features[e * roundFeatureCount + roundFeatureCount - 3] = support[e];
    features[e * roundFeatureCount + roundFeatureCount - 2] = support[reverse[e]];
  }
  return tensor2d(features, [edges, roundFeatureCount]);
}
