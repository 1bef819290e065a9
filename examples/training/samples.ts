/** Events that the network was not trained on, and what it makes of them. */
import { simulateEvent, type TrackEvent } from "../../src/events.ts";
import type { TrackingMetrics } from "../../src/index.ts";
import { barrel } from "./detectors.ts";
import { disposeTensors } from "./inputs.ts";
import type { Network } from "./network.ts";
import { type Outputs, outputsOf } from "./outputs.ts";
import { tensorsOf } from "./proposals.ts";
import { condenseAll, type Settings, scoreClusters, truthOf } from "./score.ts";

/** Seeds of the events by which settings are chosen, and of those that are scored: the first. */
export const validation = { first: 1 };
export const heldOut = { first: 60_001 };

export function simulateEvents(
  { first, count }: { first: number; count: number },
  particles: number,
  { name } = barrel,
): TrackEvent[] {
  return Array.from({ length: count }, (_, e) => simulateEvent({ seed: first + e, particles, detector: name }));
}

/** The outputs of the network for an event of its detector. */
export function evaluate(network: Network, { hits }: TrackEvent): Outputs {
  const graph = tensorsOf(network.detector, hits, network.proposals);
  const outputs = outputsOf(() => network.apply(graph));
  disposeTensors(graph);
  return outputs;
}

/** The score of a network on events. */
export function scoreNetwork(network: Network, events: readonly TrackEvent[], settings: Settings): TrackingMetrics {
  const truth = truthOf(events);
  const outputs = events.map((event) => evaluate(network, event));
  return scoreClusters(condenseAll(outputs, truth, settings), truth, { ptThreshold: network.detector.leastPt });
}
