/** Parses the command line into checked options with defaults filled in. */
import { parseArgs } from "node:util";
import type { DetectorName } from "../../src/events.ts";
import { InputError } from "../../src/index.ts";
import type { BackendName } from "./backend.ts";
import type { ProposalKind } from "./proposals.ts";

export const usage = `npm start -- [options]

Trains a network on simulated events with the tiger loss and scores it on events that it has not seen.
  --steps N       steps of training, each on a fresh event (1000; 2500 where the proposals are learned)
  --detector D    barrel, or trackml: cylinders and disks, scored above 0.3 GeV (barrel)
  --particles P   particles of an event (64; trackml: 128 in training, 450 where it is scored)
  --seed S        of the training events and the initial weights (1)
  --proposals P   what two hits propose for their track: helix, the one through both, or learned, what the network makes
                  of differences and slopes of their coordinates (helix)
  --save FILE     writes the weights, as safetensors
  --load FILE     reads the weights instead of training
  --event PATH    also scores a TrackML event, as in folder/event000000001
  --fit WHAT      instead fits a perceptron to one event: the path of a TrackML event, or "simulated"
  --seconds S     with --fit: stop after so many seconds (TrackML event: 60, unless --steps is given)
  --backend B     of TensorFlow.js, wasm or cpu (wasm)
  --out FOLDER    where the figures go (out)
  --help          this text

The exit code is 1 if it misses a double majority of 0.98 or a perfect of 0.75 there (trackml: 0.93 and 0.58), and 2 after an error.
`;

export interface JobOptions {
  /** Undefined if not given: the default differs by job. */
  readonly steps: number | undefined;
  readonly seconds: number | undefined;
  readonly detector: DetectorName;
  /** Undefined if not given: the default differs by detector. */
  readonly particles: number | undefined;
  readonly seed: number;
  readonly proposals: ProposalKind;
  readonly save: string | undefined;
  readonly load: string | undefined;
  readonly event: string | undefined;
  readonly fit: string | undefined;
  readonly backend: BackendName;
  readonly out: string;
  readonly help: boolean;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new InputError(`got --${name} ${text}, expected a whole number from ${least} to ${most}.`);
}

/**
 * Parses the arguments that follow the command's name. A path alone is that of `--event`.
 *
 * @throws {InputError} if a value is out of range or options exclude each other
 * @throws {TypeError} if an option does not exist
 */
export function parseOptions(args: string[]): JobOptions {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      steps: text,
      seconds: text,
      detector: { type: "string", default: "barrel" },
      particles: text,
      seed: { type: "string", default: "1" },
      proposals: { type: "string", default: "helix" },
      save: text,
      load: text,
      event: text,
      fit: text,
      backend: { type: "string", default: "wasm" },
      out: { type: "string", default: "out" },
      help: { type: "boolean", default: false },
    },
  });
  const { steps, seconds, detector, particles, seed, proposals, backend, event = positionals[0] } = values;
  if (positionals.length > (values.event === undefined ? 1 : 0)) {
    throw new InputError(`got ${positionals.join(" ")}, expected at most one event.`);
  }
  if (backend !== "wasm" && backend !== "cpu") throw new InputError(`got --backend ${backend}, expected wasm or cpu.`);
  if (proposals !== "helix" && proposals !== "learned") {
    throw new InputError(`got --proposals ${proposals}, expected helix or learned.`);
  }
  if (detector !== "barrel" && detector !== "trackml") {
    throw new InputError(`got --detector ${detector}, expected barrel or trackml.`);
  }
  if (seconds !== undefined && values.fit === undefined) {
    throw new InputError("got --seconds, expected it with --fit only; --steps makes runs that repeat.");
  }
  for (const name of ["save", "load"] as const) {
    if (values.fit !== undefined && values[name] !== undefined) {
      throw new InputError(`got --${name} with --fit, expected one of them.`);
    }
  }
  const special: string[] = [];
  if (proposals === "learned") special.push("--proposals learned");
  if (detector === "trackml") special.push("--detector trackml");
  if (values.fit !== undefined) special.push("--fit");
  if (special.length > 1) throw new InputError(`got ${special.join(" with ")}, expected one of them.`);
  const { save, load, fit, out, help } = values;
  return {
    ...{ event, save, load, fit, out, help, backend, proposals, detector },
    steps: steps === undefined ? undefined : wholeNumber("steps", steps, 1, 1e6),
    seconds: seconds === undefined ? undefined : wholeNumber("seconds", seconds, 1, 1e6),
    particles: particles === undefined ? undefined : wholeNumber("particles", particles, 1, 10_000),
    seed: wholeNumber("seed", seed, 0, 1e6),
  };
}
