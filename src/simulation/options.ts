/** The public type of the options of `simulateEvent`. */

/**
 * "barrel": ten long cylinders in a uniform field, particles from the beam line, a spectrum of pT^−3.
 * "trackml": the 48 cylinders and disks of the TrackML challenge's detector (`trackmlSurfaces`) in the field of its
 * solenoid, a tenth of the particles displaced from the beam line, two hits where modules overlap, and a spectrum of
 * pT (1 + pT / 1.3 GeV)^−8.
 */
export type DetectorName = "barrel" | "trackml";

/** Arguments of `simulateEvent`. */
export interface SimulationOptions {
  /** Whole number from 0 to 2^53 − 1. */
  seed: number;
  /** "barrel" by default. */
  detector?: DetectorName;
  /** Number of charged particles, at most a million; 64 by default. */
  particles?: number;
  /** Fraction of noise hits among all hits, from 0 to 0.99; 0.15 by default. The number of noise hits is rounded up. */
  noiseFraction?: number;
  /** Probability that a layer records a crossing; 0.97 by default, 0.98 for trackml. */
  efficiency?: number;
  /** Lowest transverse momentum in GeV, from 0.05 to 10; 0.3 by default, 0.15 for trackml. */
  minPt?: number;
  /** Pseudorapidity is uniform from −maxEta to maxEta; maxEta from 0 to 4, 2 by default, 4 for trackml. */
  maxEta?: number;
  /** Magnetic field along z in tesla, in the middle of the detector, from 0.1 to 10; 2 by default. */
  field?: number;
  /** Thickness of each layer in radiation lengths, from 0 (no scattering) to 0.2; 0.02 by default. */
  material?: number;
}
