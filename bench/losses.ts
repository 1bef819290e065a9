/**
 * `npm run bench`: what the losses and their gradients cost, next to plain JavaScript in the same run.
 * In: --hits N, --objects K, --rounds R, --json FILE. Out: a Markdown table, and the same as JSON in FILE.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as library from "../src/index.ts";
import { checkInteger } from "../src/options.ts";
import { checkAgreement } from "./agreement.ts";
import { type LayoutName, layout } from "./data.ts";
import { type Case, interleave, type Timing } from "./interleave.ts";
import { plainJs } from "./plainJs.ts";
import { machine, markdownTable } from "./report.ts";

const Q_MIN = 0.1;
const MAX_N_REP = 100_000;
const WARM_UP = 3;

interface Options {
  readonly hits: number;
  readonly objects: number;
  readonly rounds: number;
  readonly json: string | undefined;
}

interface Row {
  readonly dims: number;
  readonly layout: LayoutName;
  readonly nRep: number;
  readonly timings: readonly Timing[];
}

function parseOptions(): Options {
  const { values } = parseArgs({
    options: {
      hits: { type: "string", default: "10000" },
      objects: { type: "string", default: "1000" },
      rounds: { type: "string", default: "15" },
      json: { type: "string" },
    },
  });
  const whole = (name: "hits" | "objects" | "rounds"): number =>
    checkInteger(`--${name}`, Number(values[name]), 1, 2 ** 24);
  return { hits: whole("hits"), objects: whole("objects"), rounds: whole("rounds"), json: values.json };
}

function measure(dims: number, name: LayoutName, { hits, objects, rounds }: Options): Row {
  const data = layout(name, { hits, objects, dims, seed: 1 });
  const input = { ...data, qMin: Q_MIN };
  const capped = { ...input, maxNRep: MAX_N_REP };
  const nRep = checkAgreement(data, Q_MIN);
  const cases: Case[] = [
    { name: "plain JavaScript", run: () => plainJs(data, Q_MIN) },
    { name: "Loss", run: () => library.condensationLoss(input) },
    { name: "LossGrad", run: () => library.condensationLossGrad(input) },
    { name: "Tiger", run: () => library.condensationLossTiger(input) },
    { name: "TigerGrad", run: () => library.condensationLossTigerGrad(input) },
    { name: "Tiger, capped", run: () => library.condensationLossTiger(capped) },
    { name: "TigerGrad, capped", run: () => library.condensationLossTigerGrad(capped) },
  ];
  return { dims, layout: name, nRep, timings: interleave(cases, { rounds, warmUp: WARM_UP }) };
}

function table(rows: readonly Row[]): string {
  const compared = ["LossGrad", "TigerGrad"];
  const header = ["layout", "D", "nRep", ...rows[0].timings.map(({ name }) => name)];
  const body = rows.map(({ dims, layout, nRep, timings }) => [
    layout,
    `${dims}`,
    nRep.toLocaleString("en"),
    ...timings.map(({ milliseconds }) => milliseconds.toFixed(milliseconds < 10 ? 2 : 1)),
    ...timings.filter(({ name }) => compared.includes(name)).map(({ speedup }) => `${speedup.toFixed(1)}×`),
  ]);
  return markdownTable([...header, ...compared.map((name) => `plain ÷ ${name}`)], body);
}

const options = parseOptions();
const rows: Row[] = [];
for (const dims of [3, 8]) {
  for (const name of ["sep", "collapsed"] as const) rows.push(measure(dims, name, options));
}
const size = `${options.hits.toLocaleString("en")} hits × ${options.objects.toLocaleString("en")} objects`;
const linearMemory = library.linearMemoryBytes();
console.log(`${size}, float32, one thread: median milliseconds of ${options.rounds} interleaved rounds;
Loss is condensationLoss, and so on; plain JavaScript with gradients; capped: maxNRep ${MAX_N_REP.toLocaleString("en")}.

${table(rows)}

${machine()}; linear memory ${(linearMemory / 2 ** 20).toFixed(2)} MiB`);
if (options.json) {
  writeFileSync(options.json, `${JSON.stringify({ ...options, machine: machine(), linearMemory, rows }, null, 2)}\n`);
}
