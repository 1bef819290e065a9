/** Draws the efficiencies against transverse momentum and pseudorapidity, with their intervals. */
import * as Plot from "@observablehq/plot";
import type { TrackingBin, TrackingMetricsOptions } from "../../../src/index.ts";
import { axis, drawSheet, type Panel, palette } from "./sheet.ts";

/** In transverse momentum, GeV, and pseudorapidity; z of 1.96 makes intervals of 95 %. */
export const efficiencyBins: NonNullable<TrackingMetricsOptions["bins"]> = [
  { of: "pt", edges: [0.15, 0.2, 0.3, 0.4, 0.55, 0.75, 1, 1.5, 2.5, 50], z: 1.96 },
  { of: "eta", edges: Array.from({ length: 21 }, (_, i) => 0.4 * (i - 10)), z: 1.96 },
];

const kinds = [
  { name: "doubleMajority", words: "double majority", symbol: "circle" },
  { name: "perfect", words: "perfect", symbol: "square" },
] as const;

interface Point {
  readonly lower: number;
  readonly upper: number;
  readonly middle: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

function points(bins: readonly TrackingBin[], name: (typeof kinds)[number]["name"], middle: Middle): Point[] {
  return bins.flatMap((bin) => {
    const fraction = bin[name];
    const { lower, upper } = bin;
    return fraction === null ? [] : [{ lower, upper, middle: middle(lower, upper), ...fraction }];
  });
}

type Middle = (lower: number, upper: number) => number;

/** `bins` as `trackingMetrics` returns them for `efficiencyBins`. */
export function efficiencyFigure([byPt, byEta]: readonly (readonly TrackingBin[])[], note: string): string {
  const lows = [byPt, byEta].flat().flatMap(({ doubleMajority, perfect }) => [doubleMajority, perfect]);
  const least = Math.min(0.8, ...lows.map((fraction) => fraction?.low ?? 1));
  // A little above 1, where otherwise the frame would cut the dots.
  const y = axis("efficiency", { domain: [Math.floor(10 * least) / 10, 1.01] });
  const draw = (
    title: string,
    bins: readonly TrackingBin[],
    middle: Middle,
    label: string,
    { type, ticks }: { type: "log" | "linear"; ticks: readonly number[] },
  ): Panel => {
    const series = kinds.map(({ name }) => points(bins, name, middle));
    const edges = series.flat().flatMap(({ lower, upper }) => [lower, upper]);
    const domain = edges.length === 0 ? [1, 2] : [Math.min(...edges), Math.max(...edges)];
    const marks = series.flatMap((data, c) => {
      // Side by side, so that neither hides the other.
      const style = { stroke: palette[c], dx: 6 * c - 3 };
      return [
        Plot.ruleY(data, { x1: "lower", x2: "upper", y: "value", stroke: palette[c], strokeOpacity: 0.5 }),
        Plot.ruleX(data, { x: "middle", y1: "low", y2: "high", ...style, strokeWidth: 1.5 }),
        Plot.dot(data, { x: "middle", y: "value", symbol: kinds[c].symbol, fill: palette[c], ...style, r: 4 }),
      ];
    });
    const within = ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]);
    // Of its own accord, Plot leaves out labels of a logarithmic axis.
    const labelled = Plot.axisX(within, { text: String, label, labelAnchor: "center", labelArrow: "none" });
    const frame = [labelled, Plot.gridY(), Plot.frame({ stroke: "#999" })];
    return { title, plot: { x: { type, domain }, y, marks: [...frame, ...marks] } };
  };
  return drawSheet({
    title: "Efficiency",
    note,
    keys: kinds.map(({ words, symbol }, c) => ({ words, dot: { symbol, fill: palette[c] } })),
    panels: [
      draw("by transverse momentum", byPt, (a, b) => Math.sqrt(a * b), "transverse momentum pT (GeV)", {
        type: "log",
        ticks: [0.2, 0.3, 0.5, 1, 2, 5, 10, 20, 50],
      }),
      draw("by pseudorapidity", byEta, (a, b) => (a + b) / 2, "pseudorapidity η", {
        type: "linear",
        ticks: [-4, -3, -2, -1, 0, 1, 2, 3, 4],
      }),
    ],
  });
}
