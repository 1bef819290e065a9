/** The hits of the barrel: helices in a uniform field through cylinders. */
import type { CheckedOptions } from "./checkOptions.ts";
import { barrelLayers } from "./detector.ts";
import type { DetectorModel } from "./detectorModel.ts";
import { crossCylinder, type TrackState } from "./helix.ts";
import { originate } from "./origin.ts";
import type { RandomStream } from "./random.ts";
import { scatter } from "./scattering.ts";
import type { SurfaceHit } from "./surfaceHit.ts";

/** Largest transverse momentum in GeV. The spectrum falls as pT^−3 from minPt up to here. */
const maxPt = 50;

/** Draws a particle at its origin. */
function particle({ minPt, maxEta }: CheckedOptions, random: RandomStream): TrackState {
  // Inverts the cumulative distribution of pT^−3 between minPt and maxPt.
  const least = (minPt / maxPt) ** 2;
  return originate(minPt / Math.sqrt(random.uniform(least, 1)), maxEta, random);
}

/** Measures where a particle crossed layer `surface`. The hit is on the layer's surface and within its length. */
function measure(state: TrackState, surface: number, objectId: number, random: RandomStream): SurfaceHit {
  const { radius, halfLength, sigmaRPhi, sigmaZ, volume, layer } = barrelLayers[surface];
  const azimuth = Math.atan2(state.y, state.x) + random.normal(sigmaRPhi / radius);
  const z = Math.max(-halfLength, Math.min(halfLength, state.z + random.normal(sigmaZ)));
  return { surface, volume, layer, radius, azimuth, z, objectId };
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

/** A noise hit: layers are equally likely, positions on them uniform. */
function noise(random: RandomStream): SurfaceHit {
  const surface = Math.floor(random.uniform(0, barrelLayers.length));
  const { radius, halfLength, volume, layer } = barrelLayers[surface];
  const azimuth = random.uniform(-Math.PI, Math.PI);
  return { surface, volume, layer, radius, azimuth, z: random.uniform(-halfLength, halfLength), objectId: 0 };
}

export const barrel: DetectorModel = { particle, track, noise };
