/**
 * Draws docs/images/scan.svg: efficiency and fakes over the thresholds of `condense`, from a scan of ten seeded events.
 *
 *     npx tsx scripts/figures/scan.ts
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { layout } from "../../bench/data.ts";
import { type CondenseParameters, type ScanTrial, scan } from "../../src/index.ts";
import { heatMaps } from "./heatMaps.ts";

const FILE = "docs/images/scan.svg";
/** In two dimensions noise lies so densely that low thresholds condense it. */
const EVENT = { hits: 2000, objects: 100, dims: 2 };

const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => Number((from + i * step).toFixed(3)));

const events = Array.from({ length: 10 }, (_, e) => layout("sep", { ...EVENT, seed: e + 1 }));
const grid = { betaThreshold: steps(0, 0.9, 0.1), radius: steps(0.1, 0.8, 0.05) };
const { trials, best } = scan({ method: "condense", events, grid });

const efficiency = ({ mean }: ScanTrial<CondenseParameters>): number => mean.doubleMajority ?? 0;
const fakes = ({ mean }: ScanTrial<CondenseParameters>): number => mean.fakeDoubleMajority ?? 0;
const merit = (trial: ScanTrial<CondenseParameters>): number => efficiency(trial) * (1 - fakes(trial));
const balanced = trials.reduce((a, b) => (merit(b) > merit(a) ? b : a));

mkdirSync("docs/images", { recursive: true });
writeFileSync(
  FILE,
  heatMaps({
    title: `Thresholds of condense: means over ${events.length} events`,
    x: { label: "betaThreshold", of: ({ parameters }) => parameters.betaThreshold },
    y: { label: "radius", of: ({ parameters }) => parameters.radius },
    panels: [
      { title: "Efficiency (doubleMajority)", of: efficiency },
      { title: "Fakes (fakeDoubleMajority)", of: fakes },
    ],
    trials,
    marks: [
      { symbol: "circle", words: "best efficiency", trial: best! },
      { symbol: "diamond", words: "best efficiency × (1 − fakes)", trial: balanced },
    ],
  }),
);
for (const trial of [best!, balanced]) console.log(trial.parameters, efficiency(trial), fakes(trial));
