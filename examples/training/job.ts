/** The main job: trains the network on simulated events and scores it on others. */
import { readFileSync, writeFileSync } from "node:fs";
import { linearMemoryBytes, type TigerTerms } from "../../src/index.ts";
import { cpuMs, cpuParts } from "./cpuParts.ts";
import { readEvent } from "./eventFiles.ts";
import { efficiencyBins } from "./figures/efficiency.ts";
import { removeFigures, writeFigures } from "./figures/files.ts";
import type { Course } from "./figures/steps.ts";
import { createNetwork, type Network } from "./network.ts";
import type { JobOptions } from "./options.ts";
import { createProgress } from "./progress.ts";
import { costTable, remarks, scoreNetwork, scoresTable } from "./report.ts";
import { decodeWeights, encodeWeights } from "./safetensors.ts";
import { evaluate, heldOut, simulateEvents, validation } from "./samples.ts";
import { chooseSettings, condenseAll, condenseSettings, describeSettings, scoreClusters, truthOf } from "./score.ts";
import { share } from "./table.ts";
import { oneEvent, trackmlTable } from "./trackml.ts";
import { type Cost, lossOptions, train } from "./trainer.ts";

/** What the network must reach on the held-out events, wherever its proposals come from. */
const target = { doubleMajority: 0.98, perfect: 0.75 };
/** Steps by default, and the settings with which the network is scored while it trains. */
const usual = {
  helix: { steps: 1000, settings: condenseSettings(0.1, 0.5, 0.7) },
  learned: { steps: 2500, settings: condenseSettings(0.1, 0.4, 0.8) },
};
/** So many validation events are scored every 100 steps. */
const watched = 5;

/** How a training went, and what it cost. */
export interface History extends Course {
  readonly cost: Cost;
}

function trainWithProgress(network: Network, { particles, seed, proposals }: JobOptions, steps: number): History {
  const events = simulateEvents({ ...validation, count: watched }, particles);
  const progress = createProgress(process.stdout);
  const terms: TigerTerms[] = [];
  const scores: { step: number; doubleMajority: number; perfect: number }[] = [];
  let cost: Cost | undefined;
  const scoreAt = (step: number): void => {
    const { doubleMajority, perfect } = scoreNetwork(network, events, usual[proposals].settings);
    scores.push({ step, doubleMajority, perfect });
    progress.note(
      `  ${watched} validation events: double majority ${share(doubleMajority)}, perfect ${share(perfect)}`,
    );
  };
  scoreAt(0);
  const start = performance.now();
  train(network, {
    ...{ steps, particles, seed, now: cpuMs },
    onStep(state) {
      terms.push(state.terms);
      cost = state.cost;
      const msPerStep = (performance.now() - start) / state.step;
      progress.show({ step: state.step, done: state.step / steps, terms: state.terms, msPerStep });
      if (state.step % 100 === 0) scoreAt(state.step);
    },
  });
  progress.stop();
  return { terms, scores, cost: cost! };
}

/** Runs the job, prints its report and returns whether the network reaches the target. */
export async function run(options: JobOptions): Promise<boolean> {
  const { particles, seed, proposals, out } = options;
  const steps = options.steps ?? usual[proposals].steps;
  // Read first, so that a wrong path is known before the training.
  const real = options.event === undefined ? undefined : readEvent(options.event);
  removeFigures(out);
  const report: { title: string; text: string }[] = [];
  const print = (title: string, text: string): void => {
    report.push({ title, text });
    console.log(`${text}\n`);
  };
  const cpu = cpuParts();
  const before = createNetwork(seed, proposals);
  const network = createNetwork(seed, proposals);
  cpu.end("start");
  let history: History | undefined;
  if (options.load !== undefined) decodeWeights(readFileSync(options.load), network);
  else history = trainWithProgress(network, options, steps);
  if (options.save !== undefined) writeFileSync(options.save, encodeWeights(network));
  cpu.end("training");

  const choosing = simulateEvents(validation, particles);
  const outputs = choosing.map((event) => evaluate(network, event));
  const settings = chooseSettings(outputs, choosing);
  console.log(`\nchosen on ${validation.count} validation events: ${describeSettings(settings)}\n`);
  cpu.end("choice of settings");
  print("Efficiencies", `${scoresTable(before, network, settings)}\n${remarks[proposals]}`);
  cpu.end("table");
  if (history !== undefined) {
    const memory = { process: 1024 * process.resourceUsage().maxRSS, loss: linearMemoryBytes() };
    print("Cost of a step", costTable(history.cost, steps, memory));
  }
  if (real !== undefined) {
    print(`TrackML event ${options.event}`, `${options.event}\n${trackmlTable(network, real, settings)}\n${oneEvent}`);
    cpu.end("TrackML event");
  }

  const events = simulateEvents(heldOut, particles);
  const found = events.map((event) => evaluate(network, event));
  const truth = truthOf(events);
  const score = scoreClusters(condenseAll(found, truth, settings), truth, { bins: efficiencyBins });
  const { doubleMajority, perfect, lhc } = score;
  const summary = `held-out: ${heldOut.count} events, double majority ${share(doubleMajority)}, perfect ${share(perfect)}, LHC ${share(lhc)}`;
  cpu.end("held-out events");
  const page = writeFigures(out, {
    ...{ settings, report, summary, weights: lossOptions.lossWeights!, validated: watched, course: history },
    ...{ event: events[0], before: evaluate(before, events[0]), after: found[0], bins: score.bins },
    name: `Held-out event ${heldOut.first}`,
    binned: `${heldOut.count} held-out events of ${particles} particles; bars: Wilson intervals of 95 %`,
  });
  cpu.end("figures");
  console.log(`figures: ${page}\nCPU time: ${cpu}\n${summary}`);
  return doubleMajority >= target.doubleMajority && perfect >= target.perfect;
}
