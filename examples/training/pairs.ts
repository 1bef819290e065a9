/**
 * What the network sees of an event if it has to learn its proposals: of each edge the usual features of tracking
 * graphs, coordinates of the two hits, differences and slopes. The circle through the hits is not among them; it only
 * chose the candidates.
 */
import { type Tensor2D, tensor2d, transpose } from "@tensorflow/tfjs-core";
import type { Graph } from "./graph.ts";
import { type EdgeTensors, edgeTensors } from "./inputs.ts";
import { helixScales } from "./support.ts";

/** Features of an edge, as its hit sees them. */
const usualCount = 11;

/** Columns of the features of a pair: the last one is 1. */
export const pairFeatureCount: number = usualCount + 1;

/** Columns of the features of an edge in the rounds: two for the support come before the last. */
export const roundFeatureCount: number = usualCount + 3;

/** The tensors of an event of N hits and E edges, which make E/2 pairs. */
export interface PairTensors extends EdgeTensors {
  readonly graph: Graph;
  /** [E · roundFeatureCount] features of each edge, those of the support still 0. */
  readonly edgeFeatures: Float32Array;
  /** [E/2, pairFeatureCount] features of each pair, as its inner hit sees them, and transposed, for the gradient. */
  readonly pairFeatures: Tensor2D;
  readonly pairFeaturesT: Tensor2D;
  /** [E, 1] int32: the pair of each edge; [2·E, 1] each twice. */
  readonly pair: Tensor2D;
  readonly endPair: Tensor2D;
  /** [E, 4] what turns a proposal as the inner hit sees it into that of the edge's hit: a difference of azimuth. */
  readonly turn: Tensor2D;
  /** [2·E, 4] the same for the hit and the partner of each edge, in turn. */
  readonly endTurn: Tensor2D;
}

/** Writes the features of the edge from hit i to hit j to `to`. Lengths are in mm. */
function writeUsual({ r, phi }: Graph, z: ArrayLike<number>, i: number, j: number, to: Float32Array): void {
  const difference = phi[j] - phi[i];
  const angle = difference - 2 * Math.PI * Math.round(difference / (2 * Math.PI));
  const slope = (z[j] - z[i]) / (r[j] - r[i]);
  const bend = angle / (r[j] - r[i]);
  to[0] = helixScales[0] * angle;
  to[1] = 1000 * bend;
  to[2] = 2 * r[i] * bend;
  to[3] = r[i] / 500 - 1;
  to[4] = r[j] / 500 - 1;
  to[5] = z[i] / 1000;
  to[6] = z[j] / 1000;
  to[7] = Math.asinh(z[i] / r[i]) / 1.5;
  to[8] = Math.asinh(z[j] / r[j]) / 1.5;
  to[9] = Math.asinh(slope) / 1.5;
  // Where the straight line through both crosses the axis; strongly bent ones do so far away.
  to[10] = Math.asinh((z[i] - r[i] * slope) / 100);
}

/** Graph → arrays → tensors. `z` [N] as in the graph's hits. */
export function pairTensors(graph: Graph, z: ArrayLike<number>): PairTensors {
  const { r, own, partner, reverse } = graph;
  const edges = own.length;
  const edgeFeatures = new Float32Array(edges * roundFeatureCount);
  const innerFeatures = new Float32Array((edges / 2) * pairFeatureCount);
  const pair = new Int32Array(edges);
  const turn = new Float32Array(edges * 4);
  let pairs = 0;
  for (let e = 0; e < edges; e++) {
    const row = edgeFeatures.subarray(e * roundFeatureCount, (e + 1) * roundFeatureCount);
    writeUsual(graph, z, own[e], partner[e], row);
    row[roundFeatureCount - 1] = 1;
    // Of two hits as far from the beam as each other, either may be the inner one.
    const outward = r[partner[e]] - r[own[e]] || reverse[e] - e;
    if (outward < 0) {
      turn[4 * e] = row[0];
      continue;
    }
    innerFeatures.set(row.subarray(0, usualCount), pairs * pairFeatureCount);
    innerFeatures[pairs * pairFeatureCount + usualCount] = 1;
    pair[e] = pairs;
    pair[reverse[e]] = pairs++;
  }
  const twice = Int32Array.from({ length: 2 * edges }, (_, k) => pair[k >> 1]);
  const endTurn = new Float32Array(edges * 8);
  for (let e = 0; e < edges; e++) {
    endTurn[8 * e] = turn[4 * e];
    endTurn[8 * e + 4] = turn[4 * reverse[e]];
  }
  const pairFeatures = tensor2d(innerFeatures, [pairs, pairFeatureCount]);
  return {
    ...edgeTensors(graph),
    graph,
    edgeFeatures,
    pairFeatures,
    pairFeaturesT: transpose(pairFeatures),
    pair: tensor2d(pair, [edges, 1], "int32"),
    endPair: tensor2d(twice, [2 * edges, 1], "int32"),
    turn: tensor2d(turn, [edges, 4]),
    endTurn: tensor2d(endTurn, [2 * edges, 4]),
  };
}
