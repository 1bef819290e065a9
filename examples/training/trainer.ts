/** The training loop: a fresh event at every step, the loss of its hits, one update of the weights. */
import type { TigerTensorOptions } from "../../src/adapters/tfjs.ts";
import { simulateEvent, type TrackEvent } from "../../src/events.ts";
import type { TigerLoss } from "../../src/index.ts";
import type { Detector } from "./detectors.ts";
import { disposeTensors } from "./inputs.ts";
import type { Network } from "./network.ts";
import { createOptimiser, learningRate } from "./optimiser.ts";
import { tensorsOf } from "./proposals.ts";
import { updateWeights } from "./update.ts";

/** The options of the loss for a detector. */
export function lossOptions({ repulsive }: Detector): Omit<TigerTensorOptions, "objectId"> {
  return { qMin: 0.1, lossWeights: { attractive: 1, repulsive, coward: 1, noise: 0.1 } };
}

/** [N] particle of each hit of a simulated event; those below `leastPt` are noise, 0. */
export function labelsOf({ hits, particles }: TrackEvent, leastPt: number): BigInt64Array {
  return hits.objectId.map((id) => (id > 0n && particles.pt[Number(id) - 1] < leastPt ? 0n : id));
}

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
  const { detector, proposals } = network;
  const weighting = lossOptions(detector);
  const adam = createOptimiser();
  const cost: Cost = { simulation: 0, graph: 0, network: 0, loss: 0 };
  const timed = <T>(part: keyof Cost, work: () => T): T => {
    const start = now();
    const result = work();
    cost[part] += now() - start;
    return result;
  };
  for (let step = 0; step < steps; step++) {
    const draw = { seed: trainingSeed(seed, step), particles, detector: detector.name };
    const event = timed("simulation", () => simulateEvent(draw));
    const graph = timed("graph", () => tensorsOf(detector, event.hits, proposals));
    const loss = { ...weighting, objectId: labelsOf(event, detector.leastPt) };
    const rate = learningRate(step, steps);
    const lossBefore = cost.loss;
    const terms = timed("network", () =>
      updateWeights(network, adam, graph, loss, rate, (work) => timed("loss", work)),
    );
    cost.network -= cost.loss - lossBefore;
    disposeTensors(graph);
    onStep?.({ step: step + 1, terms, cost });
  }
  adam.dispose();
}
