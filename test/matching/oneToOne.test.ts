/** The one-to-one assignment against all permutations and against linear-sum-assignment on the full matrix. */
import * as fc from "fast-check";
import { linearSumAssignment } from "linear-sum-assignment";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Pairs } from "../../src/matching/assignment.ts";
import { assignOneToOne } from "../../src/matching/oneToOne.ts";

type Matrix = readonly (readonly number[])[];

/** The entries above 0, as the sparse matrix that matchObjects makes. */
function pairsOf(matrix: Matrix): Pairs {
  const entries = matrix.flatMap((row, c) => row.map((value, k) => ({ c, k, value }))).filter(({ value }) => value > 0);
  return {
    starts: Int32Array.from({ length: matrix.length + 1 }, (_, c) => entries.filter((entry) => entry.c < c).length),
    clusters: Int32Array.from(entries, ({ c }) => c),
    objects: Int32Array.from(entries, ({ k }) => k),
    measures: Float64Array.from(entries, ({ value }) => value),
  };
}

/** The sum of measures that assignOneToOne reaches; no object may have two clusters. */
function reached(matrix: Matrix): number {
  const pairs = pairsOf(matrix);
  const taken = assignOneToOne(pairs, matrix[0]?.length ?? 0);
  assert.is(taken.length, matrix.length);
  const objects = new Set<number>();
  let sum = 0;
  taken.forEach((pair, c) => {
    if (pair < 0) return;
    assert.is(pairs.clusters[pair], c);
    assert.not(objects.has(pairs.objects[pair]));
    objects.add(pairs.objects[pair]);
    sum += pairs.measures[pair];
  });
  return sum;
}

/** The largest sum, by trying for the first cluster every object and none. */
function largest([row, ...rest]: Matrix, free: readonly number[]): number {
  if (row === undefined) return 0;
  const without = largest(rest, free);
  return free.reduce(
    (best, k) =>
      Math.max(
        best,
        row[k] +
          largest(
            rest,
            free.filter((other) => other !== k),
          ),
      ),
    without,
  );
}

const close = (got: number, expected: number): void =>
  assert.ok(Math.abs(got - expected) <= 1e-12 * Math.max(1, expected), `got ${got}, expected ${expected}`);

/** Few different values, so that many assignments tie; mostly 0, so that there are components; or any. */
const values = [
  fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
  fc.oneof(
    { arbitrary: fc.constant(0), weight: 4 },
    { arbitrary: fc.double({ min: 0, max: 1, noNaN: true }), weight: 1 },
  ),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 1 / 3, 2 / 3, 1 / 7, 2 / 7),
];
const matrices = (most: number): fc.Arbitrary<number[][]> =>
  fc
    .record({ clusters: fc.nat(most), objects: fc.nat(most), value: fc.constantFrom(...values) })
    .chain(({ clusters, objects, value }) =>
      fc.array(fc.array(value, { minLength: objects, maxLength: objects }), {
        minLength: clusters,
        maxLength: clusters,
      }),
    );

test("up to 6 × 6: the largest of all sums", () => {
  const property = fc.property(matrices(6), (matrix) =>
    close(reached(matrix), largest(matrix, [...(matrix[0] ?? []).keys()])),
  );
  fc.assert(property, { numRuns: 400, seed: 11 });
});

test("up to 40 × 40: the sum of linear-sum-assignment on the full matrix", () => {
  const property = fc.property(matrices(40), (matrix) => {
    if (matrix.length === 0 || matrix[0].length === 0) return assert.is(reached(matrix), 0);
    const { columnAssignments } = linearSumAssignment(matrix as number[][], { maximaze: true });
    const full = Array.from(columnAssignments, (c, k) => (c < 0 ? 0 : matrix[c][k]));
    close(
      reached(matrix),
      full.reduce((sum, value) => sum + value, 0),
    );
  });
  fc.assert(property, { numRuns: 300, seed: 12 });
});

test("a chain that changes from end to end, and clusters that go without", () => {
  /** Cluster c may have object c, at 0.59, or the next one, at 0.6; the last cluster has only its own. */
  const chain = (last: number): number[][] =>
    Array.from({ length: 40 }, (_, c) =>
      Array.from({ length: 40 }, (_, k) => (k === c ? (c === 39 ? last : 0.59) : k === c + 1 ? 0.6 : 0)),
    );
  close(reached(chain(0.01)), 39 * 0.6);
  close(reached(chain(0.5)), 39 * 0.59 + 0.5);
  close(reached([[0.3], [0.4], [0.4]]), 0.4);
  assert.equal(assignOneToOne(pairsOf([[0.3], [0.4], [0.4]]), 1), Int32Array.of(-1, 1, -1));
});

test.run();
