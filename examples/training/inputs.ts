/** What the network sees of an event: the tensors of its graph, all constants of the training. */
import { dispose, type Tensor2D, tensor2d, transpose } from "@tensorflow/tfjs-core";
import type { Graph } from "./graph.ts";
import { buildGraph } from "./graph.ts";
import { barrelCuts } from "./helix.ts";
import { helixScales, supportOf } from "./support.ts";
import { barrelSurfaces, type HitPositions } from "./surfaces.ts";

/** Columns of `features`; the last one is 1, so that its weights are the biases. */
export const featureCount = 12;

/** The tensors of an event of N hits and E edges. */
export interface GraphTensors {
  readonly hits: number;
  readonly edges: number;
  /** [E, 1] int32: the hit of each edge. */
  readonly own: Tensor2D;
  /** [2·E, 1] int32: the hit and the partner of each edge, in turn. */
  readonly ends: Tensor2D;
  /** [E, featureCount], and transposed, for the gradient. */
  readonly features: Tensor2D;
  readonly featuresT: Tensor2D;
  /** [E, 4] the proposed helix, scaled, as seen from the hit. */
  readonly proposals: Tensor2D;
  /** [2·E, 4] the same as seen from the hit and from the partner, in turn: only the azimuth differs. */
  readonly endProposals: Tensor2D;
  /** [N, 1] one over one more than the number of the hit's edges. */
  readonly perEdge: Tensor2D;
  /** [N] azimuth of the hits. */
  readonly phi: Float64Array;
}

/** Graph → arrays → tensors. `z` [N] as in the graph's hits. */
export function graphTensors(graph: Graph, z: ArrayLike<number>): GraphTensors {
  const { r, phi, first, own, partner, reverse, helix } = graph;
  const edges = own.length;
  const support = supportOf(graph, 4, helixScales).map(Math.log1p);
  const slope = r.map((distance, j) => Math.asinh(z[j] / distance) / 2);
  const features = new Float32Array(edges * featureCount);
  const proposals = new Float32Array(edges * 4);
  const endProposals = new Float32Array(edges * 8);
  const ends = new Int32Array(edges * 2);
  for (let e = 0; e < edges; e++) {
    const i = own[e];
    const j = partner[e];
    const back = reverse[e];
    const f = e * featureCount;
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
    features[f + 11] = 1;
    for (let c = 0; c < 4; c++) {
      proposals[4 * e + c] = helixScales[c] * helix[4 * e + c];
      endProposals[8 * e + c] = proposals[4 * e + c];
      endProposals[8 * e + 4 + c] = helixScales[c] * helix[4 * back + c];
    }
    ends[2 * e] = i;
    ends[2 * e + 1] = j;
  }
  const matrix = tensor2d(features, [edges, featureCount]);
  return {
    hits: r.length,
    edges,
    own: tensor2d(own, [edges, 1], "int32"),
    ends: tensor2d(ends, [2 * edges, 1], "int32"),
    features: matrix,
    featuresT: transpose(matrix),
    proposals: tensor2d(proposals, [edges, 4]),
    endProposals: tensor2d(endProposals, [2 * edges, 4]),
    perEdge: tensor2d(
      Float32Array.from(r, (_, j) => 1 / (1 + first[j + 1] - first[j])),
      [r.length, 1],
    ),
    phi,
  };
}

/** The graph of a barrel's hits, as tensors. */
export function barrelTensors(hits: HitPositions): GraphTensors {
  return graphTensors(buildGraph(hits, barrelSurfaces(hits), barrelCuts), hits.z);
}

export function disposeTensors({ hits: _, edges: _edges, phi: _phi, ...tensors }: GraphTensors): void {
  dispose(tensors);
}
