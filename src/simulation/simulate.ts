/**
 * A seeded simulation of a tracker in a solenoid: in go a seed and a few knobs, out comes a TrackEvent of helices with
 * multiple scattering, limited resolution and efficiency, and noise hits. Energy loss, decays and secondaries are left
 * out, and so are second turns. Engines may differ in the last bits, because they differ in sine and logarithm.
 */
import { type BarrelLayer, barrelLayers } from "./detector.ts";
import { crossCylinder, type TrackState } from "./helix.ts";
import { type CheckedOptions, checkSimulationOptions, type SimulationOptions } from "./options.ts";
import { type RandomStream, randomStream } from "./random.ts";
import { scatter } from "./scattering.ts";
import type { TrackEvent, TrackHits, TrackParticles } from "./trackEvent.ts";

/** Standard deviations of the luminous region in mm. */
const beamSpot = { xy: 0.01, z: 50 };
/** GeV; the spectrum falls as pT^−3 from minPt up to here. */
const maxPt = 50;
/** The stream of the noise; particle k has stream k, from 1. */
const noiseStream = 0;

/** A hit on the surface of its layer, before hits are put in order. */
interface SurfaceHit {
  readonly surface: number;
  readonly azimuth: number;
  readonly z: number;
  readonly objectId: number;
}

/** A particle at its origin: from the luminous region, flat in eta and azimuth, of either charge. */
function originate(options: CheckedOptions, random: RandomStream): TrackState {
  // Inverse of the cumulative distribution of pT^−3 between minPt and maxPt.
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

/** Where layer number `surface` says the particle passed: on its surface and within its length. */
function measure(state: TrackState, surface: number, objectId: number, random: RandomStream): SurfaceHit {
  const { radius, halfLength, sigmaRPhi, sigmaZ } = barrelLayers[surface];
  const azimuth = Math.atan2(state.y, state.x) + random.normal(sigmaRPhi / radius);
  const z = state.z + random.normal(sigmaZ);
  return { surface, azimuth, z: Math.max(-halfLength, Math.min(halfLength, z)), objectId };
}

/** The hits of one particle: the first, outward crossing of each layer, as far as its helix reaches. */
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

/** As many noise hits as make `noiseFraction` of all: every layer equally likely, flat over its surface. */
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
 * Simulates one event; see SimulationOptions for the knobs and their ranges. The default is 64 particles and about 700
 * hits on ten layers, 15 % of them noise. Particle ids are 1n, 2n, …; hits are ordered by layer, then azimuth, so their
 * order tells nothing about the particles. The same options give the same event.
 *
 * @throws InputError for an option that is unknown or out of range
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
