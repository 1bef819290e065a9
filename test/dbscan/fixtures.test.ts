/** DBSCAN against scikit-learn's own labels and core hits, and small cases by hand. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { dbscan } from "../support/anyPrecision.ts";
import { fixtures } from "../support/fixtures.ts";

interface Run {
  eps: number;
  min_samples: number;
  sample_weight: boolean;
  labels: number[];
  core: number[];
  n_clusters: number;
}

test("labels and core hits are scikit-learn's, with and without weights", () => {
  let compared = 0;
  for (const { d, inputs, results } of fixtures<{
    d: number;
    inputs: { x: number[]; weight?: number[] };
    results: Record<string, Run>;
  }>("field", "db_")) {
    for (const type of [Float32Array, Float64Array]) {
      for (const [name, run] of Object.entries(results)) {
        const got = dbscan({
          ...{ x: type.from(inputs.x), dimensions: d, eps: run.eps, minSamples: run.min_samples },
          ...(run.sample_weight && { sampleWeight: type.from(inputs.weight!) }),
        });
        const label = `${name}, ${type.name}`;
        assert.equal([...got.clusterId], run.labels, label);
        assert.equal(
          [...got.core.keys()].filter((j) => got.core[j] === 1),
          run.core,
          label,
        );
        assert.is(got.clusters, run.n_clusters, label);
        compared++;
      }
    }
  }
  assert.ok(compared >= 32, `${compared}`);
});

test("the labels are those of gnn_tracking's DBSCAN", () => {
  let compared = 0;
  for (const { d, inputs, results } of fixtures<{
    d: number;
    inputs: { x: number[] };
    results: Record<string, { labels: number[] }>;
  }>("pytorch-family", "cl_")) {
    for (const [name, { labels }] of Object.entries(results)) {
      const match = /^gnn_tracking\.DBSCAN eps=(\S+) min_samples=(\d+)$/.exec(name);
      if (match === null) continue;
      const options = { x: Float64Array.from(inputs.x), dimensions: d, eps: +match[1], minSamples: +match[2] };
      assert.equal([...dbscan(options).clusterId], labels, name);
      compared++;
    }
  }
  assert.ok(compared >= 6, `${compared}`);
});

test("a border hit between two clusters belongs to the one numbered first, a lone hit to none", () => {
  // cores at 2 and at 0; the hit at 1 (index 4) has three neighbours only; 9 is alone
  const x = Float64Array.of(2.9, 2, 2.5, 2.6, 1, 0, -0.5, -0.6, 9, -0.9);
  const { clusterId, core, clusters } = dbscan({ x, dimensions: 1, eps: 1, minSamples: 4 });
  assert.equal([...clusterId], [0, 0, 0, 0, 0, 1, 1, 1, -1, 1]);
  assert.equal([...core], [1, 1, 1, 1, 0, 1, 1, 1, 0, 1]);
  assert.is(clusters, 2);
});

test("hits at exactly eps are neighbours, those a last digit farther are not", () => {
  for (const [y, clusters] of [
    [0, 1],
    [2 ** -26, 2],
  ] as const) {
    // their squared distance is 1 + y², the next number after 1
    const x = Float64Array.of(0, 0, 1, y);
    assert.is(dbscan({ x, dimensions: 2, eps: 1, minSamples: 1 }).clusters, clusters);
  }
});

test("a hit of weight 0 is a core hit through its neighbours, a negative weight takes away", () => {
  const run = (...weights: number[]) => {
    const x = Float64Array.of(0, 1, 2);
    return dbscan({ x, eps: 1, minSamples: 3, sampleWeight: Float64Array.from(weights) });
  };
  assert.equal([...run(1, 0, 2).core], [0, 1, 0]);
  assert.equal([...run(1, 0, 2).clusterId], [0, 0, 0]);
  assert.equal([...run(3, 4, -5).core], [1, 0, 0]);
  assert.equal([...run(3, 4, -5).clusterId], [0, 0, -1]);
});

test("eps 0 joins hits in the same place; no hits and empty events have no clusters; numbers go on", () => {
  const one = dbscan({ x: Float32Array.of(1, 2, 1, 2, 3), dimensions: 1, eps: 0, minSamples: 2 });
  assert.equal([...one.clusterId], [0, 1, 0, 1, -1]);
  const none = { clusterId: new Int32Array(0), core: new Uint8Array(0), clusters: 0 };
  assert.equal(dbscan({ x: new Float32Array(0), eps: 1, minSamples: 1 }), none);
  assert.equal(dbscan({ x: new Float32Array(0), eps: 1, minSamples: 1, rowSplits: [0, 0] }), none);
  const batch = dbscan({ x: Float32Array.of(0, 0, 0, 0, 5), eps: 1, minSamples: 1, rowSplits: [0, 0, 2, 5, 5] });
  assert.equal([...batch.clusterId], [0, 0, 1, 1, 2]);
  assert.is(batch.clusters, 3);
});

test.run();
