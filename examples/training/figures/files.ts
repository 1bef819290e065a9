/** Writes the figures of a run and the page with all of them. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TrackEvent } from "../../../src/events.ts";
import { condense, type LossWeights, type TrackingBin } from "../../../src/index.ts";
import type { Outputs } from "../outputs.ts";
import type { Settings } from "../score.ts";
import { detectorFigure } from "./detectorView.ts";
import { efficiencyFigure } from "./efficiency.ts";
import { latentFigure } from "./latentSpace.ts";
import { overviewFigure } from "./overview.ts";
import { htmlPage, type Section } from "./page.ts";
import { type Course, stepsFigure } from "./steps.ts";

export interface RunResults {
  readonly settings: Settings;
  /** A held-out event, its name, and the outputs of the network for it before and after training. */
  readonly event: TrackEvent;
  readonly name: string;
  readonly before: Outputs;
  readonly after: Outputs;
  /** Of all held-out events, by `efficiencyBins`, and what they are. */
  readonly bins: readonly (readonly TrackingBin[])[];
  readonly binned: string;
  /** Undefined if the weights were loaded. */
  readonly course: Course | undefined;
  readonly weights: LossWeights;
  /** Number of events that the course was scored on. */
  readonly validated: number;
  /** Tables as text, and the last line of the report. */
  readonly report: readonly Section[];
  readonly summary: string;
}

const names = ["detector.svg", "latent-before-after.svg", "efficiency.svg", "training-steps.svg"] as const;
const overview = "overview.svg";
const page = "training.html";

/** Removes the figures of an earlier run, so that none is taken for one of this run. */
export function removeFigures(folder: string): void {
  for (const name of [...names, overview, page]) rmSync(join(folder, name), { force: true });
}

/** Writes the figures to `folder` and returns the path of the page. */
export function writeFigures(folder: string, results: RunResults): string {
  const { settings, event, name, before, after, course, report, summary } = results;
  const found = [before, after].map((outputs) => condense({ ...outputs, ...settings }));
  const { objectId } = event.hits;
  const panels = [
    { title: "before training", outputs: before, alphas: found[0].alphas },
    { title: "after training", outputs: after, alphas: found[1].alphas },
  ];
  const drawn: [title: string, svg: string | undefined][] = [
    ["What it finds", detectorFigure(event.hits, found[1].clusterId, name)],
    ["Latent space", latentFigure(panels, objectId, settings.radius)],
    ["Efficiency", efficiencyFigure(results.bins, results.binned)],
    ["Training", course && stepsFigure(course, results.weights, results.validated)],
  ];
  mkdirSync(folder, { recursive: true });
  for (const [i, [, svg]] of drawn.entries()) if (svg !== undefined) writeFileSync(join(folder, names[i]), svg);
  writeFileSync(join(folder, overview), overviewFigure(event.hits, found[1].clusterId, panels, settings.radius));
  const sections = drawn.map(([title, svg]): Section => {
    return svg === undefined
      ? { title, text: "The weights were loaded: there is no training to draw." }
      : { title, svg };
  });
  const path = join(folder, page);
  writeFileSync(path, htmlPage("A network that finds tracks", summary, [...sections, ...report]));
  return path;
}
