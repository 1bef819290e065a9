// Scores of clusterings: cases that can be counted by hand, edge cases of scikit-learn, and all pairs of small events.
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type ClusteringScores, type ClusteringScoresOptions, clusteringScores } from "../../src/index.ts";
import { clusteringScoresSlowly } from "../reference/clusteringScores.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const scores = (clusterId: number[], objectId: number[]): number[] =>
  Object.values(clusteringScores({ clusterId, objectId }));

test("the same partition has 1 everywhere, whatever the ids", () => {
  assert.equal(scores([4, 4, -1, 0], [9, 9, 0, -3]), [1, 1, 1, 1, 1]);
});

test("edge cases: no hits, one hit, one cluster, each hit its own", () => {
  // without pairs Fowlkes-Mallows is 0, also where everything agrees
  assert.equal(scores([], []), [1, 1, 1, 1, 0]);
  assert.equal(scores([3], [7]), [1, 1, 1, 1, 0]);
  assert.equal(scores([0, 0, 0, 0], [1, 1, 2, 2]), [0, 1, 0, 0, Math.sqrt(1 / 3)]);
  assert.equal(scores([0, 1, 2, 3], [1, 1, 2, 2]), [1, 0.5, 2 / 3, 0, 0]);
  assert.equal(scores([0, 1, 2], [2, 1, 0]), [1, 1, 1, 1, 0]);
  assert.equal(scores([0, 0, 1, 1], [0, 1, 0, 1]), [0, 0, 0, -0.5, 0]);
});

test("all pairs of hits and the definition of entropy give the same", () => {
  const ids = fc.array(fc.tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: -1, max: 5 })), { maxLength: 60 });
  fc.assert(
    fc.property(ids, (pairs) => {
      const [clusterId, objectId] = [pairs.map(([c]) => c), pairs.map(([, k]) => k)];
      const got = clusteringScores({ clusterId, objectId });
      for (const [name, expected] of Object.entries(clusteringScoresSlowly(clusterId, objectId))) {
        const value = got[name as keyof ClusteringScores];
        assert.ok(Math.abs(value - expected) <= 1e-12, `${name}: got ${value}, expected ${expected}`);
      }
      const { homogeneity, completeness, ...both } = clusteringScores({ clusterId: objectId, objectId: clusterId });
      assert.ok(Math.abs(homogeneity - got.completeness) < 1e-12 && Math.abs(completeness - got.homogeneity) < 1e-12);
      assert.ok(Math.abs(both.adjustedRandIndex - got.adjustedRandIndex) < 1e-12);
    }),
  );
});

test("bad input is a typed error that says what it got", () => {
  for (const [options, message] of [
    [undefined, /^clusteringScores: got undefined, expected an object of clusterId, objectId/],
    [
      { clusterId: [0, 1], objectId: [1] },
      /^clusteringScores: objectId: got 1 values, expected 2, the length of clusterId/,
    ],
    [{ clusterId: [0.5], objectId: [1] }, /^clusteringScores: clusterId\[0\]: got 0.5, expected a safe whole number/],
    [{ clusterId: Float32Array.of(Number.NaN), objectId: [1] }, /clusterId\[0\]: got NaN, expected a safe/],
    [{ clusterId: [0], objectId: [1], labels: [1] }, /unknown option labels/],
  ] as const) {
    throwsInputError(() => clusteringScores(options as ClusteringScoresOptions), message);
  }
});

test.run();
