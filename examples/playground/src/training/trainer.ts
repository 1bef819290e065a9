/** One step at a time: the loop of examples/training, with a loss that may change between steps. */
import { dispose, type Scalar, type Tensor, tensor1d, valueAndGrads } from "@tensorflow/tfjs-core";
import { condensationLossTiger } from "../../../../src/adapters/tfjs.ts";
import { simulateEvent, type TrackEvent } from "../../../../src/events.ts";
import { type Convention, conventions, type TigerTerms } from "../../../../src/index.ts";
import { disposeTensors } from "../../../training/inputs.ts";
import { createNetwork, type Network } from "../../../training/network.ts";
import { clipGradient, createOptimiser, learningRate } from "../../../training/optimiser.ts";
import { type Outputs, outputsOf } from "../../../training/outputs.ts";
import { joinGradients, weightTensors } from "../../../training/parameters.ts";
import { tensorsOf } from "../../../training/proposals.ts";
import { evaluate } from "../../../training/samples.ts";
import { condenseAll, scoreClusters, truthOf } from "../../../training/score.ts";
import { trainingSeed } from "../../../training/trainer.ts";
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
      const { terms, gradient } = gradientOf(network, hits, loss, trainer.step);
      adam.setLearningRate(learningRate(Math.min(trainer.step - trainer.begin, trainer.steps - 1), trainer.steps));
      adam.applyGradients([{ name: network.variable.name, tensor: gradient }]);
      gradient.dispose();
      trainer.step++;
      return terms;
    },
  };
  return trainer;
}

function gradientOf(
  { parts, variable, apply, detector, proposals }: Network,
  hits: TrackEvent["hits"],
  { convention, qMin, maxNRep, ...lossWeights }: LossSettings,
  step: number,
): { terms: TigerTerms; gradient: Tensor } {
  const graph = tensorsOf(detector, hits, proposals);
  const names = Object.keys(parts);
  let terms: TigerTerms | undefined;
  const options = {
    ...{ objectId: hits.objectId, qMin, maxNRep, lossWeights, seed: step },
    convention: (conventions as Record<string, Convention>)[convention],
    onTerms: (received: TigerTerms): void => {
      terms = received;
    },
  };
  const total = (...tensors: Tensor[]): Scalar => {
    const { beta, x } = apply(graph, Object.fromEntries(names.map((name, i) => [name, tensors[i]])));
    return condensationLossTiger(beta, x, options);
  };
  const weights = Object.values(weightTensors(variable, parts));
  const { value, grads } = valueAndGrads(total)(weights);
  const joined = joinGradients(grads, parts);
  clipGradient(joined, proposals);
  const gradient = tensor1d(joined);
  dispose([value, grads, weights]);
  disposeTensors(graph);
  return { terms: terms!, gradient };
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
      events = Array.from({ length: scored.count }, (_, e) => simulateEvent({ seed: scored.first + e, particles }));
      made = particles;
    }
    const truth = truthOf(events);
    const outputs = events.map((event) => evaluate(network, event));
    const { doubleMajority, perfect } = scoreClusters(condenseAll(outputs, truth, thresholds), truth);
    return { doubleMajority, perfect };
  };
}
