/** The kernels against the oracle on random input: every D, every vector tail, several iterations, both precisions. */
import fc from "fast-check";
import { test } from "uvu";
import { reference } from "../reference/index.ts";
import { condensationLossGrad, condensationLossTigerGrad, type Floats } from "../support/anyPrecision.ts";
import { Comparison, TOLERANCE } from "../support/compare.ts";
import { type SampleSizes, sample } from "../support/samples.ts";

const WEIGHTS = { attractive: 0.7, repulsive: 2, coward: 1.5, noise: -0.3 };

/** Compares both losses with the oracle and returns the largest deviation, in units of S. */
function check(sizes: SampleSizes, weighted = true): number {
  let worst = 0;
  for (const [precision, type] of [
    [32, Float32Array],
    [64, Float64Array],
  ] as const) {
    const { weights, ...rest } = sample<Floats>(type, sizes);
    const input = { ...rest, ...(weighted && { weights }), qMin: 0.3, lossWeights: WEIGHTS };
    const oracle = reference({ ...input, precision });
    for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
      const compare = new Comparison(`${loss.name} ${JSON.stringify(sizes)} float${precision}`, TOLERANCE[precision]);
      const got = loss(input);
      compare.result(got, oracle, WEIGHTS);
      if ("nRep" in got) compare.number("nRep", got.nRep as number, oracle.nRep, 0);
      worst = Math.max(worst, compare.worst / TOLERANCE[precision]);
    }
  }
  return worst;
}

test("every D from 1 to 64", () => {
  for (let dims = 1; dims <= 64; dims++) {
    check({ seed: dims, hits: 41, objects: 5, dims, width: 1.6 / Math.sqrt(dims) });
  }
});

test("every number of hits up to five blocks, in D = 1, 2, 3, 4, 6", () => {
  for (const dims of [1, 2, 3, 4, 6]) {
    for (let hits = 0; hits <= 80; hits++) check({ seed: hits, hits, objects: 4, dims, width: 1.2 });
  }
});

test("several runs of objects, crowded: sums are put away in between", () => {
  for (const dims of [2, 3, 8]) check({ seed: dims, hits: 700, objects: 640, dims, width: 0.3 });
});

test("spread out: few pairs within reach", () => {
  for (const dims of [2, 3, 8]) check({ seed: dims, hits: 500, objects: 60, dims, width: 8 });
});

test("random sizes", () => {
  const sizes = fc.record({
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    hits: fc.integer({ min: 0, max: 150 }),
    objects: fc.integer({ min: 0, max: 40 }),
    dims: fc.integer({ min: 1, max: 12 }),
    width: fc.constantFrom(0, 0.5, 1, 2, 5),
  });
  fc.assert(
    fc.property(sizes, fc.boolean(), (given, weighted) => {
      check(given, weighted);
    }),
    { numRuns: 200 },
  );
});

test.run();
