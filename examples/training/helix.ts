/**
 * The helix that two hits propose. A charged particle from the beam line flies on a helix around the field, so two hits
 * and the z axis define one. Lengths are in mm, momenta in GeV, fields in tesla, angles in radians.
 *
 * Where the field falls off along the beam, the azimuth of a particle seen from the beam turns in proportion to the
 * mean field on its way: r p_φ + q A_φ r is conserved, and A_φ r is the flux through the circle of the hit. So a hit at
 * distance r, with a mean field of `mean` times that in the middle, turns as one at r · mean in a uniform field.
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
/** TrackML's disks reach to a pseudorapidity of 4. */
export const trackmlCuts: HelixCuts = { ...barrelCuts, maxSlope: 30 };

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
/** Curvatures up to this times that of the lowest transverse momentum are kept, for the resolution. */
export const slack = 1.15;

/** Radius of the circle of the lowest transverse momentum. */
export function smallestRadius({ minPt, field }: HelixCuts): number {
  return minPt / (bend * field);
}

/** A hit as the helix needs it. */
export interface HelixHit {
  readonly r: number;
  readonly z: number;
  /** Mean field on the axis from the middle to z, over that in the middle: 1 in a uniform field. */
  readonly mean: number;
}

/**
 * Writes the helix through the z axis and two hits, whose azimuths differ by `angle` = φ_j − φ_i, to `helix`. Returns
 * whether it passes the cuts.
 */
export function proposeHelix(i: HelixHit, j: HelixHit, angle: number, cuts: HelixCuts, helix: Helix): boolean {
  const radius = smallestRadius(cuts);
  const [turnsI, turnsJ] = [i.r * i.mean, j.r * j.mean];
  const chord = Math.sqrt(turnsI * turnsI + turnsJ * turnsJ - 2 * turnsI * turnsJ * Math.cos(angle));
  const curvature = ((2 * Math.sin(angle)) / chord) * Math.sign(turnsJ - turnsI);
  if (!(Math.abs(curvature) * radius <= slack)) return false;
  const turnI = -Math.asin(Math.max(-1, Math.min(1, (curvature * turnsI) / 2)));
  const turnJ = -Math.asin(Math.max(-1, Math.min(1, (curvature * turnsJ) / 2)));
  // Lengths of the arcs from the axis; a straight line's are its distances.
  const straight = Math.abs(curvature) < 1e-7;
  const arcI = straight ? i.r : (-2 * turnI) / (curvature * i.mean);
  const arcJ = straight ? j.r : (-2 * turnJ) / (curvature * j.mean);
  // Otherwise the outer hit lies where the helix has turned back to the beam.
  if (!(Math.abs(angle - (turnI - turnJ)) < 1e-6)) return false;
  const slope = (j.z - i.z) / (arcJ - arcI);
  const z0 = i.z - slope * arcI;
  if (!(Math.abs(slope) < cuts.maxSlope && Math.abs(z0) <= cuts.maxZ0)) return false;
  helix.curvature = curvature * radius;
  helix.eta = Math.asinh(slope);
  helix.z0 = z0;
  helix.turnI = turnI;
  helix.turnJ = turnJ;
  return true;
}
