/**
 * Heat maps of fractions over two parameters, side by side in one SVG document, with one colour scale and a legend. The
 * plate is white, so that it can be read on pages of any colour; viridis can be told apart without seeing red or green.
 */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

interface Axis<T> {
  readonly label: string;
  of(trial: T): number;
}

interface Panel<T> {
  readonly title: string;
  of(trial: T): number;
}

/** Rings a trial in every panel. */
interface Mark<T> {
  readonly symbol: "circle" | "diamond";
  readonly words: string;
  readonly trial: T;
}

export interface HeatMaps<T> {
  readonly title: string;
  readonly x: Axis<T>;
  readonly y: Axis<T>;
  readonly panels: readonly Panel<T>[];
  readonly trials: readonly T[];
  readonly marks: readonly Mark<T>[];
}

const WIDTH = 330;
const HEIGHT = 350;
const HEADER = 48;
const FOOTER = 52;
const INK = "#222";
const SCALE = { type: "linear", scheme: "viridis", domain: [0, 1] } as const;

export function heatMaps<T>(maps: HeatMaps<T>): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const width = maps.panels.length * WIDTH;
  const height = HEADER + HEIGHT + FOOTER;
  const drawn = maps.panels.map((panel, i) => {
    const plot = heatMap(maps, panel, document).replace("<svg ", `<svg x="${i * WIDTH}" y="${HEADER}" `);
    return text(i * WIDTH + 55, HEADER + 8, 13, panel.title) + plot;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="system-ui, sans-serif"><title>${maps.title}</title>`,
    `<rect width="100%" height="100%" rx="6" fill="white"/>`,
    text(55, 28, 16, maps.title),
    ...drawn,
    `<g transform="translate(55 ${HEADER + HEIGHT + 14})">${legend(maps.marks)}</g>`,
    "</svg>\n",
  ].join("");
}

function heatMap<T>({ x, y, trials, marks }: HeatMaps<T>, panel: Panel<T>, document: Document): string {
  const where = { x: x.of, y: y.of };
  const rings = (stroke: string, strokeWidth: number) =>
    marks.map(({ symbol, trial }) => Plot.dot([trial], { ...where, symbol, r: 8, stroke, strokeWidth }));
  const svg = Plot.plot({
    document,
    width: WIDTH,
    height: HEIGHT,
    marginLeft: 52,
    marginTop: 18,
    marginRight: 12,
    marginBottom: 42,
    style: { color: INK, fontSize: "11px" },
    x: { type: "band", padding: 0, label: x.label, labelAnchor: "center", labelArrow: "none", tickSize: 3 },
    y: {
      type: "band",
      padding: 0,
      label: y.label,
      labelAnchor: "center",
      labelArrow: "none",
      tickSize: 3,
      reverse: true,
    },
    color: SCALE,
    marks: [Plot.cell(trials, { ...where, fill: panel.of, inset: 0 }), ...rings("black", 4), ...rings("white", 2)],
  });
  // Plot's style is meant for pages; in a nested SVG its "height: auto" would override the height given here.
  svg.querySelector("style")?.remove();
  svg.insertAdjacentHTML("afterbegin", `<title>${panel.title}</title>`);
  return svg.outerHTML;
}

/** What the rings mean, and below it the colours from 0 to 1. */
function legend(marks: readonly Mark<unknown>[]): string {
  const { apply } = Plot.scale({ color: SCALE });
  const stops = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1].map(
    (value) => `<stop offset="${value}" stop-color="${apply(value)}"/>`,
  );
  const shapes = {
    circle: `<circle r="6" fill="none" stroke="${INK}" stroke-width="1.6"/>`,
    diamond: `<path d="M0-8L6 0L0 8L-6 0Z" fill="none" stroke="${INK}" stroke-width="1.6"/>`,
  };
  return [
    `<linearGradient id="fractions">${stops.join("")}</linearGradient>`,
    `<rect y="2" width="160" height="10" fill="url(#fractions)"/>`,
    ...[0, 0.5, 1].map((value) => text(160 * value, 27, 11, `${value}`, "middle")),
    ...marks.map(
      ({ symbol, words }, i) =>
        `<g transform="translate(${WIDTH} ${2 + 22 * i})">${shapes[symbol]}${text(14, 4, 12, words)}</g>`,
    ),
  ].join("");
}

function text(x: number, y: number, pixels: number, words: string, anchor = "start"): string {
  return `<text x="${x}" y="${y}" font-size="${pixels}" fill="${INK}" text-anchor="${anchor}">${words}</text>`;
}
