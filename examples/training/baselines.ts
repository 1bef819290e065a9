/**
 * What can be had without learning, for comparison: DBSCAN on three choices of coordinates. Its settings are chosen by
 * the truth of the very events that are scored, which favours it.
 */
import type { TrackEvent } from "../../src/events.ts";
import { dbscan, scan } from "../../src/index.ts";
import { type Detector, graphOf } from "./detectors.ts";
import type { Graph } from "./graph.ts";
import { join, minHits, truthOf } from "./score.ts";
import { supportOf } from "./support.ts";

/** Scales of azimuth, curvature, eta and z0, and of the two coordinates of the azimuth at the axis. */
const scales: readonly number[] = [8, 3, 2, 1];
/** The vote's kernel, exp(−d² / (2 · 0.25²)). */
const sharpness = 8;

interface Baseline {
  readonly name: string;
  /** Coordinates of an event's hits, [N · D]. */
  readonly coordinates: (event: TrackEvent, graph: Graph) => Float32Array;
  readonly eps: readonly number[];
}

const helixEps = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8];

export const baselines: readonly Baseline[] = [
  {
    name: "vote over helix proposals",
    coordinates: (_, graph) => vote(graph),
    eps: helixEps,
  },
  {
    name: "DBSCAN, mean proposal",
    coordinates: (_, graph) => meanOfProposals(graph, () => 1),
    eps: helixEps,
  },
  {
    name: "DBSCAN, angles",
    coordinates: ({ hits }) => angles(hits),
    eps: Array.from({ length: 12 }, (_, i) => 0.004 * 1.4 ** i),
  },
];

/** Directions of the hits: cos φ, sin φ, η/4. */
function angles({ x, y, z }: TrackEvent["hits"]): Float32Array {
  const coordinates = new Float32Array(3 * x.length);
  for (let j = 0; j < x.length; j++) {
    const r = Math.hypot(x[j], y[j]);
    coordinates.set([x[j] / r, y[j] / r, Math.asinh(z[j] / r) / 4], 3 * j);
  }
  return coordinates;
}

/** For each hit the mean helix [N · 5] of its proposals, each weighted by `weight`; hits without any lie far apart. */
function meanOfProposals({ phi, own, helix }: Graph, weight: (edge: number) => number): Float32Array {
  const sums = new Float64Array(6 * phi.length);
  for (const [edge, i] of own.entries()) {
    const w = weight(edge);
    const azimuth = phi[i] + helix[4 * edge];
    sums[6 * i] += w * scales[0] * Math.cos(azimuth);
    sums[6 * i + 1] += w * scales[0] * Math.sin(azimuth);
    for (let c = 1; c < 4; c++) sums[6 * i + 1 + c] += w * scales[c] * helix[4 * edge + c];
    sums[6 * i + 5] += w;
  }
  return Float32Array.from({ length: 5 * phi.length }, (_, k) => {
    const i = Math.floor(k / 5);
    return sums[6 * i + 5] > 0 ? sums[k + i] / sums[6 * i + 5] : 1000 + 10 * i;
  });
}

/** Each hit elects the proposal that most of its others agree with, and takes the mean of those near it. */
function vote(graph: Graph): Float32Array {
  const { own, helix, phi } = graph;
  const support = supportOf(graph, sharpness, scales);
  const elected = new Int32Array(phi.length).fill(-1);
  for (const [edge, i] of own.entries()) if (elected[i] < 0 || support[edge] > support[elected[i]]) elected[i] = edge;
  return meanOfProposals(graph, (edge) => {
    let squared = 0;
    for (let c = 0; c < 4; c++) squared += (scales[c] * (helix[4 * edge + c] - helix[4 * elected[own[edge]] + c])) ** 2;
    return Math.exp(-sharpness * squared);
  });
}

/** Clusters [N] of all events, one after the other. */
export interface BaselineClusters {
  readonly name: string;
  readonly clusterId: Int32Array;
}

/** What each baseline makes of these events, with the options of DBSCAN that are best there. */
export function clusterWithoutLearning(events: readonly TrackEvent[], detector: Detector): BaselineClusters[] {
  const graphs = events.map(({ hits }) => graphOf(detector, hits));
  const truths = events.map((event) => truthOf([event]));
  const { rowSplits } = truthOf(events);
  return baselines.map(({ name, coordinates, eps }) => {
    const places = events.map((event, e) => coordinates(event, graphs[e]));
    const { best } = scan({
      method: "dbscan",
      events: truths.map(({ objectId, pt }, e) => ({ x: places[e], objectId, pt })),
      ptThreshold: detector.leastPt,
      grid: { eps, minSamples: [2, 3] },
      dimensions: places[0].length / events[0].hits.x.length,
      minHits,
      minClusterHits: minHits,
    });
    if (best === null) throw new Error("no event has a particle to choose settings by.");
    return { name, clusterId: dbscan({ x: join(places), rowSplits, ...best.parameters }).clusterId };
  });
}
