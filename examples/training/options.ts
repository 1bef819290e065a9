/** Parses the command line of the job into checked options with defaults filled in. */
import { parseArgs } from "node:util";
import { InputError } from "../../src/errors.ts";
import type { BackendName } from "./backend.ts";

export const usage = `npm start -- [event] [other] [options]

Trains a small network on one event with the tiger loss, condenses its output, and scores the clusters.
  event           TrackML event, as in folder/event000000001; without it, a simulated one
  other           a second TrackML event, to score the trained network on
  --steps N       stop after N steps (simulated event: 600; TrackML event: no limit)
  --seconds S     stop after S seconds (simulated event: no limit, so that results repeat; TrackML event: 60)
  --dimensions D  latent coordinates (3; TrackML event: 8)
  --repulsive W   weight of the repulsive term (20; TrackML event: 100)
  --seed S        of the simulation, the features and the initial weights (1)
  --backend B     of TensorFlow.js, wasm or cpu (wasm)
  --out FOLDER    where latent-space.svg goes (out)
  --help          this text
`;

export interface JobOptions {
  /** Paths of TrackML events, without -hits.csv and the like. If `event` is undefined, an event is simulated. */
  readonly event: string | undefined;
  readonly other: string | undefined;
  readonly steps: number;
  readonly seconds: number;
  readonly dimensions: number;
  readonly repulsive: number;
  readonly seed: number;
  readonly backend: BackendName;
  readonly out: string;
  readonly help: boolean;
}

function parseNumber(name: string, text: string | undefined, absent: number, whole: boolean): number {
  if (text === undefined) return absent;
  const value = Number(text);
  const least = name === "seed" ? 0 : whole ? 1 : Number.MIN_VALUE;
  if (text.trim() !== "" && value >= least && value <= Number.MAX_SAFE_INTEGER && (!whole || Number.isInteger(value))) {
    return value;
  }
  throw new InputError(
    `got --${name} ${text}, expected a ${whole ? "whole " : ""}number ${least ? "above 0" : "from 0"}.`,
  );
}

/**
 * Parses the arguments that follow the command's name.
 *
 * @throws {InputError} if a value is out of range or there are more than two events
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
      dimensions: text,
      repulsive: text,
      seed: text,
      backend: { type: "string", default: "wasm" },
      out: { type: "string", default: "out" },
      help: { type: "boolean", default: false },
    },
  });
  const [event, other, ...more] = positionals;
  if (more.length > 0) throw new InputError(`got ${positionals.length} events, expected at most two.`);
  if (values.backend !== "wasm" && values.backend !== "cpu") {
    throw new InputError(`got --backend ${values.backend}, expected wasm or cpu.`);
  }
  const simulated = event === undefined;
  const limited = values.steps !== undefined || values.seconds !== undefined;
  return {
    event,
    other,
    steps: parseNumber("steps", values.steps, simulated && !limited ? 600 : Number.POSITIVE_INFINITY, true),
    seconds: parseNumber("seconds", values.seconds, simulated || limited ? Number.POSITIVE_INFINITY : 60, false),
    dimensions: parseNumber("dimensions", values.dimensions, simulated ? 3 : 8, true),
    repulsive: parseNumber("repulsive", values.repulsive, simulated ? 20 : 100, false),
    seed: parseNumber("seed", values.seed, 1, true),
    backend: values.backend,
    out: values.out,
    help: values.help,
  };
}
