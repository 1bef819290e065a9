/**
 * Draws the latent space with one panel for each output of the network, such as before and after training. A ring with
 * the clustering radius marks each condensation point.
 */
import * as Plot from "@observablehq/plot";
import type { Outputs } from "../outputs.ts";
import { projectToPlane } from "./principalAxes.ts";
import { axis, drawSheet, grey, ink, type Panel, palette, side } from "./sheet.ts";

export interface FigurePanel {
  readonly title: string;
  readonly outputs: Outputs;
  /** Indices of the condensation points. */
  readonly alphas: Int32Array;
}

/** No palette has enough colours: with these shapes there are 24 kinds of dots, in order of appearance. */
const shapes = ["circle", "triangle", "square", "diamond"] as const;

interface Point {
  readonly u: number;
  readonly v: number;
}

/** Domains of the axes: a square around the points with a border of 1.5 radii, so that rings are circles. */
function squareAround(points: readonly Point[], radius: number): { u: [number, number]; v: [number, number] } {
  const range = (values: number[]): [number, number] =>
    values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
  const [uLow, uHigh] = range(points.map(({ u }) => u));
  const [vLow, vHigh] = range(points.map(({ v }) => v));
  const half = Math.max(uHigh - uLow, vHigh - vLow) / 2 + 1.5 * radius;
  const u = (uLow + uHigh) / 2;
  const v = (vLow + vHigh) / 2;
  return { u: [u - half, u + half], v: [v - half, v + half] };
}

function latentPanel({ title, outputs, alphas }: FigurePanel, objects: Int32Array, radius: number): Panel {
  const { beta, x } = outputs;
  const dimensions = x.length / Math.max(1, beta.length);
  const hits = projectToPlane(x, dimensions).map((point, j) => ({ ...point, object: objects[j] }));
  const square = squareAround(hits, radius);
  const ringPixels = (radius * side) / (square.u[1] - square.u[0]);
  // Crowded panels get smaller dots and fainter rings.
  const dot = Math.min(1, Math.sqrt(1500 / hits.length));
  const strokeOpacity = 0.6 * Math.min(1, Math.sqrt(100 / alphas.length));
  const where = { x: "u", y: "v" };
  const name = dimensions > 2 ? "principal axis" : "latent coordinate";
  const noise = hits.filter(({ object }) => object < 0);
  const marks = [
    Plot.frame({ stroke: "#999" }),
    Plot.dot(noise, { ...where, r: 1.8 * dot, fill: grey }),
    ...shapes.map((symbol, shape) =>
      Plot.dot(
        hits.filter(({ object }) => object >= 0 && Math.floor(object / palette.length) % shapes.length === shape),
        { ...where, symbol, r: 2.4 * dot, fill: ({ object }) => palette[object % palette.length], fillOpacity: 0.85 },
      ),
    ),
    Plot.dot(
      Array.from(alphas, (j) => hits[j]),
      { ...where, r: ringPixels, stroke: ink, strokeWidth: 0.7, strokeOpacity },
    ),
  ];
  const axes = {
    x: axis(`${name} 1 (latent units)`, { domain: square.u, ticks: 6 }),
    y: axis(`${name} 2 (latent units)`, { domain: square.v, ticks: 6 }),
  };
  return { title, plot: { ...axes, marks } };
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

/** `objectId` [N] is the true object of each hit; ids not above 0 are noise. `radius` is that of the condensation. */
export function latentPanels(panels: readonly FigurePanel[], objectId: BigInt64Array, radius: number): Panel[] {
  const objects = numberObjects(objectId);
  return panels.map((panel) => latentPanel(panel, objects, radius));
}

/** Draws the panels side by side. */
export function latentFigure(panels: readonly FigurePanel[], objectId: BigInt64Array, radius: number): string {
  const projected = panels.some(({ outputs }) => outputs.x.length > 2 * outputs.beta.length);
  return drawSheet({
    title: "Latent space of one event",
    note: projected ? "The two axes of largest spread: clusters that overlap here may be apart." : "",
    keys: [
      { words: "hit, colour and shape by true particle", dot: { fill: palette[0] } },
      { words: "noise", dot: { fill: grey } },
      { words: `condensation point with its radius ${radius}`, dot: { stroke: ink, r: 6 } },
    ],
    panels: latentPanels(panels, objectId, radius),
  });
}
