/** The two kinds of proposals, and the tensors of an event for each. */
import type { Detector } from "./detectors.ts";
import { buildGraph } from "./graph.ts";
import { type GraphTensors, graphTensors } from "./inputs.ts";
import { type PairTensors, pairTensors } from "./pairs.ts";
import { partnerTensors, type SharingTensors } from "./share.ts";
import type { HitPositions } from "./surfaces.ts";

/** Whether the edges of a graph propose the helix through their hits, or what the network learns to propose. */
export type ProposalKind = "helix" | "learned";

export type NetworkTensors = GraphTensors | SharingTensors | PairTensors;

/** The graph of an event's hits in a detector, as tensors. */
export function tensorsOf(detector: Detector, hits: HitPositions, proposals: ProposalKind): NetworkTensors {
  const { surfaces, cuts, more, shape } = detector;
  const found = surfaces(hits);
  const graph = buildGraph(hits, found, cuts);
  if (proposals === "learned") return pairTensors(graph, hits.z);
  const tensors = graphTensors(graph, hits.z, more(graph, found.surface));
  return shape.shares === 0 ? tensors : { ...tensors, ...partnerTensors(graph) };
}
