/** What the first call after loading costs, when the engine compiles, next to later ones: each round in a new process. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median, ratio, type Timing } from "../interleave.ts";
import { chosenSpaces, MEDIUM, type Row, SEED, type Space, type Suite, scaled } from "../suite.ts";

const SPACES: readonly Space[] = [
  ["sep", 3],
  ["man", 8],
];
/** A process takes about a second to start. */
const MOST_PROCESSES = 7;
const CHILD = fileURLToPath(new URL("firstCallChild.ts", import.meta.url));

/** What the child prints: milliseconds. */
export interface FirstCall {
  readonly first: number;
  readonly warm: number;
}

export const firstCall: Suite = {
  name: "firstCall",
  text: `condensationLossTigerGrad, float32: the first call of a process and the median of its later ones, medians over
at most ${MOST_PROCESSES} processes.`,
  async *rows(options) {
    const size = scaled(MEDIUM, options.scale);
    for (const [layout, D] of chosenSpaces(SPACES, options)) {
      const parameters = JSON.stringify({ layout, ...size, dims: D, seed: SEED });
      const calls = Array.from({ length: Math.min(options.rounds, MOST_PROCESSES) }, () => inNewProcess(parameters));
      yield row({ layout, D, ...size }, calls);
    }
  },
};

function inNewProcess(parameters: string): FirstCall {
  const args = ["--import", import.meta.resolve("tsx"), CHILD, parameters];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

function row(about: Row["about"], calls: readonly FirstCall[]): Row {
  const timing = (name: string, times: number[]): Timing => ({ name, milliseconds: median(times), times });
  const [first, warm] = [
    timing(
      "first call",
      calls.map(({ first }) => first),
    ),
    timing(
      "later calls",
      calls.map(({ warm }) => warm),
    ),
  ];
  return { about, timings: [first, warm], ratios: { "first ÷ later": ratio(first, warm) } };
}
