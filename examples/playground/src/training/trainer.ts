/** One step at a time: the loop of examples/training, with a loss that may change between steps. */
import { tensor1d } from "@tensorflow/tfjs-core";
import { simulateEvent, type TrackEvent } from "../../../../src/events.ts";
import { conventions, type TigerTerms } from "../../../../src/index.ts";
import { disposeTensors } from "../../../training/inputs.ts";
import { createNetwork, type Network } from "../../../training/network.ts";
import { createOptimiser, learningRate } from "../../../training/optimiser.ts";
import { type Outputs, outputsOf } from "../../../training/outputs.ts";
import { tensorsOf } from "../../../training/proposals.ts";
import { scoreNetwork, simulateEvents } from "../../../training/samples.ts";
import { trainingSeed } from "../../../training/trainer.ts";
import { updateWeights } from "../../../training/update.ts";
import type { LossSettings, ShownEvent, Snapshot, Thresholds } from "./protocol.ts";

/** Events by which the efficiency is followed. */
const scored = { first: 1, count: 5 };

export interface Trainer {
  readonly network: Network;
  /** Steps made. */
  step: number;
  /** The schedule of the learning rate: its first step and its length. */
  begin: number;
  steps: number;
  /** Makes a step on a fresh event and returns the terms before it. */
  advance(particles: number, loss: LossSettings): TigerTerms;
}

export function createTrainer(seed: number, steps: number, from?: Snapshot): Trainer {
  const network = createNetwork(seed);
  if (from) network.variable.assign(tensor1d(from.weights));
  const adam = createOptimiser();
  const trainer: Trainer = {
    network,
    step: from?.step ?? 0,
    begin: 0,
    steps,
    advance(particles, loss) {
      const { hits } = simulateEvent({ seed: trainingSeed(seed, trainer.step), particles });
      const { convention, qMin, maxNRep, ...lossWeights } = loss;
      const graph = tensorsOf(network.detector, hits, network.proposals);
      const options = {
        ...{ objectId: hits.objectId, qMin, maxNRep, lossWeights, seed: trainer.step },
        convention: conventions[convention],
      };
      const rate = learningRate(Math.min(trainer.step - trainer.begin, trainer.steps - 1), trainer.steps);
      const terms = updateWeights(network, adam, graph, options, rate);
      disposeTensors(graph);
      trainer.step++;
      return terms;
    },
  };
  return trainer;
}

/** What the network makes of the event on the page. */
export function outputsFor({ apply, detector, proposals }: Network, { x, y, z }: ShownEvent): Outputs {
  const graph = tensorsOf(detector, { x, y, z }, proposals);
  const outputs = outputsOf(() => apply(graph));
  disposeTensors(graph);
  return outputs;
}

/** Scores events that no training sees. */
export function createScorer(): (
  network: Network,
  particles: number,
  thresholds: Thresholds,
) => { doubleMajority: number; perfect: number } {
  let events: TrackEvent[] = [];
  let made = 0;
  return (network, particles, thresholds) => {
    if (made !== particles) {
      events = simulateEvents(scored, particles);
      made = particles;
    }
    const { doubleMajority, perfect } = scoreNetwork(network, events, thresholds);
    return { doubleMajority, perfect };
  };
}
