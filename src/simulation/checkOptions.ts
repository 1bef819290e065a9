/** The options of the simulation: checks them and fills in defaults. */
import { guarded } from "../checks/guarded.ts";
import { checkInteger, checkNames, checkNumber } from "../checks/options.ts";
import type { SimulationOptions } from "./options.ts";

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
