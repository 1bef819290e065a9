/**
 * The helix that two hits propose. A charged particle from the beam line flies on a helix around the field, so two hits
 * and the z axis define one. Lengths are in mm, momenta in GeV, fields in tesla, angles in radians.
 */

/** What a helix must fulfil to be proposed: what particles of the detector can have. */
export interface HelixCuts {
  /** Lowest transverse momentum, with some slack for the resolution: curvatures up to 1.15 of its own are kept. */
  readonly minPt: number;
  readonly field: number;
  /** Largest distance of the origin from the middle of the detector, along the beam. */
  readonly maxZ0: number;
  /** Largest slope dz/ds, the sinh of the pseudorapidity. */
  readonly maxSlope: number;
}

/** The cuts of the simulated barrel: they keep 99.4 % of the true pairs. */
export const barrelCuts: HelixCuts = { minPt: 0.3, field: 2, maxZ0: 200, maxSlope: 3.8 };

/** The helix of hits i and j. */
export interface Helix {
  /** 1 over the signed radius of the circle, in units of that of the lowest transverse momentum. */
  curvature: number;
  /** Pseudorapidity. */
  eta: number;
  /** Where it crosses the z axis. */
  z0: number;
  /** Its azimuth at the axis, seen from either hit: azimuth of the hit + turn = azimuth at the axis. */
  turnI: number;
  turnJ: number;
}

/** GeV per (tesla · mm): pT = bend · field · radius. */
const bend = 0.299792458e-3;
const slack = 1.15;

/** Radius of the circle of the lowest transverse momentum. */
export function smallestRadius({ minPt, field }: HelixCuts): number {
  return minPt / (bend * field);
}

/** By how much the azimuths of two hits of a helix can differ, at distances `near` and `far` from the beam. */
export function largestAngle(near: number, far: number, cuts: HelixCuts): number {
  const tightest = slack / (2 * smallestRadius(cuts));
  // The tightest helix turns most, unless it turns back before `far`: then it is the one that turns back there.
  return tightest * far < 1 ? Math.asin(tightest * far) - Math.asin(tightest * near) : Math.acos(near / far);
}

/**
 * Writes the helix through the z axis and the hits at (rI, zI) and (rJ, zJ), whose azimuths differ by
 * `angle` = φ_j − φ_i, to `helix`. Returns whether it passes the cuts.
 */
export function proposeHelix(
  { rI, zI, rJ, zJ, angle }: { rI: number; zI: number; rJ: number; zJ: number; angle: number },
  cuts: HelixCuts,
  helix: Helix,
): boolean {
  const radius = smallestRadius(cuts);
  const chord = Math.sqrt(rI * rI + rJ * rJ - 2 * rI * rJ * Math.cos(angle));
  const curvature = ((2 * Math.sin(angle)) / chord) * Math.sign(rJ - rI);
  if (!(Math.abs(curvature) * radius <= slack)) return false;
  const turnI = -Math.asin(Math.max(-1, Math.min(1, (curvature * rI) / 2)));
  const turnJ = -Math.asin(Math.max(-1, Math.min(1, (curvature * rJ) / 2)));
  // Lengths of the arcs from the axis; a straight line's are its distances.
  const straight = Math.abs(curvature) < 1e-7;
  const arcI = straight ? rI : (-2 * turnI) / curvature;
  const arcJ = straight ? rJ : (-2 * turnJ) / curvature;
  const slope = (zJ - zI) / (arcJ - arcI);
  const z0 = zI - slope * arcI;
  if (!(Math.abs(slope) < cuts.maxSlope && Math.abs(z0) <= cuts.maxZ0)) return false;
  helix.curvature = curvature * radius;
  helix.eta = Math.asinh(slope);
  helix.z0 = z0;
  helix.turnI = turnI;
  helix.turnJ = turnJ;
  return true;
}
