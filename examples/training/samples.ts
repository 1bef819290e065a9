/** Events that the network was not trained on, and what it makes of them. */
import { simulateEvent, type TrackEvent } from "../../src/events.ts";
import { disposeTensors } from "./inputs.ts";
import type { Network } from "./network.ts";
import { type Outputs, outputsOf } from "./outputs.ts";
import { barrelTensors } from "./proposals.ts";

/** Seeds of the events by which settings are chosen, and of those that are scored: the first and their number. */
export const validation = { first: 1, count: 30 };
export const heldOut = { first: 60_001, count: 50 };

export function simulateEvents({ first, count }: { first: number; count: number }, particles: number): TrackEvent[] {
  return Array.from({ length: count }, (_, e) => simulateEvent({ seed: first + e, particles }));
}

/** The outputs of the network for an event of the barrel. */
export function evaluate(network: Network, { hits }: TrackEvent): Outputs {
  const graph = barrelTensors(hits, network.proposals);
  const outputs = outputsOf(() => network.apply(graph));
  disposeTensors(graph);
  return outputs;
}
