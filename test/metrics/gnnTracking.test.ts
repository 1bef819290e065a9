// The tracking metrics and scores against gnn_tracking's and scikit-learn's own numbers, from the fixtures.
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  type ClusteringScores,
  clusteringScores,
  type TrackingAverages,
  type TrackingRates,
  trackingMetrics,
} from "../../src/index.ts";
import { fixtures } from "../support/fixtures.ts";

type Numbers = Readonly<Record<string, number | "NaN">>;

interface Hits {
  object_id: number[];
  label: number[];
  pt: number[];
  eta: number[];
  reconstructable: number[];
}

interface ClusterFixture {
  case: string;
  inputs: Omit<Hits, "label">;
  results: Record<string, { labels: number[]; metrics: Record<string, Numbers> }>;
}

interface MetricsFixture {
  case: string;
  inputs: Hits;
  params: { predicted_count_thld: number; max_eta: number };
  results: { tracking: Record<string, Numbers>; clustering: Numbers };
}

interface BinnedFixture {
  params: { pt_edges: number[]; eta_edges: number[]; eta_pt_threshold: number };
  events: Hits[];
  results: { vs_pt: Numbers[]; vs_eta: Numbers[] };
}

const originalNames: Readonly<Partial<Record<keyof TrackingRates, string>>> = {
  nParticles: "n_particles",
  nCleanedClusters: "n_cleaned_clusters",
  perfect: "perfect",
  doubleMajority: "double_majority",
  lhc: "lhc",
  fakePerfect: "fake_perfect",
  fakeDoubleMajority: "fake_double_majority",
  fakeLhc: "fake_lhc",
};
const names = Object.keys(originalNames) as (keyof TrackingRates)[];

function isNear(got: number | null, expected: number | "NaN", tolerance: number, about: string): void {
  const value = Number(expected);
  // what is NaN there is null in means and errors
  const near = Object.is(got ?? Number.NaN, value) || Math.abs(Number(got) - value) <= tolerance;
  assert.ok(near, `${about}: got ${got}, expected ${value}`);
}

function ratesAre(got: TrackingRates, expected: Numbers, about: string): void {
  for (const name of names) isNear(got[name], expected[originalNames[name]!], 1e-15, `${about} ${name}`);
}

/** Whether two objects share the largest number of hits in some cluster that is large enough. */
function hasTie(labels: readonly number[], ids: readonly number[]): boolean {
  return [...new Set(labels)].some((label) => {
    const members = ids.filter((_, j) => labels[j] === label);
    const counts = [...new Set(members)].map((id) => members.filter((other) => other === id).length);
    const most = Math.max(...counts);
    return label >= 0 && members.length >= 3 && counts.filter((count) => count === most).length > 1;
  });
}

test("gnn_tracking's numbers come out at every pt threshold of every row without ties, of all in one call", () => {
  let compared = 0;
  for (const { case: name, inputs, results } of fixtures<ClusterFixture>("pytorch-family", "cl_")) {
    const { object_id: objectId, pt, eta, reconstructable } = inputs;
    for (const [row, { labels: clusterId, metrics }] of Object.entries(results)) {
      if (!row.startsWith("gnn_tracking.DBSCAN") || hasTie(clusterId, objectId)) continue;
      const thresholds = Object.keys(metrics).map((threshold) => ({ ptThreshold: Number(threshold) }));
      const got = trackingMetrics({ clusterId, objectId, pt, eta, reconstructable, thresholds });
      Object.entries(metrics).forEach(([threshold, expected], i) => {
        ratesAre(got.thresholds[i], expected, `${name} ${row} ${threshold}`);
        compared++;
      });
    }
  }
  assert.ok(compared >= 6, `compared ${compared}`);
});

const metricsFixtures = fixtures<MetricsFixture>("field", "met_").filter(({ inputs }) => inputs !== undefined);

test("gnn_tracking's numbers come out for good, merged, split, perfect and no clusters", () => {
  for (const { case: name, inputs, params, results } of metricsFixtures) {
    const { object_id: objectId, label: clusterId, ...values } = inputs;
    const thresholds = Object.keys(results.tracking).map((threshold) => ({ ptThreshold: Number(threshold) }));
    const options = { clusterId, objectId, ...values, maxEta: params.max_eta, thresholds };
    const got = trackingMetrics({ ...options, minClusterHits: params.predicted_count_thld });
    Object.entries(results.tracking).forEach(([threshold, expected], i) => {
      ratesAre(got.thresholds[i], expected, `${name} ${threshold}`);
    });
  }
  assert.ok(metricsFixtures.length > 3);
});

test("scikit-learn's scores come out, with -1 and 0 as classes", () => {
  for (const { case: name, inputs, results } of metricsFixtures) {
    const got = clusteringScores({ clusterId: inputs.label, objectId: inputs.object_id });
    for (const [score, original] of [
      ["homogeneity", "homogeneity"],
      ["completeness", "completeness"],
      ["vMeasure", "v_measure"],
      ["adjustedRandIndex", "adjusted_rand"],
      ["fowlkesMallows", "fowlkes_mallows"],
    ] as const satisfies readonly (readonly [keyof ClusteringScores, string])[]) {
      isNear(got[score], results.clustering[original], 1e-12, `${name} ${score}`);
    }
  }
});

test("gnn_tracking's tables over pt and eta come out as means and errors over events", () => {
  const [{ params, events, results }] = fixtures<BinnedFixture>("field", "met_binned");
  const all = (name: keyof Hits): number[] => events.flatMap((event) => event[name]);
  const rowSplits = [0];
  for (const { label } of events) rowSplits.push(rowSplits[rowSplits.length - 1] + label.length);
  const [pt, eta, reconstructable] = [all("pt"), all("eta"), all("reconstructable")];
  const hits = { clusterId: all("label"), objectId: all("object_id"), rowSplits, pt };
  const overPt = trackingMetrics({
    ...hits,
    // over pt the limit is on eta with its sign
    reconstructable: reconstructable.map((can, j) => can > 0 && eta[j] < 4),
    bins: [{ of: "pt", edges: params.pt_edges }],
  });
  const overEta = trackingMetrics({
    ...hits,
    ...{ reconstructable, eta, maxEta: Number.POSITIVE_INFINITY, ptThreshold: params.eta_pt_threshold },
    bins: [{ of: "eta", edges: params.eta_edges }],
  });
  for (const [bins, expected, of] of [
    [overPt.bins[0], results.vs_pt, "pt"],
    [overEta.bins[0], results.vs_eta, "eta"],
  ] as const) {
    assert.is(bins.length, expected.length);
    bins.forEach(({ lower, upper, mean, error }, b) => {
      assert.equal([lower, upper], [expected[b][`${of}_min`], expected[b][`${of}_max`]]);
      for (const [averages, suffix] of [
        [mean, ""],
        [error, "_err"],
      ] as const satisfies readonly (readonly [TrackingAverages, string])[]) {
        for (const name of names) {
          const original = `${originalNames[name]}${suffix}`;
          isNear(averages[name], expected[b][original], 1e-14, `${of} ${lower} ${original}`);
        }
      }
    });
  }
});

test.run();
