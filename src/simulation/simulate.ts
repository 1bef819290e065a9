/**
 * Simulates events of a tracker in a solenoid, from a seed. It has helices with multiple scattering, limited resolution
 * and efficiency, and noise hits. It has no energy loss and no hits after a track turns back.
 * Results may differ in the last bits between engines, because their sine and logarithm differ.
 */
import { barrel } from "./barrel.ts";
import { checkSimulationOptions } from "./checkOptions.ts";
import type { DetectorModel } from "./detectorModel.ts";
import type { TrackState } from "./helix.ts";
import type { DetectorName, SimulationOptions } from "./options.ts";
import { randomStream } from "./random.ts";
import { packHits, packParticles, type SurfaceHit } from "./surfaceHit.ts";
import type { TrackEvent } from "./trackEvent.ts";
import { trackml } from "./trackml.ts";

const detectors: Readonly<Record<DetectorName, DetectorModel>> = { barrel, trackml };

/** The random stream of the noise. Particle k has stream k, starting at 1. */
const noiseStream = 0;

/**
 * Simulates one event; SimulationOptions documents the options and their ranges. By default there are 64 particles and
 * about 700 hits on ten layers, 15 % of them noise; with `detector: "trackml"` some 13 a particle. Particle ids are 1n,
 * 2n, … Hits are sorted by layer, then azimuth, so their order does not reveal the particles. The same options give the
 * same event.
 *
 * @throws {InputError} if an option is unknown or out of range
 */
export function simulateEvent(options: SimulationOptions): TrackEvent {
  const checked = checkSimulationOptions(options);
  const { particle, track, noise } = detectors[checked.detector];
  const origins: TrackState[] = [];
  const hits: SurfaceHit[] = [];
  for (let objectId = 1; objectId <= checked.particles; objectId++) {
    const random = randomStream(checked.seed, objectId);
    const origin = particle(checked, random);
    origins.push(origin);
    for (const hit of track(origin, objectId, checked, random)) hits.push(hit);
  }
  // So many noise hits that they are `noiseFraction` of all hits.
  const random = randomStream(checked.seed, noiseStream);
  const count = Math.ceil((hits.length * checked.noiseFraction) / (1 - checked.noiseFraction));
  for (let k = 0; k < count; k++) hits.push(noise(random));
  return { hits: packHits(hits), particles: packParticles(origins) };
}
