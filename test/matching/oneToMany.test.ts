/** The one-to-many rule against its words: lists of partners, all of which close. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { assignOneToMany } from "../../src/matching/oneToMany.ts";
import type { Overlaps } from "../../src/matching/overlaps.ts";

type Pairs = Pick<Overlaps, "clusters" | "objects" | "intersections">;

function slowly({ clusters, objects, intersections }: Pairs): number[] {
  const order = [...clusters.keys()].sort(
    (a, b) => intersections[b] - intersections[a] || clusters[a] - clusters[b] || objects[a] - objects[b],
  );
  const taken: number[] = [];
  const closed = { clusters: new Set<number>(), objects: new Set<number>() };
  for (const pair of order) {
    const [c, k] = [clusters[pair], objects[pair]];
    const objectsOfCluster = taken.filter((other) => clusters[other] === c).map((other) => objects[other]);
    const clustersOfObject = taken.filter((other) => objects[other] === k).map((other) => clusters[other]);
    if (closed.clusters.has(c) || closed.objects.has(k)) continue;
    if (objectsOfCluster.length > 0 && clustersOfObject.length > 0) continue;
    if (clustersOfObject.length > 0) for (const one of [...clustersOfObject, c]) closed.clusters.add(one);
    else if (objectsOfCluster.length > 0) for (const one of [...objectsOfCluster, k]) closed.objects.add(one);
    taken.push(pair);
  }
  return taken;
}

test("the pairs of the rule in its words, in their order", () => {
  const entries = fc.uniqueArray(fc.record({ c: fc.nat(6), k: fc.nat(6), shared: fc.integer({ min: 1, max: 6 }) }), {
    selector: ({ c, k }) => `${c} ${k}`,
    maxLength: 30,
  });
  const property = fc.property(entries, (drawn) => {
    const sorted = drawn.sort((a, b) => a.c - b.c || a.k - b.k);
    const pairs = {
      clusters: Int32Array.from(sorted, ({ c }) => c),
      objects: Int32Array.from(sorted, ({ k }) => k),
      intersections: Float64Array.from(sorted, ({ shared }) => shared),
    };
    assert.equal(assignOneToMany(pairs, [7, 7]), slowly(pairs));
  });
  fc.assert(property, { numRuns: 1000, seed: 9 });
});

test.run();
