// The tracking metrics against gnn_tracking's own numbers, from the fixtures.
import { readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type TrackingMetrics, trackingMetrics } from "../../src/metrics/trackingMetrics.ts";

const folder = `${process.env.OC_FIXTURES ?? "test/fixtures"}/pytorch-family`;

const originalNames: Readonly<Record<keyof TrackingMetrics, string>> = {
  nParticles: "n_particles",
  nCleanedClusters: "n_cleaned_clusters",
  perfect: "perfect",
  doubleMajority: "double_majority",
  lhc: "lhc",
  fakePerfect: "fake_perfect",
  fakeDoubleMajority: "fake_double_majority",
  fakeLhc: "fake_lhc",
};

/** Whether two objects share the largest number of hits in some cluster that is large enough. */
function hasTie(labels: readonly number[], ids: readonly number[]): boolean {
  return [...new Set(labels)].some((label) => {
    const members = ids.filter((_, j) => labels[j] === label);
    const counts = [...new Set(members)].map((id) => members.filter((other) => other === id).length);
    const most = Math.max(...counts);
    return label >= 0 && members.length >= 3 && counts.filter((count) => count === most).length > 1;
  });
}

test("gnn_tracking's numbers come out at every pt threshold of every row without ties", () => {
  let compared = 0;
  for (const file of readdirSync(folder).filter((name) => name.startsWith("cl_"))) {
    const { inputs, results } = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
    const { object_id: objectId, pt, eta, reconstructable } = inputs;
    for (const [name, { labels: clusterId, metrics }] of Object.entries<{
      labels: number[];
      metrics: Record<string, Record<string, number | "NaN">>;
    }>(results)) {
      if (!name.startsWith("gnn_tracking.DBSCAN") || hasTie(clusterId, objectId)) continue;
      for (const [threshold, expected] of Object.entries(metrics)) {
        const options = { clusterId, objectId, pt, eta, reconstructable, ptThreshold: Number(threshold) };
        const got = trackingMetrics(options);
        for (const key of Object.keys(originalNames) as (keyof TrackingMetrics)[]) {
          const value = Number(expected[originalNames[key]]);
          const close = Object.is(got[key], value) || Math.abs(got[key] - value) <= 1e-15;
          assert.ok(close, `${file} ${name} ${threshold} ${key}: got ${got[key]}, expected ${value}`);
        }
        compared++;
      }
    }
  }
  assert.ok(compared >= 6, `compared ${compared}`);
});

test.run();
