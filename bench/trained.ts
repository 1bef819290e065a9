/**
 * A latent space learned by a network. It is trained like `npm start -- --fit` does, but for a fixed number of steps,
 * so that the result is reproducible. Takes an event and a recipe; returns the network's outputs as a
 * layout, and how well they separate.
 */
import { dispose } from "@tensorflow/tfjs-core";
import { startBackend } from "../examples/training/backend.ts";
import { featureCount, featureTensor } from "../examples/training/fit/features.ts";
import { fit } from "../examples/training/fit/fitter.ts";
import { createPerceptron } from "../examples/training/fit/perceptron.ts";
import { fitSettings } from "../examples/training/fit/settings.ts";
import { outputsOf } from "../examples/training/outputs.ts";
import { scoreClusters, truthOf } from "../examples/training/score.ts";
import { condense } from "../src/index.ts";
import type { TrackEvent } from "../src/simulation/trackEvent.ts";
import type { Layout } from "./data.ts";

export interface Recipe {
  /** D */
  readonly dims: number;
  /** Weight of the repulsive term */
  readonly repulsive: number;
  readonly steps: number;
  /** Random seed of the features and the initial weights */
  readonly seed: number;
}

export interface TrainedLayout extends Layout {
  /** Double-majority efficiency: share of the particles with three or more hits that have a matching cluster */
  readonly doubleMajority: number;
}

const LEARNING_RATE = 5e-3;
const MAX_N_REP = 100_000;

export async function trainedLayout(
  event: TrackEvent,
  { dims, repulsive, steps, seed }: Recipe,
): Promise<TrainedLayout> {
  await startBackend("wasm");
  const { objectId } = event.hits;
  const features = featureTensor(event.hits, seed);
  const perceptron = createPerceptron({ features: featureCount, dimensions: dims, seed });
  fit(perceptron, features, {
    steps,
    seconds: Number.POSITIVE_INFINITY,
    learningRate: LEARNING_RATE,
    loss: { objectId, qMin: 0.1, maxNRep: MAX_N_REP, lossWeights: { repulsive, noise: 0.1 } },
  });
  const { beta, x } = outputsOf(() => perceptron.apply(features));
  dispose([features, [...perceptron.variables]]);
  const { clusterId } = condense({ beta, x, ...fitSettings });
  const { doubleMajority } = scoreClusters(clusterId, truthOf([event]));
  return { beta, x, objectId: denseIds(objectId), doubleMajority };
}

/** Ids → those of a layout: 1 … K in order of appearance, 0 for noise. */
function denseIds(ids: BigInt64Array): Int32Array {
  const numbers = new Map<bigint, number>([[0n, 0]]);
  return Int32Array.from(ids, (id) => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, numbers.size);
    return numbers.size - 1;
  });
}
