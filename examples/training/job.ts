/** The main job: trains the network on simulated events and scores it on others. */
import { readFileSync, writeFileSync } from "node:fs";
import { linearMemoryBytes, type TigerTerms } from "../../src/index.ts";
import { cpuMs, cpuParts } from "./cpuParts.ts";
import { detectors } from "./detectors.ts";
import { readEvent } from "./eventFiles.ts";
import { efficiencyBins } from "./figures/efficiency.ts";
import { removeFigures, writeFigures } from "./figures/files.ts";
import type { Course } from "./figures/steps.ts";
import { createNetwork, type Network } from "./network.ts";
import type { JobOptions } from "./options.ts";
import { createProgress } from "./progress.ts";
import { aboveLeastPt, costTable, remarksOn, scoresTable } from "./report.ts";
import { decodeWeights, encodeWeights } from "./safetensors.ts";
import { evaluate, heldOut, scoreNetwork, simulateEvents, validation } from "./samples.ts";
import { chooseSettings, condenseAll, condenseSettings, describeSettings, scoreClusters, truthOf } from "./score.ts";
import { share } from "./table.ts";
import { oneEvent, trackmlTable } from "./trackml.ts";
import { type Cost, labelsOf, lossOptions, train } from "./trainer.ts";

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

function trainWithProgress(network: Network, seed: number, particles: number, steps: number): History {
  const { detector, proposals } = network;
  const events = simulateEvents({ ...validation, count: watched }, particles, detector);
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
  const { seed, proposals, out } = options;
  const detector = detectors[options.detector];
  const particles = options.particles ?? detector.particles.training;
  const scored = options.particles ?? detector.particles.scored;
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
  const before = createNetwork(seed, proposals, detector);
  const network = createNetwork(seed, proposals, detector);
  cpu.end("start");
  let history: History | undefined;
  if (options.load !== undefined) decodeWeights(readFileSync(options.load), network);
  else history = trainWithProgress(network, seed, particles, steps);
  if (options.save !== undefined) writeFileSync(options.save, encodeWeights(network));
  cpu.end("training");

  const count = detector.events.validation;
  const choosing = simulateEvents({ ...validation, count }, scored, detector);
  const outputs = choosing.map((event) => evaluate(network, event));
  const settings = chooseSettings(outputs, choosing, detector.leastPt);
  console.log(`\nchosen on ${count} validation events: ${describeSettings(settings)}\n`);
  cpu.end("choice of settings");
  print("Efficiencies", `${scoresTable(before, network, settings)}\n${remarksOn(network)}`);
  cpu.end("table");
  if (history !== undefined) {
    const memory = { process: 1024 * process.resourceUsage().maxRSS, loss: linearMemoryBytes() };
    print("Cost of a step", costTable(history.cost, steps, memory));
  }
  if (real !== undefined) {
    const table = trackmlTable(network, real, settings);
    print(`TrackML event ${options.event}`, `${options.event}\n${table}\n${oneEvent(detector)}`);
    cpu.end("TrackML event");
  }

  const events = simulateEvents({ ...heldOut, count: detector.events.heldOut }, scored, detector);
  const found = events.map((event) => evaluate(network, event));
  const truth = truthOf(events);
  const score = scoreClusters(condenseAll(found, truth, settings), truth, {
    ptThreshold: detector.leastPt,
    bins: efficiencyBins,
  });
  const { doubleMajority, perfect, lhc } = score;
  const summary = `held-out: ${events.length} events, double majority ${share(doubleMajority)}, perfect ${share(perfect)}, LHC ${share(lhc)}`;
  cpu.end("held-out events");
  const [drawn] = simulateEvents({ ...heldOut, count: 1 }, Math.min(scored, detector.particles.drawn), detector);
  const page = writeFigures(out, {
    ...{ settings, report, summary, validated: watched, course: history, bins: score.bins },
    ...{ event: { ...drawn, hits: { ...drawn.hits, objectId: labelsOf(drawn, detector.leastPt) } } },
    ...{ before: evaluate(before, drawn), after: evaluate(network, drawn) },
    weights: lossOptions(detector).lossWeights!,
    name: `Held-out event ${heldOut.first}${aboveLeastPt(detector)}`,
    binned: `${events.length} held-out events of ${scored} particles; bars: Wilson intervals of 95 %`,
  });
  cpu.end("figures");
  console.log(`figures: ${page}\nCPU time: ${cpu}\n${summary}`);
  const { target } = detector;
  return doubleMajority >= target.doubleMajority && perfect >= target.perfect;
}
