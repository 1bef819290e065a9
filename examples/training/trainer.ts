/**
 * The training loop: in go a network, the features of one event and its true objects; the network's variables are
 * changed in place, out come the steps made and where their time went.
 */
import {
  AdamOptimizer,
  dispose,
  type Scalar,
  type Tensor2D,
  type Variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import { condensationLossTiger, type TigerTensorOptions } from "../../src/adapters/tfjs.ts";
import type { TigerTerms } from "../../src/index.ts";
import type { Network } from "./network.ts";

/** The options of the loss but its seed, which is the step. */
export type LossOptions = Omit<TigerTensorOptions, "seed" | "onTerms">;

export interface TrainingOptions {
  /** Stop after so many steps; Infinity for no limit. */
  steps: number;
  /** Stop after so many seconds; Infinity for no limit. One of the two limits must be finite. */
  seconds: number;
  /** Peak of the learning rate, which falls along half a cosine to 0 at the nearer limit. */
  learningRate: number;
  loss: LossOptions;
  onStep?: (state: TrainingState) => void;
}

export interface TrainingState {
  /** Steps made. */
  readonly step: number;
  /** Share of the training that is over, from 0 to 1. */
  readonly done: number;
  /** The terms before this step's update. */
  readonly terms: TigerTerms;
  /** Milliseconds so far in the loss with its gradient, and in all the rest. */
  readonly lossMs: number;
  readonly networkMs: number;
}

/** Adam with a learning rate that is set from outside. */
class ScheduledAdam extends AdamOptimizer {
  setLearningRate(rate: number): void {
    this.learningRate = rate;
  }
}

/** Trains until the nearer limit; returns the last state, or undefined when the limits allow no step. */
export function train(network: Network, features: Tensor2D, options: TrainingOptions): TrainingState | undefined {
  const { steps, seconds, learningRate, loss, onStep } = options;
  const optimizer = new ScheduledAdam(learningRate, 0.9, 0.999);
  const start = performance.now();
  let state: TrainingState | undefined;
  let lossMs = 0;
  const elapsed = (): number => performance.now() - start;
  const progress = (step: number): number => Math.max(step / steps, elapsed() / (1000 * seconds));
  for (let step = 0; progress(step) < 1; step++) {
    let terms: TigerTerms | undefined;
    const forward = (): Scalar => {
      const { beta, x } = network.apply(features);
      const before = performance.now();
      const total = condensationLossTiger(beta, x, {
        ...loss,
        seed: step,
        onTerms: (received) => {
          terms = received;
        },
      });
      lossMs += performance.now() - before;
      return total;
    };
    const { value, grads } = variableGrads(forward, network.variables as Variable[]);
    optimizer.setLearningRate(learningRate * 0.5 * (1 + Math.cos(Math.PI * progress(step))));
    optimizer.applyGradients(Object.entries(grads).map(([name, tensor]) => ({ name, tensor })));
    dispose([value, grads]);
    state = { step: step + 1, done: progress(step + 1), terms: terms!, lossMs, networkMs: elapsed() - lossMs };
    onStep?.(state);
  }
  optimizer.dispose();
  return state;
}
