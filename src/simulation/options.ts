/** The options of the simulation: checks them and fills in defaults. */
import { guarded } from "../checks/guarded.ts";
import { checkInteger, checkNames, checkNumber } from "../checks/options.ts";

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

export type CheckedOptions = Required<SimulationOptions>;

const ranges: { readonly [name in keyof CheckedOptions]: readonly [number, number] } = {
  seed: [0, Number.MAX_SAFE_INTEGER],
  particles: [0, 1_000_000],
  noiseFraction: [0, 0.99],
  efficiency: [0, 1],
  minPt: [0.05, 10],
  maxEta: [0, 4],
  field: [0.1, 10],
  material: [0, 0.2],
};

const wholeNumbers: readonly string[] = ["seed", "particles"];

/** Checks the options and fills in defaults. @throws {InputError} if a value is out of range or an option unknown */
export function checkSimulationOptions(options: SimulationOptions): CheckedOptions {
  const checked = guarded("simulateEvent", () => {
    checkNames("simulateEvent", options, Object.keys(ranges));
    const { seed, particles = 64, noiseFraction = 0.15, efficiency = 0.97 } = options;
    const { minPt = 0.3, maxEta = 2, field = 2, material = 0.02 } = options;
    return { seed, particles, noiseFraction, efficiency, minPt, maxEta, field, material };
  });
  for (const [name, value] of Object.entries(checked)) {
    const check = wholeNumbers.includes(name) ? checkInteger : checkNumber;
    check(`simulateEvent: ${name}`, value, ...ranges[name as keyof CheckedOptions]);
  }
  return checked;
}
