/** Two builds of the library in one process: the time of the one before by that of the one after. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as library from "../../src/index.ts";
import { checkSame } from "../agreement.ts";
import { type Layout, type LayoutName, layout } from "../data.ts";
import { byProcessorTime, type Case } from "../interleave.ts";
import { openWholeNative, WHOLE_NATIVE } from "../peers/wholeNative.ts";
import { CONDENSED, MAX_N_REP, measure, Q_MIN, type RatioNames, SEED, type Suite, scaled } from "../suite.ts";

type Build = Pick<typeof library, "condensationLossTigerGrad">;

/** Size, layout, D, and whether there is a cap. */
type Space = readonly [size: string, layout: LayoutName, dims: number, capped?: boolean];

const SPACES: readonly Space[] = [
  ["full", "sep", 3],
  ["full", "man", 8],
  ["full", "man", 24],
  ["full", "sep", 8],
  ["full", "partial", 3],
  ["full", "partial", 8],
  ["full", "partial", 12],
  ["full", "partial", 24],
  ["full", "collapsed", 3, true],
  ["full", "collapsed", 8, true],
  ["full", "mid", 3, true],
  ["full", "mid", 8, true],
  ["medium", "sep", 3],
];

const RATIOS: readonly RatioNames[] = [
  ["before ÷ after", "before", "after"],
  ["native ÷ after", WHOLE_NATIVE, "after"],
  ["f64 ÷ f32", "after, f64", "after"],
];

export const compare: Suite = {
  name: "compare",
  text: `condensationLossTigerGrad of two builds, \`out\` given; before: --before, after: dist; capped: maxNRep 100,000;
gcc: a whole call in C at D = 3, which sums up what memory and arithmetic allow. Processor time.`,
  async *rows({ rounds, scale, dims, layouts, sizes, before }) {
    if (before === undefined) throw new Error("the suite compare needs --before");
    const builds = { before: await load(before), after: await load("dist") };
    for (const [size, name, D, capped = false] of SPACES) {
      if (dims?.includes(D) === false || layouts?.includes(name) === false || sizes?.includes(size) === false) continue;
      const { hits, objects } = scaled(CONDENSED[size], scale);
      const data = layout(name, { hits, objects, dims: D, seed: SEED });
      const about = { size, layout: name, D, hits, objects, maxNRep: capped ? MAX_N_REP : "–" };
      const native = capped ? undefined : await openWholeNative(data, Q_MIN);
      try {
        const cases = [...casesOf(data, capped ? MAX_N_REP : 0, builds), ...(native ? [native] : [])];
        yield await measure(about, cases.map(byProcessorTime), RATIOS, rounds);
      } finally {
        native?.close?.();
      }
    }
  },
};

async function load(folder: string): Promise<Build> {
  return await import(pathToFileURL(resolve(folder, "index.js")).href);
}

/** Checks that both builds agree; returns the call of each, and that of the later one in float64. */
function casesOf(data: Layout, maxNRep: number, { before, after }: Record<"before" | "after", Build>): Case[] {
  const input = { ...data, qMin: Q_MIN, maxNRep, out: outOf(data, Float32Array) };
  const wide = {
    ...{ ...input, beta: Float64Array.from(data.beta), x: Float64Array.from(data.x) },
    out: outOf(data, Float64Array),
  };
  // what a cap draws is not the same where the order of the pairs is another
  if (maxNRep === 0) checkBuilds(before, after, { ...data, qMin: Q_MIN });
  return [
    { name: "before", run: () => void before.condensationLossTigerGrad(input) },
    { name: "after", run: () => void after.condensationLossTigerGrad(input) },
    { name: "after, f64", run: () => void after.condensationLossTigerGrad(wide) },
  ];
}

function checkBuilds(before: Build, after: Build, input: Layout & { qMin: number }): void {
  const [expected, got] = [before, after].map((build) => build.condensationLossTigerGrad(input));
  if (got.nRep !== expected.nRep) throw new Error(`nRep: got ${got.nRep}, expected ${expected.nRep}`);
  checkSame(got, expected);
}

function outOf<A extends Float32Array | Float64Array>({ beta, x }: Layout, type: new (length: number) => A) {
  return { dBeta: new type(beta.length), dX: new type(x.length) };
}
