/** What the network sees of an event: the tensors of its graph, all constants of the training. */
import { dispose, Tensor, type Tensor2D, tensor2d, transpose } from "@tensorflow/tfjs-core";
import type { Graph } from "./graph.ts";
import { helixScales, supportOf } from "./support.ts";

/** F, columns of `features` in the barrel; a detector may add some. */
export const featureCount = 12;

/** The edges of an event of N hits and E edges, as the operations on them need them. */
export interface EdgeTensors {
  readonly hits: number;
  readonly edges: number;
  /** [E, 1] int32: the hit of each edge. */
  readonly own: Tensor2D;
  /** [2·E, 1] int32: the hit and the partner of each edge, in turn. */
  readonly ends: Tensor2D;
  /** [N, 1] one over one more than the number of the hit's edges. */
  readonly perEdge: Tensor2D;
  /** [N] azimuth of the hits. */
  readonly phi: Float64Array;
}

/** What the rounds of the network read of each edge. */
export interface Proposals {
  /** [E, F], and transposed, for the gradient. The last column is 1, so that its weights are the biases. */
  readonly features: Tensor2D;
  readonly featuresT: Tensor2D;
  /** [E, 4] the proposed helix, scaled, as seen from the hit. */
  readonly proposals: Tensor2D;
  /** [2·E, 4] the same as seen from the hit and from the partner, in turn: only the azimuth differs. */
  readonly endProposals: Tensor2D;
}

/** The tensors of an event whose proposals are those of the helices. */
export type GraphTensors = EdgeTensors & Proposals;

/** Graph → arrays → tensors. `z` [N] as in the graph's hits; `more` [E · k] are further columns of the features. */
export function graphTensors(
  graph: Graph,
  z: ArrayLike<number>,
  more: Float32Array = new Float32Array(0),
): GraphTensors {
  const { r, own, partner, reverse, helix } = graph;
  const edges = own.length;
  const support = supportOf(graph, 4, helixScales).map(Math.log1p);
  const slope = r.map((distance, j) => Math.asinh(z[j] / distance) / 2);
  const added = edges === 0 ? 0 : more.length / edges;
  const columns = featureCount + added;
  const features = new Float32Array(edges * columns);
  const proposals = new Float32Array(edges * 4);
  const endProposals = new Float32Array(edges * 8);
  for (let e = 0; e < edges; e++) {
    const i = own[e];
    const j = partner[e];
    const back = reverse[e];
    const f = e * columns;
    features[f] = helix[4 * e + 1];
    features[f + 1] = helix[4 * e + 2] / 2;
    features[f + 2] = helix[4 * e + 3];
    features[f + 3] = helix[4 * e];
    features[f + 4] = helix[4 * back];
    features[f + 5] = r[i] / 1000;
    features[f + 6] = r[j] / 1000;
    features[f + 7] = slope[i];
    features[f + 8] = slope[j];
    features[f + 9] = support[e];
    features[f + 10] = support[back];
    features.set(more.subarray(e * added, (e + 1) * added), f + 11);
    features[f + columns - 1] = 1;
    for (let c = 0; c < 4; c++) {
      proposals[4 * e + c] = helixScales[c] * helix[4 * e + c];
      endProposals[8 * e + c] = proposals[4 * e + c];
      endProposals[8 * e + 4 + c] = helixScales[c] * helix[4 * back + c];
    }
  }
  const matrix = tensor2d(features, [edges, columns]);
  return {
    ...edgeTensors(graph),
    features: matrix,
    featuresT: transpose(matrix),
    proposals: tensor2d(proposals, [edges, 4]),
    endProposals: tensor2d(endProposals, [2 * edges, 4]),
  };
}

/** The tensors of the edges alone. */
export function edgeTensors({ r, phi, first, own, partner }: Graph): EdgeTensors {
  const edges = own.length;
  const ends = Int32Array.from({ length: 2 * edges }, (_, k) => (k % 2 === 0 ? own : partner)[k >> 1]);
  const perEdge = Float32Array.from(r, (_, j) => 1 / (1 + first[j + 1] - first[j]));
  return {
    hits: r.length,
    edges,
    own: tensor2d(own, [edges, 1], "int32"),
    ends: tensor2d(ends, [2 * edges, 1], "int32"),
    perEdge: tensor2d(perEdge, [r.length, 1]),
    phi,
  };
}

/** Frees the tensors of an event. */
export function disposeTensors(graph: EdgeTensors): void {
  dispose(Object.values(graph).filter((value) => value instanceof Tensor));
}
