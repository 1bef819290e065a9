/** Loads or simulates the events of the job, and turns their hits into a tensor of features. */
import { type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";
import { readTrackml } from "../../src/formats/trackmlFiles.ts";
import { simulateEvent } from "../../src/simulation/simulate.ts";
import type { TrackEvent } from "../../src/simulation/trackEvent.ts";
import { featureCount, hitFeatures } from "./features.ts";
import type { JobOptions } from "./options.ts";

export interface NamedEvent {
  readonly name: string;
  readonly event: TrackEvent;
}

function load(path: string | undefined, seed: number): NamedEvent {
  if (path === undefined) return { name: `simulated, seed ${seed}`, event: simulateEvent({ seed }) };
  return { name: path, event: readTrackml(path) };
}

/** Returns the event to train on. */
export function loadEvent({ event, seed }: JobOptions): NamedEvent {
  return load(event, seed);
}

/**
 * Returns an event that the network has not seen: the second event of the command line or, if training uses a simulated
 * event, another simulated one. Otherwise there is none.
 */
export function loadUnseen({ event, other, seed }: JobOptions): NamedEvent | undefined {
  return event !== undefined && other === undefined ? undefined : load(other, seed + 1);
}

/** Describes an event in one line. */
export function describeEvent({ name, event: { hits, particles } }: NamedEvent): string {
  const noise = hits.objectId.filter((id) => id === 0n).length;
  const share = ((100 * noise) / hits.x.length).toFixed(1);
  return `event: ${name}; ${hits.x.length} hits, ${particles.id.length} particles, ${share} % noise`;
}

/** Returns the features of the event's hits, [N, featureCount]. */
export function featureTensor({ hits }: TrackEvent, seed: number): Tensor2D {
  return tensor2d(hitFeatures(hits, seed), [hits.x.length, featureCount]);
}
