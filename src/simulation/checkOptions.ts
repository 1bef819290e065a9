/** The options of the simulation: checks them and fills in defaults. */
import { guarded } from "../checks/guarded.ts";
import { checkInteger, checkNames, checkNumber, checkWord } from "../checks/options.ts";
import type { DetectorName, SimulationOptions } from "./options.ts";

export type CheckedOptions = Required<SimulationOptions>;

const ranges: { readonly [name in Exclude<keyof CheckedOptions, "detector">]: readonly [number, number] } = {
  seed: [0, Number.MAX_SAFE_INTEGER],
  particles: [0, 1_000_000],
  noiseFraction: [0, 0.99],
  efficiency: [0, 1],
  minPt: [0.05, 10],
  maxEta: [0, 4],
  field: [0.1, 10],
  material: [0, 0.2],
};

/** Defaults that differ by detector. */
const defaults: Readonly<Record<DetectorName, Pick<CheckedOptions, "efficiency" | "minPt" | "maxEta">>> = {
  barrel: { efficiency: 0.97, minPt: 0.3, maxEta: 2 },
  trackml: { efficiency: 0.98, minPt: 0.15, maxEta: 4 },
};

const wholeNumbers: readonly string[] = ["seed", "particles"];

/** Checks the options and fills in defaults. @throws {InputError} if a value is out of range or an option unknown */
export function checkSimulationOptions(options: SimulationOptions): CheckedOptions {
  const { detector, ...numbers } = guarded("simulateEvent", () => {
    checkNames("simulateEvent", options, ["detector", ...Object.keys(ranges)]);
    const { seed, detector = "barrel", particles = 64, noiseFraction = 0.15, field = 2, material = 0.02 } = options;
    checkWord("simulateEvent: detector", detector, Object.keys(defaults));
    const usual = defaults[detector];
    const { efficiency = usual.efficiency, minPt = usual.minPt, maxEta = usual.maxEta } = options;
    return { seed, detector, particles, noiseFraction, efficiency, minPt, maxEta, field, material };
  });
  for (const [name, value] of Object.entries(numbers)) {
    const check = wholeNumbers.includes(name) ? checkInteger : checkNumber;
    check(`simulateEvent: ${name}`, value, ...ranges[name as keyof typeof ranges]);
  }
  return { detector, ...numbers };
}
