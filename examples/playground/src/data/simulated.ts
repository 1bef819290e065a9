/** The simulated event that the page opens on. */
import { particleRows, simulateEvent, type TrackEvent } from "../../../../src/events.ts";
import { denseIds } from "../../../../src/index.ts";
import { buildGraph } from "../../../training/graph.ts";
import { barrelCuts } from "../../../training/helix.ts";
import { barrelSurfaces } from "../../../training/surfaces.ts";
import type { Hits } from "./hits.ts";

/** Seeds of events that no training sees: those begin at a million. */
const firstSeed = 60_000;

export function heldOutEvent(seed: number, particles: number): TrackEvent {
  return simulateEvent({ seed: firstSeed + seed, particles });
}

/** All of an event but the outputs of a network. */
export function hitsOf(name: string, event: TrackEvent): Omit<Hits, "beta" | "x" | "dimensions"> {
  const { x, y, z, objectId } = event.hits;
  const { numbers, ids } = denseIds({ ids: objectId });
  const rows = particleRows(event);
  return {
    name,
    count: x.length,
    object: numbers.map((number) => number + 1),
    ids: Array.from(ids as BigInt64Array, String),
    pt: Float32Array.from(rows, (row) => event.particles.pt[row] ?? 0),
    positions: { x: Float32Array.from(x), y: Float32Array.from(y), z: Float32Array.from(z) },
  };
}

/** Scales of the azimuth (twice), curvature, eta and z0: those that the network starts from. */
const scales = [8, 8, 3, 2, 1];

/**
 * Where the hits are before anything is learned: each at the mean of the helices that it and hits of the next layers
 * propose, which is where a network with equal trust in all of them puts it. Every beta is 0.5.
 */
export function untrainedOutputs({ hits }: TrackEvent): Pick<Hits, "beta" | "x" | "dimensions" | "untrained"> {
  const { phi, first, helix } = buildGraph(hits, barrelSurfaces(hits), barrelCuts);
  const count = phi.length;
  const x = new Float32Array(5 * count);
  const beta = new Float32Array(count).fill(0.5);
  for (let j = 0; j < count; j++) {
    const mean = [0, 0, 0, 0];
    const edges = Math.max(1, first[j + 1] - first[j]);
    for (let edge = first[j]; edge < first[j + 1]; edge++) {
      for (let c = 0; c < 4; c++) mean[c] += helix[4 * edge + c] / edges;
    }
    const azimuth = phi[j] + mean[0];
    const place = [Math.cos(azimuth), Math.sin(azimuth), mean[1], mean[2], mean[3]];
    for (let c = 0; c < 5; c++) x[5 * j + c] = scales[c] * place[c];
  }
  return { beta, x, dimensions: 5, untrained: true };
}

export function simulatedName(seed: number, particles: number): string {
  return `Simulated event ${seed}, ${particles} particles`;
}
