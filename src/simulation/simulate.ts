/**
 * Simulates events of a tracker in a solenoid, from a seed. It has helices with multiple scattering, limited resolution
 * and efficiency, and noise hits. It has no energy loss, decays or secondaries, and no hits after a helix turns back.
 * Results may differ in the last bits between engines, because their sine and logarithm differ.
 */

import { type CheckedOptions, checkSimulationOptions } from "./checkOptions.ts";
import { type BarrelLayer, barrelLayers } from "./detector.ts";
import { crossCylinder, type TrackState } from "./helix.ts";
import type { SimulationOptions } from "./options.ts";
import { type RandomStream, randomStream } from "./random.ts";
import { scatter } from "./scattering.ts";
import type { TrackEvent, TrackHits, TrackParticles } from "./trackEvent.ts";

/** Standard deviations of the luminous region in mm. */
const beamSpot = { xy: 0.01, z: 50 };
/** Largest transverse momentum in GeV. The spectrum falls as pT^−3 from minPt up to here. */
const maxPt = 50;
/** The random stream of the noise. Particle k has stream k, starting at 1. */
const noiseStream = 0;

/** A hit on the surface of its layer, before the hits are sorted. */
interface SurfaceHit {
  readonly surface: number;
  readonly azimuth: number;
  readonly z: number;
  readonly objectId: number;
}

/** Draws a particle at its origin: from the luminous region, uniform in eta and azimuth, of either charge. */
function originate(options: CheckedOptions, random: RandomStream): TrackState {
  // Inverts the cumulative distribution of pT^−3 between minPt and maxPt.
  const least = (options.minPt / maxPt) ** 2;
  const pt = options.minPt / Math.sqrt(random.uniform(least, 1));
  const eta = random.uniform(-options.maxEta, options.maxEta);
  return {
    x: random.normal(beamSpot.xy),
    y: random.normal(beamSpot.xy),
    z: random.normal(beamSpot.z),
    phi: random.uniform(-Math.PI, Math.PI),
    theta: 2 * Math.atan(Math.exp(-eta)),
    p: pt * Math.cosh(eta),
    charge: random.uniform(0, 1) < 0.5 ? 1 : -1,
  };
}

/** Measures where a particle crossed layer `surface`. The hit is on the layer's surface and within its length. */
function measure(state: TrackState, surface: number, objectId: number, random: RandomStream): SurfaceHit {
  const { radius, halfLength, sigmaRPhi, sigmaZ } = barrelLayers[surface];
  const azimuth = Math.atan2(state.y, state.x) + random.normal(sigmaRPhi / radius);
  const z = state.z + random.normal(sigmaZ);
  return { surface, azimuth, z: Math.max(-halfLength, Math.min(halfLength, z)), objectId };
}

/** Returns the hits of one particle: at the first, outward crossing of each layer that its helix reaches. */
function track(origin: TrackState, objectId: number, options: CheckedOptions, random: RandomStream): SurfaceHit[] {
  const hits: SurfaceHit[] = [];
  let state = origin;
  for (const [surface, { radius, halfLength }] of barrelLayers.entries()) {
    const crossing = crossCylinder(state, radius, options.field);
    if (crossing === undefined) break;
    state = crossing;
    if (Math.abs(state.z) > halfLength) continue;
    if (random.uniform(0, 1) < options.efficiency) hits.push(measure(state, surface, objectId, random));
    state = scatter(state, options.material, random);
  }
  return hits;
}

/**
 * Draws so many noise hits that they are `noiseFraction` of all hits. Layers are equally likely, positions on them
 * uniform.
 */
function noise(signalHits: number, options: CheckedOptions): SurfaceHit[] {
  const random = randomStream(options.seed, noiseStream);
  const count = Math.ceil((signalHits * options.noiseFraction) / (1 - options.noiseFraction));
  return Array.from({ length: count }, () => {
    const surface = Math.floor(random.uniform(0, barrelLayers.length));
    const { halfLength } = barrelLayers[surface];
    const azimuth = random.uniform(-Math.PI, Math.PI);
    return { surface, azimuth, z: random.uniform(-halfLength, halfLength), objectId: 0 };
  });
}

function packHits(hits: readonly SurfaceHit[]): TrackHits {
  const layerOf = ({ surface }: SurfaceHit): BarrelLayer => barrelLayers[surface];
  return {
    id: Int32Array.from(hits, (_, j) => j + 1),
    x: Float64Array.from(hits, (hit) => layerOf(hit).radius * Math.cos(hit.azimuth)),
    y: Float64Array.from(hits, (hit) => layerOf(hit).radius * Math.sin(hit.azimuth)),
    z: Float64Array.from(hits, (hit) => hit.z),
    volume: Int32Array.from(hits, (hit) => layerOf(hit).volume),
    layer: Int32Array.from(hits, (hit) => layerOf(hit).layer),
    objectId: BigInt64Array.from(hits, (hit) => BigInt(hit.objectId)),
  };
}

function packParticles(origins: readonly TrackState[]): TrackParticles {
  return {
    id: BigInt64Array.from(origins, (_, row) => BigInt(row + 1)),
    pt: Float64Array.from(origins, ({ p, theta }) => p * Math.sin(theta)),
    eta: Float64Array.from(origins, ({ theta }) => -Math.log(Math.tan(theta / 2))),
    phi: Float64Array.from(origins, ({ phi }) => phi),
    charge: Int8Array.from(origins, ({ charge }) => charge),
    vx: Float64Array.from(origins, ({ x }) => x),
    vy: Float64Array.from(origins, ({ y }) => y),
    vz: Float64Array.from(origins, ({ z }) => z),
  };
}

/**
 * Simulates one event; SimulationOptions documents the options and their ranges. By default there are 64 particles and
 * about 700 hits on ten layers, 15 % of them noise. Particle ids are 1n, 2n, … Hits are sorted by layer, then azimuth,
 * so their order does not reveal the particles. The same options give the same event.
 *
 * @throws {InputError} if an option is unknown or out of range
 */
export function simulateEvent(options: SimulationOptions): TrackEvent {
  const checked = checkSimulationOptions(options);
  const origins: TrackState[] = [];
  const hits: SurfaceHit[] = [];
  for (let objectId = 1; objectId <= checked.particles; objectId++) {
    const random = randomStream(checked.seed, objectId);
    const origin = originate(checked, random);
    origins.push(origin);
    for (const hit of track(origin, objectId, checked, random)) hits.push(hit);
  }
  for (const hit of noise(hits.length, checked)) hits.push(hit);
  hits.sort((a, b) => a.surface - b.surface || a.azimuth - b.azimuth);
  return { hits: packHits(hits), particles: packParticles(origins) };
}
