/**
 * Multiple scattering in a thin layer. It changes the direction by two independent angles with the width of
 * Highland's formula (PDG, "Passage of particles through matter").
 */
import type { TrackState } from "./helix.ts";
import type { RandomStream } from "./random.ts";

/** Mass in GeV. Every simulated particle is a charged pion. */
const pionMass = 0.13957;

/** Limits grazing tracks: the path through a layer is at most this many times its thickness. */
const longestPath = 10;

/** Returns Highland's projected angle in radians, for momentum `p` in GeV and `thickness` > 0 in radiation lengths. */
export function highlandAngle(p: number, thickness: number): number {
  const beta = p / Math.hypot(p, pionMass);
  return (0.0136 / (beta * p)) * Math.sqrt(thickness) * (1 + 0.038 * Math.log(thickness / (beta * beta)));
}

/** Cosine of the angle between the direction and the normal of a cylinder around the z axis. */
function onCylinder({ x, y, phi, theta }: TrackState): number {
  return (Math.sin(theta) * Math.abs(x * Math.cos(phi) + y * Math.sin(phi))) / Math.hypot(x, y);
}

/**
 * Returns the state behind a layer that is `thickness` radiation lengths thick at normal incidence (0: no material).
 * `incidence` is the cosine of the angle of incidence; by default the layer is a cylinder.
 */
export function scatter(
  state: TrackState,
  thickness: number,
  random: RandomStream,
  incidence: number = onCylinder(state),
): TrackState {
  if (thickness === 0) return state;
  const { phi, theta, p } = state;
  const sine = Math.sin(theta);
  const cosine = Math.cos(theta);
  const sigma = highlandAngle(p, thickness * Math.min(longestPath, 1 / incidence));
  const polar = random.normal(sigma);
  // Components of the new direction: along the old transverse direction, along its azimuthal normal, and along z.
  const forward = sine + polar * cosine;
  const sideways = random.normal(sigma);
  const up = cosine - polar * sine;
  return {
    ...state,
    theta: Math.atan2(Math.hypot(forward, sideways), up),
    phi: phi + Math.atan2(sideways, forward),
  };
}
