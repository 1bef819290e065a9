/**
 * The main job, `npm start`. It trains a small network on one event, simulated or TrackML, with the tiger loss,
 * condenses its outputs and scores the clusters. It prints a report and writes the figure latent-space.svg. The exit
 * code is 1 if a simulated event misses the target, and 2 after an error.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Tensor2D } from "@tensorflow/tfjs-core";
import { condensationLossTiger, linearMemoryBytes } from "../../src/index.ts";
import type { TrackHits } from "../../src/simulation/trackEvent.ts";
import { startBackend } from "./backend.ts";
import { bestDbscan } from "./dbscanScan.ts";
import { describeEvent, featureTensor, loadEvent, loadUnseen } from "./eventSource.ts";
import { featureCount } from "./features.ts";
import { latentFigure } from "./figure.ts";
import { createNetwork, evaluate, type Network } from "./network.ts";
import { type JobOptions, parseOptions, usage } from "./options.ts";
import { createProgress } from "./progress.ts";
import { costTable, scoresTable, termsTable } from "./report.ts";
import { type NamedScore, scoreOutputs } from "./score.ts";
import { type LossOptions, type TrainingState, train } from "./trainer.ts";

/** Double-majority efficiency that the simulated event must reach, for particles with three hits or more. */
const target = 0.95;
const learningRate = 5e-3;
const maxNRep = 100_000;

function trainWithProgress(
  network: Network,
  features: Tensor2D,
  loss: LossOptions,
  { steps, seconds }: JobOptions,
): TrainingState {
  const progress = createProgress(process.stdout);
  const last = train(network, features, { steps, seconds, learningRate, loss, onStep: progress.show });
  progress.stop();
  if (last === undefined) throw new Error("the limits allowed no step of training.");
  return last;
}

/**
 * Returns the scores to compare with: clustering without learning, and the network on an event that it has not seen.
 */
function rivals(network: Network, hits: TrackHits, options: JobOptions): NamedScore[] {
  const { score, eps, minSamples } = bestDbscan(hits);
  const scores = [{ name: `DBSCAN, best of its scan (eps ${eps.toFixed(3)}, ${minSamples} hits)`, score }];
  const unseen = loadUnseen(options);
  if (unseen !== undefined) {
    const outputs = evaluate(network, featureTensor(unseen.event, options.seed));
    const name = `the network on an unseen event (${unseen.name})`;
    scores.push({ name, score: scoreOutputs(outputs, unseen.event.hits.objectId).score });
  }
  return scores;
}

/** Runs the job, prints its report and returns the double-majority efficiency after training. */
async function run(options: JobOptions): Promise<number> {
  await startBackend(options.backend);
  const source = loadEvent(options);
  const { objectId } = source.event.hits;
  console.log(describeEvent(source));

  const features = featureTensor(source.event, options.seed);
  const { dimensions, repulsive, seed } = options;
  const network = createNetwork({ features: featureCount, dimensions, seed });
  const lossWeights = { attractive: 1, repulsive, coward: 1, noise: 0.1 };
  const loss = { objectId, qMin: 0.1, maxNRep, lossWeights };
  const before = evaluate(network, features);
  const last = trainWithProgress(network, features, loss, options);
  const after = evaluate(network, features);

  const untrained = scoreOutputs(before, objectId);
  const trained = scoreOutputs(after, objectId);
  const scores = [
    { name: "the network before training", score: untrained.score },
    { name: "the network after training", score: trained.score },
    ...rivals(network, source.event.hits, options),
  ];
  const [start, end] = [before, after].map((outputs) => condensationLossTiger({ ...loss, ...outputs }));
  console.log(`\n${termsTable(start, end)}\n\n${scoresTable(scores)}\n\n${costTable(last, linearMemoryBytes())}`);

  mkdirSync(options.out, { recursive: true });
  const file = join(options.out, "latent-space.svg");
  const panels = [
    { title: "before training", outputs: before, alphas: untrained.alphas },
    { title: `after ${last.step} steps`, outputs: after, alphas: trained.alphas },
  ];
  writeFileSync(file, latentFigure(panels, objectId));
  console.log(`\nfigure: ${file}`);
  return trained.score.doubleMajority;
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
  } else {
    const reached = await run(options);
    if (options.event === undefined) {
      const met = reached >= target;
      console.log(
        `target: double majority of at least ${target}, ${met ? "met" : `missed with ${reached.toFixed(3)}`}`,
      );
      process.exitCode = met ? 0 : 1;
    }
  }
} catch (error) {
  console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
  process.exitCode = 2;
}
