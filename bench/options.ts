/** The command line of the benchmarks: arguments → checked options with defaults filled in. */
import { parseArgs } from "node:util";
import { checkInteger, checkNumber } from "../src/checks/options.ts";
import { InputError } from "../src/errors.ts";
import { LAYOUTS } from "./data.ts";
import { CONDENSED, SIZES, type Suite, type SuiteOptions } from "./suite.ts";
import { suites } from "./suites/index.ts";

const SIZE_NAMES = Object.keys({ ...SIZES, ...CONDENSED });

export const usage = `npm run bench -- [options]

Prints a table for each suite and writes it as JSON.
  --suite S      some of ${suites.map(({ name }) => name).join(", ")}; or all (short)
  --trained      also run the suite trained
  --trackml P    a TrackML event for it, as in folder/event000000001, or a folder with one
  --steps N      training steps for it (200)
  --before F     another build's dist, for the suite compare
  --rounds N     largest number of rounds a row (15)
  --dims D       only these dimensions, as in 3,8
  --layouts L    only these of ${LAYOUTS.join(", ")}
  --sizes S      only these of ${SIZE_NAMES.join(", ")}
  --scale F      multiplies the numbers of hits and objects (1)
  --out FOLDER   where to write the JSON (bench/results)
  --help         prints this text
`;

export interface BenchOptions extends SuiteOptions {
  readonly suites: readonly Suite[];
  readonly out: string;
  readonly help: boolean;
}

/**
 * Parses the arguments that follow the command's name.
 *
 * @throws InputError for a value out of range, TypeError for an option that does not exist
 */
export function parseOptions(args: string[]): BenchOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: {
      suite: { type: "string", default: "short" },
      trained: { type: "boolean", default: false },
      trackml: text,
      before: text,
      steps: { type: "string", default: "200" },
      rounds: { type: "string", default: "15" },
      dims: text,
      layouts: text,
      sizes: text,
      scale: { type: "string", default: "1" },
      out: { type: "string", default: "bench/results" },
      help: { type: "boolean", default: false },
    },
  });
  const { suite, trained, trackml, before, steps, rounds, dims, layouts, sizes, scale, out, help } = values;
  const names = suites.map(({ name }) => name);
  if (suite === "compare" && before === undefined) {
    throw new InputError("got --suite compare without --before, expected the folder of another build's dist.");
  }
  const all = before === undefined ? names.filter((name) => name !== "compare") : names;
  const wanted = suite === "all" ? [...all] : [...known("--suite", suite, names)];
  if (trained) wanted.push("trained");
  return {
    suites: suites.filter(({ name }) => wanted.includes(name)),
    trackml,
    before,
    steps: checkInteger("--steps", Number(steps), 1, 1e6),
    rounds: checkInteger("--rounds", Number(rounds), 1, 1e6),
    dims: dims?.split(",").map((d) => checkInteger("--dims", Number(d), 2, 1e3)),
    layouts: layouts === undefined ? undefined : known("--layouts", layouts, LAYOUTS),
    sizes: sizes === undefined ? undefined : known("--sizes", sizes, SIZE_NAMES),
    scale: checkNumber("--scale", Number(scale), 1e-6, 10),
    out,
    help,
  };
}

/** Splits a comma-separated list of names, each of which must be one of `all`. */
function known<T extends string>(option: string, list: string, all: readonly T[]): T[] {
  return list.split(",").map((name) => {
    const found = all.find((item) => item === name);
    if (found === undefined) throw new InputError(`got ${option} ${name}, expected some of ${all.join(", ")}.`);
    return found;
  });
}
