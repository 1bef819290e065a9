/** Inference against its definition, written out, and against mlpf's labels. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condenseByDefinition } from "../reference/condense.ts";
import { condense } from "../support/anyPrecision.ts";
import { fixtures } from "../support/fixtures.ts";

for (const type of [Float32Array, Float64Array]) {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  /** Many equal betas, and many distances that equal a radius exactly. */
  const coarse = fc.constantFrom(0, 0.25, 0.5, 0.75, 1);
  const cases = fc.record({
    d: fc.integer({ min: 1, max: 5 }),
    betas: fc.oneof(fc.array(unit, { maxLength: 80 }), fc.array(coarse, { maxLength: 80 })),
    values: fc.oneof(
      fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 400, maxLength: 400 }),
      fc.array(coarse, { minLength: 400, maxLength: 400 }),
    ),
    betaThreshold: fc.oneof(coarse, unit),
    radius: fc.oneof(coarse, fc.double({ min: 0, max: 3, noNaN: true })),
    cuts: fc.option(fc.array(unit, { maxLength: 4 }), { nil: undefined }),
  });

  test(`${type.name}: the clusters are those of the definition, ties and equal distances among them`, () => {
    fc.assert(
      fc.property(cases, ({ d, betas, values, betaThreshold, radius, cuts }) => {
        const n = betas.length;
        const splits = cuts?.map((cut) => Math.floor(cut * (n + 1))).sort((a, b) => a - b);
        const rowSplits = splits && [0, ...splits.map((split) => Math.min(split, n)), n];
        const input = {
          beta: type.from(betas),
          x: type.from(values.slice(0, n * d)),
          betaThreshold,
          radius,
          rowSplits,
        };
        const copy = structuredClone(input);
        assert.equal(condense({ ...input, dimensions: d }), condenseByDefinition(input));
        assert.equal(input, copy);
      }),
      { numRuns: 500 },
    );
  });

  test(`${type.name}: ties, thresholds and radii are strict, and a condensation point is its own at any radius`, () => {
    const run = (betas: number[], xs: number[], betaThreshold: number, radius: number, rowSplits?: number[]) => {
      const got = condense({ beta: type.from(betas), x: type.from(xs), betaThreshold, radius, rowSplits });
      return [[...got.clusterId], [...got.alphas]];
    };
    assert.equal(run([0.5, 0.5, 0.5], [0, 1, 2], 0.25, 1.5), [
      [0, 0, 1],
      [0, 2],
    ]);
    assert.equal(run([0.5, 0.5], [0, 1], 0.5, 2), [[-1, -1], []]);
    assert.equal(run([0.75, 0.5], [0, 1], 0.5, 1), [[0, -1], [0]]);
    assert.equal(run([0.75, 0.5], [0, 1], 0.25, 0), [
      [0, 1],
      [0, 1],
    ]);
    assert.equal(run([0.5, 0.75, 1, 0], [0, 0, 0, 0], 0, 0), [
      [2, 1, 0, -1],
      [2, 1, 0],
    ]);
    assert.equal(run([0, 1], [0, 0], 1, 1), [[-1, -1], []]);
    assert.equal(run([1, 0.9, 0.8], [0, 0.9, 1.8], 0.5, 1), [
      [0, 0, 1],
      [0, 2],
    ]);
    assert.equal(run([0.5, 1, 0.5, 1], [0, 0, 0, 0], 0, 1, [0, 0, 2, 2, 4]), [
      [0, 0, 1, 1],
      [1, 3],
    ]);
    assert.equal(run([], [], 0.5, 1), [[], []]);
    assert.equal(run([], [], 0.5, 1, [0]), [[], []]);
    const limit = type === Float32Array ? 1e15 : 1e100;
    assert.equal(run([1, 0.5], [-limit, limit], 0, limit), [
      [0, 1],
      [0, 1],
    ]);
  });
}

interface Clustering {
  d: number;
  inputs: { beta: number[]; x: number[] };
  results: Record<string, { labels: number[] }>;
}

test("the labels are those of mlpf's inference_oc.get_clustering, in both precisions", () => {
  let compared = 0;
  for (const { d, inputs, results } of fixtures<Clustering>("pytorch-family", "cl_")) {
    for (const [name, { labels }] of Object.entries(results)) {
      const match = /^mlpf_inference_oc\.get_clustering tbeta=(\S+) td=(\S+)$/.exec(name);
      if (!match) continue;
      for (const type of [Float32Array, Float64Array]) {
        const options = { betaThreshold: Number(match[1]), radius: Number(match[2]), dimensions: d };
        const got = condense({ beta: type.from(inputs.beta), x: type.from(inputs.x), ...options });
        const hits = Array.from(got.clusterId, (cluster) => (cluster < 0 ? -1 : got.alphas[cluster]));
        assert.equal(hits, labels, `${name} in ${type.name}`);
        compared++;
      }
    }
  }
  assert.ok(compared >= 12, `compared ${compared}`);
});

test.run();
