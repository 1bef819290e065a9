/** The main job: trains the network on simulated events and scores it on others. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { linearMemoryBytes, type TigerTerms } from "../../src/index.ts";
import { readEvent } from "./eventFiles.ts";
import { createNetwork, type Network } from "./network.ts";
import type { JobOptions } from "./options.ts";
import { createProgress } from "./progress.ts";
import { costTable, honest, scoreNetwork, scoresTable } from "./report.ts";
import { decodeWeights, encodeWeights } from "./safetensors.ts";
import { evaluate, heldOut, simulateEvents, validation } from "./samples.ts";
import { chooseSettings } from "./score.ts";
import { share } from "./table.ts";
import { oneEvent, trackmlTable } from "./trackml.ts";
import { type Cost, train } from "./trainer.ts";

/** What the network must reach on the held-out events. */
const target = { doubleMajority: 0.98, perfect: 0.75 };
/** While it trains, the network is scored with these settings. */
const usualSettings = { betaThreshold: 0.1, radius: 0.5 };
const defaultSteps = 1000;

/** CPU time of the process in milliseconds: unlike the time of day, it does not count other processes. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** How a training went. */
export interface History {
  readonly terms: readonly TigerTerms[];
  /** Every 100 steps, of five validation events. */
  readonly scores: readonly { step: number; doubleMajority: number; perfect: number }[];
  readonly cost: Cost;
}

function trainWithProgress(network: Network, { particles, seed }: JobOptions, steps: number): History {
  const events = simulateEvents({ ...validation, count: 5 }, particles);
  const progress = createProgress(process.stdout);
  const terms: TigerTerms[] = [];
  const scores: { step: number; doubleMajority: number; perfect: number }[] = [];
  let cost: Cost | undefined;
  const scoreAt = (step: number): void => {
    const { doubleMajority, perfect } = scoreNetwork(network, events, usualSettings);
    scores.push({ step, doubleMajority, perfect });
    progress.note(`  5 validation events: double majority ${share(doubleMajority)}, perfect ${share(perfect)}`);
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
  const { particles, seed, steps = defaultSteps, out } = options;
  // Read first, so that a wrong path is known before the training.
  const real = options.event === undefined ? undefined : readEvent(options.event);
  const before = createNetwork(seed);
  const network = createNetwork(seed);
  let history: History | undefined;
  if (options.load !== undefined) decodeWeights(readFileSync(options.load), network);
  else history = trainWithProgress(network, options, steps);
  if (options.save !== undefined) writeFileSync(options.save, encodeWeights(network));

  const choosing = simulateEvents(validation, particles);
  const outputs = choosing.map((event) => evaluate(network, event));
  const settings = chooseSettings(outputs, choosing);
  const { betaThreshold, radius } = settings;
  console.log(`\nchosen on ${validation.count} validation events: betaThreshold ${betaThreshold}, radius ${radius}\n`);
  console.log(`${scoresTable(before, network, settings)}\n${honest}\n`);
  if (history !== undefined) {
    const memory = { process: 1024 * process.resourceUsage().maxRSS, loss: linearMemoryBytes() };
    console.log(`${costTable(history.cost, steps, memory)}\n`);
  }
  if (real !== undefined) console.log(`${options.event}\n${trackmlTable(network, real, settings)}\n${oneEvent}\n`);
  mkdirSync(out, { recursive: true });

  const { doubleMajority, perfect, lhc } = scoreNetwork(network, simulateEvents(heldOut, particles), settings);
  console.log(`CPU time: ${(cpuMs() / 1000).toFixed(1)} s`);
  console.log(
    `held-out: ${heldOut.count} events, double majority ${share(doubleMajority)}, perfect ${share(perfect)}, LHC ${share(lhc)}`,
  );
  return doubleMajority >= target.doubleMajority && perfect >= target.perfect;
}
