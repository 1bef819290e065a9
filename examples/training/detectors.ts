/** The detectors that the network can be trained on, and what differs between them. */
import type { DetectorName } from "../../src/events.ts";
import { trackmlSurfacesOf } from "./disks.ts";
import { buildGraph, type Graph } from "./graph.ts";
import { barrelCuts, type HelixCuts, trackmlCuts } from "./helix.ts";
import { featureCount } from "./inputs.ts";
import { resolutionColumns, resolutions } from "./resolution.ts";
import { barrelSurfaces, type HitPositions, type Surfaces } from "./surfaces.ts";

/** Sizes of the network. */
export interface Shape {
  /** Columns of the features of an edge. */
  readonly columns: number;
  /** Rounds in which edges learn from the helices of their hits, and in which hits then share helices. */
  readonly rounds: number;
  readonly shares: number;
}

export interface Detector {
  readonly name: DetectorName;
  readonly cuts: HelixCuts;
  readonly surfaces: (hits: HitPositions) => Surfaces;
  /** Further columns of the features, [E · k]. */
  readonly more: (graph: Graph, surface: Int32Array) => Float32Array | undefined;
  readonly shape: Shape;
  /**
   * Weight of the repulsive term. It is a mean over all foreign hits, few of which are near; 30 to 300 do as well, with
   * smaller and larger radii of condensation.
   */
  readonly repulsive: number;
  /**
   * Particles below, in GeV, are noise to the loss and do not count in scores: no helix of theirs passes the cuts. 0
   * where there are none.
   */
  readonly leastPt: number;
  /** Particles of an event by default: in training, where settings are chosen and events scored, and in the figures. */
  readonly particles: { readonly training: number; readonly scored: number; readonly drawn: number };
  /** How many events settings are chosen on, and how many are scored. */
  readonly events: { readonly validation: number; readonly heldOut: number };
  /** What the network must reach on the held-out events. */
  readonly target: { readonly doubleMajority: number; readonly perfect: number };
}

export const barrel: Detector = {
  name: "barrel",
  cuts: barrelCuts,
  surfaces: barrelSurfaces,
  more: () => undefined,
  shape: { columns: featureCount, rounds: 3, shares: 0 },
  repulsive: 100,
  leastPt: 0,
  particles: { training: 64, scored: 64, drawn: Number.POSITIVE_INFINITY },
  events: { validation: 30, heldOut: 50 },
  target: { doubleMajority: 0.98, perfect: 0.75 },
};

export const trackml: Detector = {
  name: "trackml",
  cuts: trackmlCuts,
  surfaces: trackmlSurfacesOf,
  more: resolutions,
  shape: { columns: featureCount + resolutionColumns, rounds: 3, shares: 3 },
  repulsive: 300,
  leastPt: trackmlCuts.minPt,
  // 450 leave about as many hits as the real event has; 64 can still be told apart in a figure.
  particles: { training: 128, scored: 450, drawn: 64 },
  events: { validation: 10, heldOut: 20 },
  target: { doubleMajority: 0.93, perfect: 0.58 },
};

export const detectors: Readonly<Record<DetectorName, Detector>> = { barrel, trackml };

/** The graph of an event's hits. */
export function graphOf({ surfaces, cuts }: Detector, hits: HitPositions): Graph {
  return buildGraph(hits, surfaces(hits), cuts);
}
