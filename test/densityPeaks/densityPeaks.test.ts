/** Density peaks against mlpf's own labels, against the definition, and small cases by hand. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type LayoutName, layout } from "../../bench/data.ts";
import { cases, check } from "../fuzz/areas/densityPeaks.ts";
import { subject } from "../fuzz/subject.ts";
import { densityPeaks, densityPeaksRules } from "../support/anyPrecision.ts";
import { fixtures } from "../support/fixtures.ts";

const { mlpfCld, mlpfCustom } = densityPeaksRules;
const own = subject();

test("the labels are mlpf's, by each of its rules, in both precisions", () => {
  const rules = { "mlpf_inference_oc.DPC_custom_CLD": mlpfCld, "mlpf_inference_oc.DPC_custom": mlpfCustom };
  let compared = 0;
  for (const { d, inputs, results } of fixtures<{
    d: number;
    inputs: { x: number[]; energy: number[] };
    results: Record<string, { labels: number[]; n_clusters: number }>;
  }>("field", "inf_dp_")) {
    for (const [name, rule] of Object.entries(rules)) {
      for (const type of [Float32Array, Float64Array]) {
        const input = { x: type.from(inputs.x), weight: type.from(inputs.energy), dimensions: d };
        const { clusterId, alphas } = densityPeaks({ ...input, rule: { ...rule, none: 0 } });
        assert.equal([...clusterId], results[name].labels, `${name}, ${type.name}`);
        assert.is(alphas.length, results[name].n_clusters);
        const { clusterId: fromZero } = densityPeaks({ ...input, rule });
        assert.equal(
          [...fromZero],
          results[name].labels.map((label) => label - 1),
          name,
        );
        compared++;
      }
    }
  }
  assert.ok(compared >= 4, `${compared}`);
});

test("clusters, centres and distances follow the definition, D = 1 … 64", () => {
  fc.assert(
    fc.property(cases, (input) => check(own, input)),
    { numRuns: 250 },
  );
});

test("in every layout of the benchmark, where more than a few hits have no denser one near", () => {
  for (const name of ["sep", "man", "partial", "mid", "collapsed"] as LayoutName[]) {
    for (const dimensions of [2, 3, 8]) {
      const { x, beta } = layout(name, { hits: 600, objects: 40, dims: dimensions, seed: 5 });
      for (const radius of [1e-6, 0.05, 0.3]) {
        check(own, { x, dimensions, weight: beta, rule: { ...mlpfCld, radius } });
        check(own, { x, dimensions, rule: { ...mlpfCustom, radius }, rowSplits: [0, 300, 300, 600] });
      }
    }
  }
});

test("one dense spot with a far hit: rho without the own hit, delta of the densest to the farthest", () => {
  const rule = { ...mlpfCld, radius: 1, rhoMin: 0.1, deltaMin: 2, coreRadius: 3 };
  const got = densityPeaks({ x: Float64Array.of(0, 0.5, -0.5, 10), weight: Float64Array.of(5, 1, 1, 9), rule });
  // hits 1 and 2 are equally dense, and at exactly the radius from each other, which does not count
  assert.equal([...got.clusterId], [0, 0, 1, -1]);
  assert.equal([...got.alphas], [1, 2]);
  assert.ok(Math.abs(got.rho[0] - 2 * Math.exp(-0.25)) < 1e-15);
  assert.is(got.rho[3], 0);
  assert.equal([...got.delta], [0.5, 9.5, 10.5, 9.5]);
});

test("hits that are all alone, or all in one place, take no pass over all pairs", () => {
  const start = process.cpuUsage();
  const apart = Float64Array.from({ length: 40_000 }, (_, j) => j);
  const alone = densityPeaks({ x: apart, dimensions: 1 });
  assert.is(alone.alphas.length, 0);
  assert.is(alone.delta[10_000], 29_999);
  const { user } = process.cpuUsage(start);
  assert.ok(user < 4e6, `${user} µs`);
});

test("no hits, and rules that are plain, frozen data", () => {
  const { clusterId, alphas, rho, delta } = densityPeaks({ x: new Float32Array(0) });
  assert.equal([clusterId.length, alphas.length, rho.length, delta.length], [0, 0, 0, 0]);
  for (const rule of Object.values(densityPeaksRules)) assert.ok(Object.isFrozen(rule), rule.name);
});

test.run();
