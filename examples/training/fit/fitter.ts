/**
 * The loop that fits a perceptron to the features and true objects of one event, changing its variables in place, and
 * returns the number of steps and where their time went.
 */
import { dispose, type Scalar, type Tensor2D, type Variable, variableGrads } from "@tensorflow/tfjs-core";
import { condensationLossTiger, type TigerTensorOptions } from "../../../src/adapters/tfjs.ts";
import type { TigerLoss } from "../../../src/index.ts";
import { ScheduledAdam } from "../optimiser.ts";
import type { Perceptron } from "./perceptron.ts";

/** The options of the loss without its seed, which is the step. */
export type LossOptions = Omit<TigerTensorOptions, "seed" | "onTerms">;

export interface FitOptions {
  /** Stop after this many steps; Infinity for no limit. */
  steps: number;
  /** Stop after this many seconds; Infinity for no limit. One of the two limits must be finite. */
  seconds: number;
  /** Initial learning rate. It falls along half a cosine to 0 at the limit that is reached first. */
  learningRate: number;
  loss: LossOptions;
  onStep?: (state: FitState) => void;
}

export interface FitState {
  /** Number of steps made. */
  readonly step: number;
  /** Fraction of the training that is done; it reaches 1, or slightly more, at the end. */
  readonly done: number;
  /** The terms before the update of this step. */
  readonly terms: TigerLoss;
  /** Milliseconds so far in the loss with its gradient; networkMs: in everything else. */
  readonly lossMs: number;
  readonly networkMs: number;
}

/** Trains until the first limit is reached. Returns the last state, or undefined if the limits allow no step. */
export function fit(perceptron: Perceptron, features: Tensor2D, options: FitOptions): FitState | undefined {
  const { steps, seconds, learningRate, loss, onStep } = options;
  const optimizer = new ScheduledAdam(learningRate, 0.9, 0.999);
  const start = performance.now();
  let state: FitState | undefined;
  let lossMs = 0;
  const elapsed = (): number => performance.now() - start;
  const progress = (step: number): number => Math.max(step / steps, elapsed() / (1000 * seconds));
  for (let step = 0; progress(step) < 1; step++) {
    let terms: TigerLoss | undefined;
    const forward = (): Scalar => {
      const { beta, x } = perceptron.apply(features);
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
    const { value, grads } = variableGrads(forward, perceptron.variables as Variable[]);
    optimizer.setLearningRate(learningRate * 0.5 * (1 + Math.cos(Math.PI * progress(step))));
    optimizer.applyGradients(Object.entries(grads).map(([name, tensor]) => ({ name, tensor })));
    dispose([value, grads]);
    state = { step: step + 1, done: progress(step + 1), terms: terms!, lossMs, networkMs: elapsed() - lossMs };
    onStep?.(state);
  }
  optimizer.dispose();
  return state;
}
