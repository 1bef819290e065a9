/**
 * Time of the first call compared with later ones: right after the import, when it compiles the kernels, and after
 * warmUp. Each is measured in its own process, from one bundled file, as applications ship it.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { median, ratio, type Timing } from "../interleave.ts";
import { chosenSpaces, MEDIUM, type Row, SEED, type Space, type Suite, scaled } from "../suite.ts";

const SPACES: readonly Space[] = [
  ["sep", 3],
  ["man", 8],
];
/** A process takes a third of a second, so more would take too long. */
const MOST_PROCESSES = 15;
const CHILD = fileURLToPath(new URL("firstCallChild.ts", import.meta.url));

/** What the child prints, in milliseconds. */
export interface FirstCall {
  /** 0 without warmUp */
  readonly warmUp: number;
  readonly first: number;
  readonly later: number;
}

export const firstCall: Suite = {
  name: "firstCall",
  text: `condensationLossTigerGrad, float32, in processes of their own, at most ${MOST_PROCESSES} of each kind, and medians
over them: the first call, which compiles; warmUp, and a first call after it; later calls.`,
  async *rows(options) {
    const size = scaled(MEDIUM, options.scale);
    const folder = mkdtempSync(join(tmpdir(), "oc-first-"));
    try {
      const child = bundled(folder);
      for (const [layout, D] of chosenSpaces(SPACES, options)) {
        const parameters = { layout, ...size, dims: D, seed: SEED };
        const rounds = Math.min(options.rounds, MOST_PROCESSES);
        const pairs = Array.from({ length: rounds }, () => [
          inNewProcess(child, { ...parameters, isWarmedUp: false }),
          inNewProcess(child, { ...parameters, isWarmedUp: true }),
        ]);
        yield row({ layout, D, ...size }, pairs);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function bundled(folder: string): string {
  const outfile = join(folder, "child.mjs");
  buildSync({ entryPoints: [CHILD], bundle: true, platform: "node", format: "esm", outfile });
  return outfile;
}

function inNewProcess(child: string, parameters: object): FirstCall {
  return JSON.parse(execFileSync(process.execPath, [child, JSON.stringify(parameters)], { encoding: "utf8" }));
}

function row(about: Row["about"], pairs: readonly FirstCall[][]): Row {
  const timing = (name: string, of: (pair: FirstCall[]) => number): Timing => {
    const times = pairs.map(of);
    return { name, milliseconds: median(times), times };
  };
  const compiling = timing("first call", ([cold]) => cold.first);
  const warmUp = timing("warmUp", ([, warmed]) => warmed.warmUp);
  const warmed = timing("first after warmUp", ([, warmed]) => warmed.first);
  const later = timing("later calls", ([cold]) => cold.later);
  const ratios = { "first ÷ later": ratio(compiling, later), "after warmUp ÷ later": ratio(warmed, later) };
  return { about, timings: [compiling, warmUp, warmed, later], ratios };
}
