/** Draws how a training went: the terms of the loss, and the efficiencies on validation events. */
import * as Plot from "@observablehq/plot";
import type { LossWeights, TigerTerms } from "../../../src/index.ts";
import { axis, drawSheet, type Key, palette } from "./sheet.ts";

/** How a training went. */
export interface Course {
  /** The terms of each step. */
  readonly terms: readonly TigerTerms[];
  /** At some steps, on validation events. */
  readonly scores: readonly { step: number; doubleMajority: number; perfect: number }[];
}

const names = ["attractive", "repulsive", "coward", "noise"] as const;
const dashes = ["none", "7,3", "2,2", "8,3,2,3"];
/** The terms of single steps jump by their events; means over so many steps show where they go. */
const window = 25;

export function stepsFigure({ terms, scores }: Course, weights: LossWeights, events: number): string {
  const weight = (name: (typeof names)[number]): number => weights[name] ?? 1;
  const lines = names.map((name, c) => {
    const values = terms.map((one, i) => ({ step: i + 1, value: weight(name) * one[name] }));
    const mean = Plot.windowY({ k: window, x: "step", y: "value", stroke: palette[c], strokeDasharray: dashes[c] });
    return Plot.lineY(values, { ...mean, strokeWidth: 1.8 });
  });
  const efficiencies = (["doubleMajority", "perfect"] as const).flatMap((name, c) => {
    const where = { x: "step", y: name };
    return [
      Plot.line(scores, { ...where, stroke: palette[c], strokeWidth: 1.5 }),
      Plot.dot(scores, { ...where, fill: palette[c], symbol: symbols[c], r: 4 }),
    ];
  });
  const x = axis("step", { domain: [0, Math.max(1, terms.length)], ticks: 6 });
  const y = axis("weight · term (log scale)", { type: "log", nice: true, ticks: 5, tickFormat: "~g" });
  const keys = names.map((name, c): Key => {
    const words = weight(name) === 1 ? name : `${weight(name)} · ${name}`;
    return { words, line: { stroke: palette[c], strokeDasharray: dashes[c] } };
  });
  return drawSheet({
    title: "Training",
    note: `Left: what the loss adds up, means over ${window} steps, each of one event. Right: ${events} validation events.`,
    keys: [
      ...keys,
      { words: "double majority", dot: { fill: palette[0], symbol: symbols[0] } },
      { words: "perfect", dot: { fill: palette[1], symbol: symbols[1] } },
    ],
    panels: [
      { title: "terms of the loss", plot: { x, y, marks: [Plot.gridY(), Plot.frame({ stroke: "#999" }), ...lines] } },
      {
        title: "efficiency",
        plot: {
          x,
          y: axis("efficiency", { domain: [0, 1.02] }),
          marks: [Plot.gridY(), Plot.frame({ stroke: "#999" }), ...efficiencies],
        },
      },
    ],
  });
}

const symbols = ["circle", "square"] as const;
