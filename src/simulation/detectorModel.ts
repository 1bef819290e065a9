import type { CheckedOptions } from "./checkOptions.ts";
import type { TrackState } from "./helix.ts";
import type { RandomStream } from "./random.ts";
import type { SurfaceHit } from "./surfaceHit.ts";

/** How the particles of a detector are drawn and measured. */
export interface DetectorModel {
  /** Draws a particle at its origin. */
  particle(options: CheckedOptions, random: RandomStream): TrackState;
  /** The hits of a particle. */
  track(origin: TrackState, objectId: number, options: CheckedOptions, random: RandomStream): SurfaceHit[];
  /** Draws a noise hit. */
  noise(random: RandomStream): SurfaceHit;
}
