/**
 * Draws the latent space as an SVG document with one panel for each output of the network, such as before and after
 * training. Hits are coloured by object and noise is grey. A ring with the clustering radius marks each condensation
 * point.
 */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Outputs } from "./outputs.ts";
import { projectToPlane } from "./principalAxes.ts";

export interface FigurePanel {
  readonly title: string;
  readonly outputs: Outputs;
  /** Indices of the condensation points. */
  readonly alphas: Int32Array;
}

const size = 460;
const margin = 46;
const header = 44;
const axisStyle = { ticks: 6, labelAnchor: "center", labelArrow: "none" } as const;
const noiseGrey = "#c4c4c4";

/**
 * Returns the colour of an object. No palette has enough colours, so the hue advances by the golden angle, which
 * separates objects with neighbouring numbers, and three levels of lightness separate objects with similar hues.
 */
function colourOf(object: number): string {
  const hue = (object * 137.508) % 360;
  const lightness = [38, 50, 62][object % 3];
  return `hsl(${Math.round(hue)}, 75%, ${lightness}%)`;
}

/** Returns a square around the points with a border of 1.5 radii. It is square so that rings are drawn as circles. */
function squareAround(
  points: readonly { u: number; v: number }[],
  radius: number,
): { u: [number, number]; v: [number, number] } {
  const range = (values: number[]): [number, number] =>
    values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
  const [uLow, uHigh] = range(points.map(({ u }) => u));
  const [vLow, vHigh] = range(points.map(({ v }) => v));
  const half = Math.max(uHigh - uLow, vHigh - vLow) / 2 + 1.5 * radius;
  const u = (uLow + uHigh) / 2;
  const v = (vLow + vHigh) / 2;
  return { u: [u - half, u + half], v: [v - half, v + half] };
}

function renderPanel(panel: FigurePanel, objects: Int32Array, radius: number, document: Document): string {
  const { beta, x } = panel.outputs;
  const dimensions = x.length / Math.max(1, beta.length);
  const hits = projectToPlane(x, dimensions).map((point, j) => ({ ...point, object: objects[j] }));
  const square = squareAround(hits, radius);
  const ringPixels = (radius * (size - 2 * margin)) / (square.u[1] - square.u[0]);
  // Crowded panels get smaller dots and fainter rings.
  const dot = Math.min(1, Math.sqrt(1500 / hits.length));
  const ringOpacity = 0.6 * Math.min(1, Math.sqrt(100 / panel.alphas.length));
  const where = { x: "u", y: "v" };
  const axis = dimensions > 2 ? "principal axis" : "latent coordinate";
  const svg = Plot.plot({
    document,
    width: size,
    height: size,
    margin,
    x: { domain: square.u, label: `${axis} 1`, ...axisStyle },
    y: { domain: square.v, label: `${axis} 2`, ...axisStyle },
    marks: [
      Plot.frame({ stroke: "#999" }),
      Plot.dot(
        hits.filter(({ object }) => object < 0),
        { ...where, r: 1.8 * dot, fill: noiseGrey },
      ),
      Plot.dot(
        hits.filter(({ object }) => object >= 0),
        { ...where, r: 2.4 * dot, fill: ({ object }) => colourOf(object), fillOpacity: 0.85 },
      ),
      Plot.dot(
        Array.from(panel.alphas, (j) => hits[j]),
        { ...where, r: ringPixels, stroke: "#222", strokeWidth: 0.7, strokeOpacity: ringOpacity },
      ),
    ],
  });
  // Plot's style is meant for pages; in a nested SVG its "height: auto" would override the height given here.
  svg.querySelector("style")?.remove();
  return svg.outerHTML;
}

/** Numbers the objects 0, 1, … in order of appearance; noise (ids not above 0) gets −1. */
function numberObjects(objectId: BigInt64Array): Int32Array {
  const numbers = new Map<bigint, number>();
  return Int32Array.from(objectId, (id) => {
    if (id <= 0n) return -1;
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    return numbers.get(id)!;
  });
}

/**
 * Draws the panels side by side. `objectId` [N] is the true object of each hit; ids not above 0 are noise. `radius` is
 * that of the condensation.
 */
export function latentFigure(panels: readonly FigurePanel[], objectId: BigInt64Array, radius: number): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const objects = numberObjects(objectId);
  const width = panels.length * size;
  const text = (x: number, y: number, pixels: number, words: string): string =>
    `<text x="${x}" y="${y}" font-size="${pixels}" fill="#222">${words}</text>`;
  const drawn = panels.map((panel, i) => {
    const placed = renderPanel(panel, objects, radius, document).replace(
      "<svg ",
      `<svg x="${i * size}" y="${header}" `,
    );
    return text(i * size + margin, header + margin - 12, 13, panel.title) + placed;
  });
  const projected = panels.some(({ outputs }) => outputs.x.length > 2 * outputs.beta.length);
  const overlap = projected ? "Clusters that overlap in this projection may be apart." : "";
  const legend = `Colour: object. Grey: noise. Ring: condensation point with its radius ${radius}. ${overlap}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${size + header}"`,
    ` viewBox="0 0 ${width} ${size + header}" font-family="system-ui, sans-serif">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    text(margin, 30, 17, "Latent space of one event"),
    text(margin, 52, 12, legend),
    ...drawn,
    "</svg>\n",
  ].join("");
}
