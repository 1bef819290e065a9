/** Where the time of a call goes: each stage is timed separately within the same calls. */
import { condensationLossTigerGrad } from "../../src/index.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { layout } from "../data.ts";
import { hookedRuntime, strategyOf } from "../hooked.ts";
import { median } from "../interleave.ts";
import { outOf } from "../lossCases.ts";
import { chosenSpaces, measure, Q_MIN, type Row, SEED, SIZES, type Space, type Suite, scaled } from "../suite.ts";

const SPACES: readonly Space[] = [
  ["sep", 3],
  ["man", 8],
  ["sep", 8],
  ["man", 24],
];

/** Columns of the table, and the kernels whose times they sum. The rest is TypeScript: checks and copies. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  "check, group": ["firstOutside", "groupIds"],
  charges: ["betas", "charges", "findAlphas", "findCentres"],
  order: ["order", "keepOrder", "orderByCell"],
  "pack, build": ["pack", "build", "findLevels", "countCandidates"],
  "one pass": ["onePass"],
};

export const profile: Suite = {
  name: "profile",
  text: `A full event, float32: milliseconds of TigerGrad, condensationLossTigerGrad, by stage; pairs holds the search of
each block and the pairs that it leaves; TypeScript is all that is not in a kernel: checks of options, copies of the input
to linear memory and of the gradients into \`out\`; fresh: TigerGrad with new arrays, which the system must clear.`,
  async *rows(options) {
    for (const [name, D] of chosenSpaces(SPACES, options)) {
      const size = scaled(SIZES.full, options.scale);
      const data = layout(name, { ...size, dims: D, seed: SEED });
      const fresh = { ...data, qMin: Q_MIN };
      const input = { ...fresh, out: outOf(data) };
      const about = { layout: name, D, ...size, search: strategyOf(fresh) };
      const { runtime, takeMilliseconds } = timedRuntime();
      const calls: Record<string, number>[] = [];
      const run = (): void => {
        const start = performance.now();
        computeLoss(runtime, { name: "profile", tiger: true, gradient: true }, input);
        calls.push(byColumn(takeMilliseconds(), performance.now() - start));
      };
      const cases = [
        { name: "TigerGrad", run: () => void condensationLossTigerGrad(input) },
        { name: "TigerGrad, fresh", run: () => void condensationLossTigerGrad(fresh) },
        { name: "timed", run },
      ];
      const row: Row = await measure(about, cases, [], options.rounds);
      yield { ...row, extra: medians(calls.slice(-row.timings[0].times.length)) };
    }
  },
};

/** An instance that records how long its kernels take. */
function timedRuntime() {
  let spent: Record<string, number> = {};
  const runtime = hookedRuntime((name, call) => {
    const start = performance.now();
    const result = call();
    spent[name] = (spent[name] ?? 0) + performance.now() - start;
    return result;
  });
  const takeMilliseconds = (): Record<string, number> => {
    const taken = spent;
    spent = {};
    return taken;
  };
  return { runtime, takeMilliseconds };
}

function byColumn(spent: Readonly<Record<string, number>>, whole: number): Record<string, number> {
  const columns = Object.entries(STAGES).map(([column, names]): [string, number] => {
    return [column, names.reduce((sum, name) => sum + (spent[name] ?? 0), 0)];
  });
  const inKernels = Object.values(spent).reduce((sum, milliseconds) => sum + milliseconds, 0);
  const known = columns.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
  if (inKernels - known > 0.02 * whole) {
    throw new Error(`${inKernels - known} ms of ${whole} are in kernels that no column names: ${Object.keys(spent)}`);
  }
  return { ...Object.fromEntries(columns), TypeScript: whole - inKernels };
}

function medians(calls: readonly Record<string, number>[]): Record<string, number> {
  return Object.fromEntries(Object.keys(calls[0]).map((name) => [name, median(calls.map((call) => call[name]))]));
}
