/**
 * The hits of TrackML's detector: tracks in the field of its solenoid through cylinders and disks. Some particles begin
 * away from the beam, and where modules overlap a particle leaves two hits on a surface.
 */
import type { CheckedOptions } from "./checkOptions.ts";
import type { DetectorModel } from "./detectorModel.ts";
import type { TrackState } from "./helix.ts";
import { etaOf, originate } from "./origin.ts";
import { overlaps } from "./overlaps.ts";
import type { RandomStream } from "./random.ts";
import { scatter } from "./scattering.ts";
import { momentumAt } from "./spectrum.ts";
import { alongArc, distanceFromBeam, outward, type Step, stepTrack } from "./stepTrack.ts";
import type { SurfaceHit } from "./surfaceHit.ts";
import { type DetectorSurface, trackmlSurfaces } from "./trackmlDetector.ts";

/** Fraction of displaced particles, and how far from the beam they begin: 1 mm and an exponential of this mean. */
const displaced = { fraction: 0.1, mean: 100, most: 500 };
/** They leave a neutral one's way by angles of this width, in azimuth and pseudorapidity. */
const decayAngle = { phi: 0.5, eta: 0.3 };

type Numbered = readonly [surface: number, DetectorSurface];

const numbered: readonly Numbered[] = [...trackmlSurfaces.entries()];
const cylinders = numbered.filter(([, { shape }]) => shape === "cylinder");
const planes = [...new Set(trackmlSurfaces.filter(({ shape }) => shape === "disk").map(({ position }) => position))]
  .sort((a, b) => a - b)
  .map((z) => ({ z, disks: numbered.filter(([, { shape, position }]) => shape === "disk" && position === z) }));

function particle({ minPt, maxEta }: CheckedOptions, random: RandomStream): TrackState {
  const origin = originate(momentumAt(random.uniform(0, 1) || 1, minPt), maxEta, random);
  if (random.uniform(0, 1) >= displaced.fraction) return origin;
  const flight = Math.min(displaced.most, 1 - displaced.mean * Math.log(1 - random.uniform(0, 1)));
  const azimuth = origin.phi + random.normal(decayAngle.phi);
  const eta = etaOf(origin) + random.normal(decayAngle.eta);
  const { x, y, z } = origin;
  return {
    ...origin,
    x: x + flight * Math.cos(azimuth),
    y: y + flight * Math.sin(azimuth),
    z: z + flight * Math.sinh(eta),
  };
}

/** A hit on a surface; `across` is its position normal to the surface, `along` that on it, besides the azimuth. */
function hitOn(
  [surface, { shape, volume, layer }]: Numbered,
  { azimuth, across, along, objectId }: { azimuth: number; across: number; along: number; objectId: number },
): SurfaceHit {
  const [radius, z] = shape === "disk" ? [along, across] : [across, along];
  return { surface, volume, layer, radius, azimuth, z, objectId };
}

/** The hits that a particle leaves where it crosses a surface: one, or two where modules overlap. */
function measure({ state, bend }: Step, surface: Numbered, objectId: number, random: RandomStream): SurfaceHit[] {
  const { shape, volume, from, to, sigmaRPhi, sigmaAlong } = surface[1];
  const { probability, gap } = overlaps[volume];
  const sides = random.uniform(0, 1) < probability ? [-1, 1] : [random.uniform(0, 1) < 0.5 ? -1 : 1];
  // How far the track goes on while it gets 1 mm away from the surface.
  const perMm = shape === "disk" ? Math.abs(Math.tan(state.theta)) : 1 / Math.max(0.2, outward(state));
  return sides.map((side) => {
    const at = alongArc(state, side * (gap / 2) * perMm, bend);
    const distance = distanceFromBeam(at);
    const azimuth = Math.atan2(at.y, at.x) + random.normal(sigmaRPhi) / distance;
    const across = shape === "disk" ? at.z : distance;
    // No module measures a place beyond its end.
    const along = Math.max(from, Math.min(to, (shape === "disk" ? distance : at.z) + random.normal(sigmaAlong)));
    return hitOn(surface, { azimuth, across, along, objectId });
  });
}

/** Returns the hits of one particle, until it leaves the detector or its track turns back. */
function track(origin: TrackState, objectId: number, options: CheckedOptions, random: RandomStream): SurfaceHit[] {
  const { efficiency, material, field } = options;
  const hits: SurfaceHit[] = [];
  let state = origin;
  let cylinder = cylinders.findIndex(([, { position }]) => position > distanceFromBeam(origin));
  // The particle is between the planes `plane` − 1 and `plane`.
  let plane = planes.filter(({ z }) => z <= origin.z).length;
  while (cylinder >= 0 && cylinder < cylinders.length) {
    const forward = Math.cos(state.theta) > 0;
    const ahead = planes[forward ? plane : plane - 1];
    if (ahead === undefined) break;
    const step = stepTrack(state, { radius: cylinders[cylinder][1].position, z: ahead.z }, field);
    state = step.state;
    if (outward(state) < 0) break;
    if (step.reached === undefined) continue;
    const onDisk = step.reached === "disk";
    const crossed = onDisk ? ahead.disks : [cylinders[cylinder]];
    if (!onDisk) cylinder++;
    else plane += forward ? 1 : -1;
    const along = onDisk ? distanceFromBeam(state) : state.z;
    const active = crossed.find(([, { from, to }]) => along >= from && along <= to);
    if (active === undefined) continue;
    if (random.uniform(0, 1) < efficiency) hits.push(...measure(step, active, objectId, random));
    state = scatter(state, material, random, onDisk ? Math.abs(Math.cos(state.theta)) : undefined);
  }
  return hits;
}

/** Areas of the surfaces, over 2π. */
const areas = trackmlSurfaces.map(({ shape, position, from, to }) =>
  shape === "disk" ? (to * to - from * from) / 2 : position * (to - from),
);
const wholeArea = areas.reduce((sum, area) => sum + area, 0);

/** A noise hit, anywhere on the active area. */
function noise(random: RandomStream): SurfaceHit {
  let rest = random.uniform(0, wholeArea);
  let surface = 0;
  while (surface + 1 < areas.length && rest >= areas[surface]) rest -= areas[surface++];
  const { shape, position, from, to } = trackmlSurfaces[surface];
  const azimuth = random.uniform(-Math.PI, Math.PI);
  const along = shape === "disk" ? Math.sqrt(random.uniform(from * from, to * to)) : random.uniform(from, to);
  return hitOn(numbered[surface], { azimuth, across: position, along, objectId: 0 });
}

export const trackml: DetectorModel = { particle, track, noise };
