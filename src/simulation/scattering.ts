/**
 * Multiple scattering in a thin cylindrical layer: in goes the state at the layer, out comes the state behind it, its
 * direction changed by two independent angles of Highland's width (PDG, "Passage of particles through matter").
 */
import type { TrackState } from "./helix.ts";
import type { RandomStream } from "./random.ts";

/** GeV; every simulated particle is a charged pion. */
const pionMass = 0.13957;

/** Grazing tracks: the path through a layer is at most this many times its thickness. */
const longestPath = 10;

/** Highland's projected angle in radians, for momentum `p` in GeV and `thickness` in radiation lengths (above 0). */
export function highlandAngle(p: number, thickness: number): number {
  const beta = p / Math.hypot(p, pionMass);
  return (0.0136 / (beta * p)) * Math.sqrt(thickness) * (1 + 0.038 * Math.log(thickness / (beta * beta)));
}

/** The state after a layer of `thickness` radiation lengths (0 = no material) at normal incidence. */
export function scatter(state: TrackState, thickness: number, random: RandomStream): TrackState {
  if (thickness === 0) return state;
  const { x, y, phi, theta, p } = state;
  const sine = Math.sin(theta);
  const cosine = Math.cos(theta);
  const incidence = (sine * Math.abs(x * Math.cos(phi) + y * Math.sin(phi))) / Math.hypot(x, y);
  const sigma = highlandAngle(p, thickness * Math.min(longestPath, 1 / incidence));
  const polar = random.normal(sigma);
  // The new direction, along the old transverse direction, along its azimuthal normal, and along z.
  const forward = sine + polar * cosine;
  const sideways = random.normal(sigma);
  const up = cosine - polar * sine;
  return {
    ...state,
    theta: Math.atan2(Math.hypot(forward, sideways), up),
    phi: phi + Math.atan2(sideways, forward),
  };
}
