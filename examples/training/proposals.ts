/** The two kinds of proposals, and the tensors of an event for each. */
import { buildGraph } from "./graph.ts";
import { barrelCuts } from "./helix.ts";
import { type GraphTensors, graphTensors } from "./inputs.ts";
import { type PairTensors, pairTensors } from "./pairs.ts";
import { barrelSurfaces, type HitPositions } from "./surfaces.ts";

/** Whether the edges of a graph propose the helix through their hits, or what the network learns to propose. */
export type ProposalKind = "helix" | "learned";

export type NetworkTensors = GraphTensors | PairTensors;

/** The graph of a barrel's hits, as tensors. */
export function barrelTensors(hits: HitPositions, proposals: ProposalKind): NetworkTensors {
  const graph = buildGraph(hits, barrelSurfaces(hits), barrelCuts);
  return proposals === "learned" ? pairTensors(graph, hits.z) : graphTensors(graph, hits.z);
}
