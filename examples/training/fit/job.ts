/**
 * Fits a perceptron to one event, condenses its outputs and scores the clusters: shows what the loss does to a latent
 * space, with the simplest of networks. It learns that event by heart and knows nothing of others.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { simulateEvent } from "../../../src/events.ts";
import { condensationLossTiger, condense, linearMemoryBytes, type TigerTerms } from "../../../src/index.ts";
import { readEvent } from "../eventFiles.ts";
import { latentFigure } from "../figures/latentSpace.ts";
import type { JobOptions } from "../options.ts";
import { outputsOf } from "../outputs.ts";
import { createProgress } from "../progress.ts";
import { scoreClusters, truthOf } from "../score.ts";
import { formatTable, share } from "../table.ts";
import { featureCount, featureTensor } from "./features.ts";
import { type FitState, fit } from "./fitter.ts";
import { createPerceptron } from "./perceptron.ts";
import { fitSettings } from "./settings.ts";

/** Double majority that the simulated event must reach. */
const target = 0.95;
const learningRate = 5e-3;

/** Fits the event at the path `what`, or a simulated one. Returns whether that reaches the target. */
export async function runFit({ steps, seconds, particles, seed, out }: JobOptions, what: string): Promise<boolean> {
  const simulated = what === "simulated";
  const event = simulated ? simulateEvent({ seed, particles }) : readEvent(what);
  const { hits } = event;
  const features = featureTensor(hits, seed);
  const perceptron = createPerceptron({ features: featureCount, dimensions: simulated ? 3 : 8, seed });
  const lossWeights = { attractive: 1, repulsive: simulated ? 20 : 100, coward: 1, noise: 0.1 };
  const loss = { objectId: hits.objectId, qMin: 0.1, maxNRep: 100_000, lossWeights };
  console.log(`event: ${what}; ${hits.x.length} hits, ${event.particles.id.length} particles`);

  const before = outputsOf(() => perceptron.apply(features));
  const progress = createProgress(process.stdout);
  const unlimited = steps === undefined && seconds === undefined;
  const last = fit(perceptron, features, {
    ...{ learningRate, loss },
    steps: steps ?? (simulated && unlimited ? 600 : Number.POSITIVE_INFINITY),
    seconds: seconds ?? (!simulated && unlimited ? 60 : Number.POSITIVE_INFINITY),
    onStep: ({ step, done, terms, lossMs, networkMs }) =>
      progress.show({ step, done, terms, msPerStep: (lossMs + networkMs) / step }),
  })!;
  progress.stop();
  const after = outputsOf(() => perceptron.apply(features));

  const condensed = [before, after].map((outputs) => condense({ ...outputs, ...fitSettings }));
  const scores = condensed.map(({ clusterId }) => scoreClusters(clusterId, truthOf([event])));
  const rows = (["doubleMajority", "perfect", "lhc"] as const).map((name) => [
    name,
    ...scores.map((s) => share(s[name])),
  ]);
  const [start, end] = [before, after].map((outputs) => condensationLossTiger({ ...loss, ...outputs }));
  console.log(`\n${formatTable([["", "before", "after"], ...termRows(start, end), ...rows])}\n\n${costText(last)}`);

  mkdirSync(out, { recursive: true });
  const file = join(out, "latent-space.svg");
  const panels = [
    { title: "before", outputs: before, alphas: condensed[0].alphas },
    { title: `after ${last.step} steps`, outputs: after, alphas: condensed[1].alphas },
  ];
  writeFileSync(file, latentFigure(panels, hits.objectId, fitSettings.radius));
  console.log(`figure: ${file}`);
  console.log(
    "A network fitted to one event has learnt it by heart: its score shows that the loss works, and no more.",
  );
  return !simulated || scores[1].doubleMajority >= target;
}

function termRows(start: TigerTerms, end: TigerTerms): string[][] {
  const names = ["attractive", "repulsive", "coward", "noise", "total"] as const;
  const rows = names.map((name) => [name, start[name].toFixed(5), end[name].toFixed(5)]);
  return [...rows, ["nRep", `${start.nRep}`, `${end.nRep}`]];
}

function costText({ step, lossMs, networkMs }: FitState): string {
  const ms = (value: number): string => `${(value / step).toFixed(2)} ms`;
  const memory = (linearMemoryBytes() / 2 ** 20).toFixed(2);
  return `${step} steps, each ${ms(networkMs)} network and ${ms(lossMs)} loss; linear memory of the loss ${memory} MiB`;
}
