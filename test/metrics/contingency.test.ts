// Counts of hits by cluster and object against maps, with ids of every kind.
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Contingency, objectsOf } from "../../src/metrics/contingency.ts";
import { type CheckedIds, numberIds } from "../../src/metrics/numbering.ts";

/** The same in the plainest way: [cluster, object, hits, sum of weights], ascending by cluster and object. */
function plainly(clusters: ArrayLike<number>, objects: ArrayLike<number>, weights: ArrayLike<number>): number[][] {
  const entries = new Map<string, number[]>();
  for (let j = 0; j < clusters.length; j++) {
    if (clusters[j] < 0) continue;
    const entry = entries.get(`${clusters[j]} ${objects[j]}`) ?? [clusters[j], objects[j], 0, 0];
    entries.set(`${clusters[j]} ${objects[j]}`, [entry[0], entry[1], entry[2] + 1, entry[3] + weights[j]]);
  }
  return [...entries.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function entriesOf({ clusters, starts, objectAt, hitsAt, weightAt }: Contingency): number[][] {
  return Array.from({ length: clusters }, (_, c) => c).flatMap((c) =>
    Array.from({ length: starts[c + 1] - starts[c] }, (_, i) => {
      const entry = starts[c] + i;
      return [c, objectAt[entry], hitsAt[entry], weightAt?.[entry] ?? Number.NaN];
    }),
  );
}

const hit = fc.record({ k: fc.integer({ min: -1, max: 5 }), c: fc.integer({ min: -1, max: 5 }), weight: fc.double() });
const scene = fc.array(hit, { maxLength: 60 });

test("entries, sizes and sums of weights are those of a map, for one clustering after the other", () => {
  fc.assert(
    fc.property(scene, fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 }), (hits, shifts) => {
      const weights = Float64Array.from(hits, ({ weight }) => weight);
      const objects = objectsOf(
        numberIds(
          Int32Array.from(hits, ({ k }) => k),
          -1,
        ),
      );
      const table = new Contingency(objects, weights);
      for (const shift of shifts) {
        // some numbers have no hits
        const clusters = Int32Array.from(hits, ({ c }, j) => (c < 0 ? -1 : (c * 7 + ((shift * j) % 5)) % 9));
        table.count(clusters, 9);
        assert.equal(entriesOf(table), plainly(clusters, objects.ofHit, weights));
        const sizes = Array.from({ length: 9 }, (_, c) => clusters.filter((other) => other === c).length);
        assert.equal([...table.sizes.subarray(0, 9)], sizes);
      }
    }),
  );
});

test("objects have their sizes and first hits", () => {
  const { sizes, firstHits, ofHit, count } = objectsOf(numberIds(Int32Array.of(7, 0, 3, 7, -2, 3, 3), 0));
  assert.equal([[...ofHit], count], [[1, -1, 0, 1, -1, 0, 0], 2]);
  assert.equal(
    [[...sizes], [...firstHits]],
    [
      [3, 2],
      [2, 0],
    ],
  );
});

test("a cluster of many objects has them in order too", () => {
  const ids = Int32Array.from({ length: 500 }, (_, j) => (j * 7) % 101);
  const table = new Contingency(objectsOf(numberIds(ids, 0))).count(new Int32Array(500), 1);
  const expected = plainly(
    new Int32Array(500),
    Int32Array.from(ids, (id) => id - 1),
    new Float64Array(500),
  );
  assert.equal(
    entriesOf(table).map((entry) => entry.slice(0, 3)),
    expected.map((entry) => entry.slice(0, 3)),
  );
});

test("ids near and far apart, of every type, have the same numbers", () => {
  const styles: ((k: number) => number)[] = [(k) => k, (k) => 1_000_003 * k, (k) => 2 ** 40 * k, (k) => 3 * k - 7];
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 40 }), fc.nat(40), (ks, at) => {
      const split = Math.min(at, ks.length);
      const rowSplits = Int32Array.of(0, split, split, ks.length);
      const expected = numberIds(ks, -1, rowSplits);
      const inEvent = (first: number, end: number) => new Set(ks.slice(first, end).filter((k) => k >= 0)).size;
      const own = inEvent(0, split);
      assert.equal([...expected.splits], [0, own, own, own + inEvent(split, ks.length)]);
      for (const style of styles) {
        const ids = ks.map(style);
        const big = ids.map(BigInt);
        const typed: CheckedIds[] = [Float64Array.from(ids), ids, BigInt64Array.from(big), big];
        if (ids.every((id) => Math.abs(id) < 2 ** 31)) typed.push(Int32Array.from(ids));
        for (const array of typed) assert.equal(numberIds(array, style(-1), rowSplits), expected);
      }
    }),
  );
});

test("a threshold may be infinite or a fraction, and the id 0 may have a sign", () => {
  const ids = Float64Array.of(-0, 0, 1, -1);
  assert.equal([...numberIds(ids, Number.NEGATIVE_INFINITY).ofHit], [1, 1, 2, 0]);
  assert.equal([...numberIds(ids, -0.5).ofHit], [0, 0, 1, -1]);
  assert.equal([...numberIds(ids, Number.POSITIVE_INFINITY).ofHit], [-1, -1, -1, -1]);
  assert.equal([...numberIds(ids, -1).sizes], [2, 1]);
});

test.run();
