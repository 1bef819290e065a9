/** Each rule against the labels of its original, in both precisions where the original has no precision of its own. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type AnyCondenseInput, type CondenseRule, condense, condenseRules } from "../support/anyPrecision.ts";
import { fixtures } from "../support/fixtures.ts";

interface Clustering {
  case: string;
  d: number;
  inputs: { beta: number[]; x: number[] };
  results: Record<string, { labels?: number[]; seeds_by_falling_beta?: number[]; hits?: number[][] }>;
}

const { cmspeprCore, mlpf, ggtf, mlpfInference, k4RecTracker, catFinder } = condenseRules;
/** How results of the fixtures are named → the rules that give their labels. */
const RULES: [RegExp, CondenseRule[]][] = [
  [/^A .*get_clustering tbeta=(\S+) td=(\S+)$/, [cmspeprCore, mlpf, ggtf]],
  [/^mlpf_object_cond\.get_clustering(?:_np)? tbeta=(\S+) td=(\S+)$/, [mlpf]],
  [/^(?:B )?mlpf[ _]inference_oc\.get_clustering tbeta=(\S+) td=(\S+)$/, [mlpfInference]],
  [
    /^(?:B )?mlpf[ _]inference_oc\.clustering_obtain_labels tbeta=(\S+) td=(\S+)$/,
    [{ ...mlpfInference, labels: "byIndex", none: 0 }],
  ],
  [/^B k4RecTracker get_clustering tbeta=(\S+) td=(\S+)$/, [k4RecTracker]],
];
const all = [...fixtures<Clustering>("field", "inf_"), ...fixtures<Clustering>("pytorch-family", "cl_")];

test("the labels of cmspepr_hgcal_core, mlpf, GGTF and k4RecTracker", () => {
  const compared = new Map(RULES.map(([pattern]) => [pattern, 0]));
  for (const { case: name, d, inputs, results } of all) {
    for (const [result, { labels }] of Object.entries(results)) {
      const found = RULES.find(([pattern]) => pattern.test(result));
      if (found === undefined) continue;
      const [pattern, rules] = found;
      const [, betaThreshold, radius] = pattern.exec(result)!.map(Number);
      for (const rule of rules) {
        for (const type of rule.name === "k4RecTracker" ? [Float32Array] : [Float32Array, Float64Array]) {
          const input = { beta: type.from(inputs.beta), x: type.from(inputs.x), betaThreshold, radius, rule };
          const got = condense({ ...input, dimensions: d } as AnyCondenseInput);
          assert.equal([...got.clusterId], labels, `${name} ${result} by ${rule.name} in ${type.name}`);
          compared.set(pattern, compared.get(pattern)! + 1);
        }
      }
    }
  }
  for (const [pattern, count] of compared) assert.ok(count >= 6, `${pattern}: ${count}`);
});

test("the tracks of basf2's CATFinder", () => {
  let compared = 0;
  for (const { case: name, d, inputs, results } of all) {
    for (const [result, { seeds_by_falling_beta: seeds, hits }] of Object.entries(results)) {
      const match = /^CATFinder tBeta=(\S+) tDistance=(\S+) maxRadius=(\S+) minHits=(\S+)$/.exec(result);
      if (match === null || seeds === undefined || hits === undefined) continue;
      const [, betaThreshold, separation, radius, minHits] = match.map(Number);
      for (const type of [Float32Array, Float64Array]) {
        const rule: CondenseRule = { ...catFinder, separation, minHits };
        const input = { beta: type.from(inputs.beta), x: type.from(inputs.x), betaThreshold, radius, rule };
        const got = condense({ ...input, dimensions: d } as AnyCondenseInput);
        const tracks = seeds.map((_, k) => {
          const { rowSplits, hits: members } = got.memberships!;
          return [...members.subarray(rowSplits[k], rowSplits[k + 1])];
        });
        assert.equal([...got.alphas], seeds, `${name} ${result}`);
        assert.equal(tracks, hits, `${name} ${result}`);
        assert.is(got.memberships!.rowSplits.length, seeds.length + 1);
        compared++;
      }
    }
  }
  assert.ok(compared >= 12, `${compared}`);
});

interface Hgcalml {
  inputs: {
    D: number;
    row_splits: number[];
    ccoords: number[][];
    beta: number[];
    pred_dist: number[];
    dist: number[];
    t_d: number;
    beta_threshold: number;
    distance_threshold: number;
    radius: number;
    min_beta: number;
    assign_by_max_beta: boolean;
    soft: boolean;
  };
  outputs: {
    assignment: number[];
    asso_idx: number[];
    alpha_idx: number[];
    n_condensates: number[];
    is_cpoint: number[];
  };
}

test("the assignments of HGCalML's BuildAndAssignCondensatesBinned", () => {
  const cases = fixtures<Hgcalml>("hgcalml", "infer_");
  for (const { inputs, outputs } of cases) {
    const shared = {
      beta: Float32Array.from(inputs.beta),
      x: Float32Array.from(inputs.ccoords.flat()),
      dimensions: inputs.D,
      rowSplits: inputs.row_splits,
      betaThreshold: inputs.beta_threshold,
      rule: inputs.assign_by_max_beta ? condenseRules.hgcalmlMaxBeta : condenseRules.hgcalmlClosest,
    };
    const scaled = { distanceScale: Float32Array.from(inputs.dist), radius: 1 / inputs.distance_threshold };
    const predicted = { distanceScale: Float32Array.from(inputs.pred_dist), radius: inputs.t_d };
    for (const reach of [scaled, predicted]) {
      const got = condense({ ...shared, ...reach });
      assert.equal([...got.clusterId], outputs.assignment);
      assert.equal([...got.alphas], outputs.alpha_idx);
      assert.equal([...got.clusterSplits], outputs.n_condensates);
      const byAlpha = condense({ ...shared, ...reach, rule: { ...shared.rule, labels: "alpha" } });
      assert.equal([...byAlpha.clusterId], outputs.asso_idx);
    }
  }
  assert.ok(cases.length >= 8, `${cases.length}`);
});

test("the condensation points of HGCalML's BuildCondensates, hard and soft", () => {
  const cases = fixtures<Hgcalml>("hgcalml", "build_");
  for (const { inputs, outputs } of cases) {
    const got = condense({
      beta: Float32Array.from(inputs.beta),
      x: Float32Array.from(inputs.ccoords.flat()),
      distanceScale: Float32Array.from(inputs.dist),
      dimensions: inputs.D,
      rowSplits: inputs.row_splits,
      betaThreshold: inputs.min_beta,
      radius: inputs.radius,
      rule: inputs.soft ? condenseRules.hgcalmlSoft : condenseRules.hgcalmlHard,
    });
    // the original gives −(first hit of the event) − 1 to hits in no cluster
    const labels = outputs.asso_idx.map((alpha) => Math.max(alpha, -1));
    assert.equal([...got.clusterId], labels);
    const points = outputs.is_cpoint.flatMap((is, j) => (is ? [j] : []));
    assert.equal(
      [...got.alphas].sort((a, b) => a - b),
      points,
    );
    const counts = Array.from(got.clusterSplits.subarray(1), (end, e) => end - got.clusterSplits[e]);
    assert.equal(counts, outputs.n_condensates);
  }
  assert.ok(cases.length >= 8, `${cases.length}`);
});

test.run();
