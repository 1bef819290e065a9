/** The training loop: a fresh event at every step, the loss of its hits, one update of the weights. */
import { dispose, type Scalar, type Tensor, tensor1d, valueAndGrads } from "@tensorflow/tfjs-core";
import { condensationLossTiger, type TigerTensorOptions } from "../../src/adapters/tfjs.ts";
import { simulateEvent } from "../../src/events.ts";
import type { TigerLoss } from "../../src/index.ts";
import { disposeTensors } from "./inputs.ts";
import type { Network } from "./network.ts";
import { clipGradient, createOptimiser, learningRate } from "./optimiser.ts";
import { joinGradients, weightTensors } from "./parameters.ts";
import { barrelTensors } from "./proposals.ts";

/**
 * The repulsive term is a mean over all foreign hits, few of which are near, so it gets a weight of 100; 30 and 300 do
 * as well, with smaller and larger radii of condensation.
 */
export const lossOptions: Omit<TigerTensorOptions, "objectId"> = {
  qMin: 0.1,
  lossWeights: { attractive: 1, repulsive: 100, coward: 1, noise: 0.1 },
};

export interface TrainingOptions {
  readonly steps: number;
  /** Particles of an event. */
  readonly particles: number;
  /** Seed of the events; those of validation and test are far from them. */
  readonly seed: number;
  /** A clock in milliseconds, for the cost of a step by part. Default: performance.now */
  readonly now?: () => number;
  /** Called after each step. */
  readonly onStep?: (state: TrainingState) => void;
}

/** Milliseconds spent so far, by part. */
export interface Cost {
  simulation: number;
  graph: number;
  network: number;
  loss: number;
}

export interface TrainingState {
  /** Steps made. */
  readonly step: number;
  /** The terms before the update of this step. */
  readonly terms: TigerLoss;
  readonly cost: Cost;
}

/** Seed of the event of a step. */
export function trainingSeed(seed: number, step: number): number {
  return 1_000_000 + 100_000 * seed + step;
}

/** Changes the weights of `network` in place. */
export function train(network: Network, options: TrainingOptions): void {
  const { steps, particles, seed, now = () => performance.now(), onStep } = options;
  const { variable, parts } = network;
  const names = Object.keys(parts);
  const adam = createOptimiser();
  const cost: Cost = { simulation: 0, graph: 0, network: 0, loss: 0 };
  const timed = <T>(part: keyof Cost, work: () => T): T => {
    const start = now();
    const result = work();
    cost[part] += now() - start;
    return result;
  };
  for (let step = 0; step < steps; step++) {
    const { hits } = timed("simulation", () => simulateEvent({ seed: trainingSeed(seed, step), particles }));
    const graph = timed("graph", () => barrelTensors(hits, network.proposals));
    let terms: TigerLoss | undefined;
    const lossBefore = cost.loss;
    const total = (...tensors: Tensor[]): Scalar => {
      const weights = Object.fromEntries(names.map((name, i) => [name, tensors[i]]));
      const { beta, x } = network.apply(graph, weights);
      const onTerms = (received: TigerLoss): void => {
        terms = received;
      };
      return timed("loss", () => condensationLossTiger(beta, x, { ...lossOptions, objectId: hits.objectId, onTerms }));
    };
    timed("network", () => {
      const weights = Object.values(weightTensors(variable, parts));
      const { value, grads } = valueAndGrads(total)(weights);
      const joined = joinGradients(grads, parts);
      clipGradient(joined, network.proposals);
      const gradient = tensor1d(joined);
      adam.setLearningRate(learningRate(step, steps));
      adam.applyGradients([{ name: variable.name, tensor: gradient }]);
      dispose([value, grads, weights, gradient]);
    });
    cost.network -= cost.loss - lossBefore;
    disposeTensors(graph);
    onStep?.({ step: step + 1, terms: terms!, cost });
  }
  adam.dispose();
}
