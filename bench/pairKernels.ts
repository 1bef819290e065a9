/**
 * What the repulsive pair pass costs by itself, value and gradient: the library's next to its twin in C by clang (as
 * WebAssembly) and gcc (native), and to plain JavaScript, all on the same blocks and records, in the same run.
 * In: --hits N, --objects K, --rounds R. Out: a Markdown table.
 */
import { parseArgs } from "node:util";
import { checkInteger } from "../src/options.ts";
import { type LayoutName, layout } from "./data.ts";
import { type PairPass, packEvent } from "./pairKernel.ts";
import { clangPass } from "./peers/clangWasm.ts";
import { nativePass } from "./peers/native.ts";
import { plainPass } from "./peers/plainPairs.ts";
import { checkSamePairs } from "./peers/samePairs.ts";
import { machine, markdownTable } from "./report.ts";

const Q_MIN = 0.1;
/** Rounds not measured, in which the engine compiles. */
const WARM_UP = 5;

const { values } = parseArgs({
  options: {
    hits: { type: "string", default: "10000" },
    objects: { type: "string", default: "1000" },
    rounds: { type: "string", default: "9" },
  },
});
const whole = (name: "hits" | "objects" | "rounds"): number =>
  checkInteger(`--${name}`, Number(values[name]), 1, 2 ** 24);
const [hits, objects, rounds] = [whole("hits"), whole("objects"), whole("rounds")];

/** Nanoseconds a pair of the first pass, and medians over the rounds of the others' times ÷ its time. */
async function compare(passes: readonly PairPass[]): Promise<number[]> {
  const times = passes.map(() => new Float64Array(rounds));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const [i, pass] of passes.entries()) {
      const milliseconds = await pass.run();
      if (round >= 0) times[i][round] = milliseconds!;
    }
  }
  const [base, ...others] = times;
  const ratios = others.map((own) => median(own.map((time, round) => time / base[round])));
  return [(median(base) * 1e6) / (hits * objects), ...ratios];
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

async function measure(name: LayoutName, dims: number): Promise<Record<string, string>> {
  const { event, pass } = packEvent(layout(name, { hits, objects, dims, seed: 1 }), Q_MIN);
  const twins = [clangPass(event), await nativePass("gcc128", event), await nativePass("gcc512", event)];
  const passes = [pass, ...twins, plainPass(event)].filter((each) => each !== undefined);
  try {
    const [perPair, ...ratios] = await compare(passes);
    const expected = await pass.sums();
    for (const twin of passes.slice(1)) checkSamePairs(twin.name, await twin.sums(), expected);
    return {
      layout: name,
      D: `${dims}`,
      nRep: expected.nRep.toLocaleString("en"),
      [`${pass.name}, ns/pair`]: perPair.toFixed(2),
      ...Object.fromEntries(ratios.map((ratio, i) => [passes[i + 1].name, ratio.toFixed(2)])),
    };
  } finally {
    for (const { close } of passes) close?.();
  }
}

const rows: Record<string, string>[] = [];
for (const name of ["sep", "collapsed"] as const) {
  for (const dims of [2, 3, 8, 12, 24]) rows.push(await measure(name, dims));
}
console.log(`${hits.toLocaleString("en")} hits × ${objects.toLocaleString("en")} objects, float32, one thread:
time of the pair pass ÷ AssemblyScript's, medians of ${rounds} interleaved rounds.

${markdownTable(
  Object.keys(rows[0]),
  rows.map((row) => Object.values(row)),
)}

${machine()}`);
