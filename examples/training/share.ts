/** How hits share their helices: an operation like those of ops.ts, with its own gradient, and the tensors for it. */
import { add, div, gatherND, mul, neg, scatterND, sub, sum, type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";
import type { Graph } from "./graph.ts";
import type { GraphTensors } from "./inputs.ts";
import { nothing, operation } from "./ops.ts";
import { helixScales } from "./support.ts";

interface PartnerTensors {
  /** [E, 1] int32: the partner of each edge. */
  readonly partner: Tensor2D;
  /** [E, 4] the proposed helix, scaled, as seen from the partner. */
  readonly partnerProposals: Tensor2D;
}

export type SharingTensors = GraphTensors & PartnerTensors;

export function partnerTensors({ partner, reverse, helix }: Graph): PartnerTensors {
  const edges = partner.length;
  const seen = Float32Array.from(
    { length: 4 * edges },
    (_, k) => helixScales[k % 4] * helix[4 * reverse[k >> 2] + (k % 4)],
  );
  return { partner: tensor2d(partner, [edges, 1], "int32"), partnerProposals: tensor2d(seen, [edges, 4]) };
}

/**
 * The helix of each hit once more, u [N, 4], where each proposal has moved to what the partner takes for its helix,
 * `helices` [N, 4], by a part `gate` [E, 1] of the way. So hits that see few good proposals share those of others.
 */
export function sharedHelix(graph: SharingTensors, trust: Tensor2D, gate: Tensor2D, helices: Tensor2D): Tensor2D {
  const { hits, own, partner, proposals, partnerProposals } = graph;
  return operation(
    (weights, moves, before) => {
      const apart = sub(partnerProposals, gatherND(before, partner));
      const moved = sub(proposals, mul(apart, moves));
      const total = add(scatterND(own, weights, [hits, 1]), nothing);
      const u = div(scatterND(own, mul(moved, weights), [hits, 4]), total);
      return { value: u, saved: [weights, moves, apart, moved, total, u] };
    },
    (du, [weights, moves, apart, moved, total, u]) => {
      const dSum = gatherND(div(du, total), own);
      const dMoved = mul(dSum, weights);
      return [
        sum(mul(sub(moved, gatherND(u, own)), dSum), 1, true),
        neg(sum(mul(apart, dMoved), 1, true)),
        scatterND(partner, mul(dMoved, moves), [hits, 4]),
      ];
    },
  )(trust, gate, helices);
}
