/** The public type of the options of `simulateEvent`. */

/** Arguments of `simulateEvent`. */
export interface SimulationOptions {
  /** Whole number from 0 to 2^53 − 1. */
  seed: number;
  /** Number of charged particles, at most a million; 64 by default. */
  particles?: number;
  /** Fraction of noise hits among all hits, from 0 to 0.99; 0.15 by default. The number of noise hits is rounded up. */
  noiseFraction?: number;
  /** Probability that a layer records a crossing; 0.97 by default. */
  efficiency?: number;
  /** Lowest transverse momentum in GeV, from 0.05 to 10; 0.3 by default. */
  minPt?: number;
  /** Pseudorapidity is uniform from −maxEta to maxEta; maxEta from 0 to 4, 2 by default. */
  maxEta?: number;
  /** Magnetic field along z in tesla, from 0.1 to 10; 2 by default. */
  field?: number;
  /** Thickness of each layer in radiation lengths, from 0 (no scattering) to 0.2; 0.02 by default. */
  material?: number;
}
