/** matchObjects: counted cases, what holds for any hits, and cases of nothing. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type MatchInput, type Matching, matchObjects, matchRules } from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const nothing = { efficiency: null, fakeRate: null, meanPurity: null, meanCompleteness: null };
const scores = ({ efficiency, fakeRate, meanPurity, meanCompleteness }: Matching) => ({
  ...{ efficiency, fakeRate, meanPurity, meanCompleteness },
});

test("a counted case: unions count noise and hits without a cluster", () => {
  const clusterId = [0, 0, 0, 4, 4, -1, 4, 9];
  const objectId = [7, 7, 0, 7, 2, 2, 2, -5];
  const got = matchObjects({ clusterId, objectId, threshold: 0.25 });
  assert.equal(got.clusterIds, Float64Array.of(0, 4, 9));
  assert.equal(got.objectIds, Float64Array.of(2, 7));
  // 0 and 7 share 2 hits of 3 + 3 − 2; 4 and 2 share 2 of 3 + 3 − 2; 4 and 7 share 1 of 5
  assert.equal(got.pairs, {
    clusters: Int32Array.of(0, 1),
    objects: Int32Array.of(1, 0),
    measures: Float64Array.of(0.5, 0.5),
    hits: Int32Array.of(2, 2),
    weights: Float64Array.of(2, 2),
    purities: Float64Array.of(2 / 3, 2 / 3),
    completenesses: Float64Array.of(2 / 3, 2 / 3),
  });
  assert.equal([got.objectOfCluster, got.clusterOfObject], [Int32Array.of(1, 0, -1), Int32Array.of(1, 0)]);
  assert.equal(scores(got), { efficiency: 1, fakeRate: 1 / 3, meanPurity: 2 / 3, meanCompleteness: 2 / 3 });
});

test("a measure at the threshold is a pair, one below is not", () => {
  const halves = { clusterId: [1, 1, 2], objectId: [1, 5, 5] };
  assert.equal(matchObjects({ ...halves, threshold: 0.5 }).pairs.measures, Float64Array.of(0.5, 0.5));
  assert.is(matchObjects({ ...halves, threshold: 0.5000001 }).pairs.measures.length, 0);
});

test("by hits or by weights; the weights of a pair are there in both", () => {
  const input = { clusterId: [0, 0, 1], objectId: [1, 2, 2], weights: Float32Array.of(8, 1, 1), threshold: 0.3 };
  const byWeights = matchObjects(input);
  assert.equal(byWeights.pairs.measures, Float64Array.of(8 / 9, 0.5));
  assert.equal(byWeights.pairs.purities, Float64Array.of(8 / 9, 1));
  const byHits = matchObjects({ ...input, by: "hits" });
  assert.equal(byHits.pairs.measures, Float64Array.of(0.5, 0.5));
  assert.equal(byHits.pairs.weights, Float64Array.of(8, 1));
  assert.equal(matchObjects({ ...input, weights: undefined }).pairs.measures, byHits.pairs.measures);
});

test("one-to-many: an object in three pieces, and a cluster of two objects", () => {
  const clusterId = [1, 1, 1, 2, 2, 3, 6, 6, 6, 6, 6];
  const objectId = [4, 4, 4, 4, 4, 4, 7, 7, 7, 8, 8];
  const got = matchObjects({ clusterId, objectId, ...matchRules.cmspeprCore });
  assert.equal([...got.pairs.clusters], [0, 3, 1, 3, 2]);
  assert.equal([...got.pairs.objects], [0, 1, 0, 2, 0]);
  assert.equal([...got.objectOfCluster], [0, 0, 0, 1]);
  assert.equal([...got.clusterOfObject], [0, 3, 3]);
  assert.equal([got.efficiency, got.fakeRate], [1, 0]);
});

test("events: the same ids are others, and splits say which numbers are whose", () => {
  const rowSplits = [0, 3, 3, 6];
  const input = { clusterId: [0, 0, 1, 0, 1, 1], objectId: [5, 5, 6, 6, 5, 5], threshold: 0.1, rowSplits };
  const got = matchObjects(input);
  assert.equal([...got.clusterIds], [0, 1, 0, 1]);
  assert.equal([...got.objectIds], [5, 6, 5, 6]);
  assert.equal([...got.clusterSplits], [0, 2, 2, 4]);
  assert.equal([...got.objectSplits], [0, 2, 2, 4]);
  assert.equal([...got.objectOfCluster], [0, 1, 3, 2]);
});

test("no hits, all noise, no clusters, no objects, single hits, weights of 0", () => {
  const match = (clusterId: number[], objectId: number[], more: Partial<MatchInput> = {}) =>
    scores(matchObjects({ clusterId, objectId, threshold: 0, ...more }));
  for (const assignment of ["oneToOne", "oneToMany"] as const) {
    assert.equal(match([], [], { assignment }), nothing);
    assert.equal(match([], [], { assignment, rowSplits: [0] }), nothing);
    assert.equal(match([-1, -1], [0, 0], { assignment }), nothing);
    assert.equal(match([-1, -1], [1, 2], { assignment }), { ...nothing, efficiency: 0 });
    assert.equal(match([0, 1], [0, 0], { assignment }), { ...nothing, fakeRate: 1 });
    assert.equal(match([0, 1], [3, 0], { assignment }), {
      efficiency: 1,
      fakeRate: 0.5,
      meanPurity: 1,
      meanCompleteness: 1,
    });
    const weights = new Float64Array(2);
    assert.equal(match([0, 1], [3, 4], { assignment, weights }), { ...nothing, efficiency: 0, fakeRate: 1 });
  }
});

const ids = fc.integer({ min: -1, max: 5 });
const cases = fc
  .record({
    hits: fc.array(fc.record({ cluster: ids, object: ids, weight: fc.constantFrom(0, 0.1, 0.7, 3) }), {
      maxLength: 40,
    }),
    measure: fc.constantFrom("iou", "iom"),
    by: fc.constantFrom("hits", "weights"),
    threshold: fc.constantFrom(0, 0.2, 0.5, 1),
    assignment: fc.constantFrom("oneToOne", "oneToMany"),
  })
  .map(({ hits, ...rule }) => ({
    ...(rule as Pick<MatchInput, "measure" | "by" | "threshold" | "assignment">),
    clusterId: hits.map(({ cluster }) => cluster),
    objectId: hits.map(({ object }) => object),
    weights: Float64Array.from(hits, ({ weight }) => weight),
  }));

test("any hits: pairs reach the threshold, are what they say, and respect the assignment", () => {
  const property = fc.property(cases, (input) => {
    const { clusterId, objectId, weights, by, measure, threshold, assignment } = input;
    const { pairs, clusterIds, objectIds, objectOfCluster, clusterOfObject, ...rest } = matchObjects(input);
    const size = (isIn: (j: number) => boolean): number =>
      clusterId.reduce((sum, _, j) => sum + (isIn(j) ? (by === "hits" ? 1 : weights[j]) : 0), 0);
    const times = { clusters: new Map<number, number>(), objects: new Map<number, number>() };
    pairs.clusters.forEach((c, i) => {
      const k = pairs.objects[i];
      const shared = size((j) => clusterId[j] === clusterIds[c] && objectId[j] === objectIds[k]);
      const [own, other] = [size((j) => clusterId[j] === clusterIds[c]), size((j) => objectId[j] === objectIds[k])];
      const expected = shared / (measure === "iou" ? own + other - shared : Math.min(own, other));
      assert.is(pairs.measures[i], expected);
      assert.ok(expected > 0 && expected >= threshold && expected <= 1);
      assert.equal([pairs.purities[i], pairs.completenesses[i]], [shared / own, shared / other]);
      assert.is(by === "hits" ? pairs.hits[i] : pairs.weights[i], shared);
      times.clusters.set(c, (times.clusters.get(c) ?? 0) + 1);
      times.objects.set(k, (times.objects.get(k) ?? 0) + 1);
      if (times.clusters.get(c) === 1) assert.is(objectOfCluster[c], k);
      if (times.objects.get(k) === 1) assert.is(clusterOfObject[k], c);
    });
    pairs.clusters.forEach((c, i) => {
      const partners = [times.clusters.get(c)!, times.objects.get(pairs.objects[i])!];
      assert.ok(Math.min(...partners) === 1 && (assignment === "oneToMany" || Math.max(...partners) === 1));
    });
    const share = (found: number, of: number): number | null => (of > 0 ? found / of : null);
    assert.is(rest.efficiency, share(times.objects.size, objectIds.length));
    assert.is(rest.fakeRate, share(clusterIds.length - times.clusters.size, clusterIds.length));
  });
  fc.assert(property, { numRuns: 400, seed: 3 });
});

test("a batch gives the pairs of its events", () => {
  const property = fc.property(fc.array(cases, { maxLength: 4 }), cases, (events, rule) => {
    const join = (name: "clusterId" | "objectId"): number[] => events.flatMap((event) => event[name]);
    const batch = {
      ...rule,
      ...{ clusterId: join("clusterId"), objectId: join("objectId") },
      weights: Float64Array.from(events.flatMap(({ weights }) => [...weights])),
      rowSplits: [0, ...events.map((_, e) => events.slice(0, e + 1).flatMap((event) => event.clusterId).length)],
    };
    const got = matchObjects(batch);
    const sorted = (matching: Matching, [c0, k0] = [0, 0]): string[] =>
      Array.from(
        matching.pairs.clusters,
        (c, i) => `${c + c0} ${matching.pairs.objects[i] + k0} ${matching.pairs.measures[i]}`,
      );
    const own = events.flatMap(({ clusterId, objectId, weights }, e) =>
      sorted(matchObjects({ ...rule, clusterId, objectId, weights }), [got.clusterSplits[e], got.objectSplits[e]]),
    );
    assert.equal(sorted(got).sort(), own.sort());
  });
  fc.assert(property, { numRuns: 200, seed: 4 });
});

test("ids of every type, also beyond 2^53, and other orders of the hits give the same", () => {
  const big = 2n ** 53n;
  const clusterId = Int32Array.of(0, 0, 1, 1, -1);
  const got = matchObjects({ clusterId, objectId: BigInt64Array.of(big, big, big + 1n, big + 1n, 0n), threshold: 0.5 });
  assert.equal(got.objectIds, BigInt64Array.of(big, big + 1n));
  assert.equal([...got.objectOfCluster], [0, 1]);
  assert.equal(got.clusterIds, Int32Array.of(0, 1));
  const unsigned = {
    clusterId: Uint32Array.of(5, 5, 2 ** 32 - 1, 7),
    objectId: BigUint64Array.of(1n, 1n, 2n ** 64n - 1n, 0n),
  };
  const words = matchObjects({ ...unsigned, threshold: 0.5 });
  assert.equal(
    [words.clusterIds, words.objectIds],
    [Uint32Array.of(5, 7, 2 ** 32 - 1), BigUint64Array.of(1n, 2n ** 64n - 1n)],
  );
  const property = fc.property(cases, fc.nat(), (input, shift) => {
    const turn = <T>(array: ArrayLike<T>): T[] => Array.from(array, (_, j) => array[(j + shift) % array.length]);
    const hits = { ...input, by: "hits" as const };
    const turned = { clusterId: turn(input.clusterId), objectId: turn(input.objectId), weights: undefined };
    const { pairs, ...rest } = matchObjects({ ...hits, ...turned });
    assert.equal(
      { ...rest, pairs: { ...pairs, weights: 0 } },
      (({ pairs, ...rest }) => ({ ...rest, pairs: { ...pairs, weights: 0 } }))(matchObjects(hits)),
    );
  });
  fc.assert(property, { numRuns: 100, seed: 5 });
});

test("bad input is a typed error that says what it got", () => {
  const good = { clusterId: [0, 0], objectId: [1, 1], threshold: 0.5 };
  for (const [change, message] of [
    [{ objectId: [1] }, /^objectId: got 1 number, expected N = 2/],
    [{ clusterId: [0, 0.5] }, /^clusterId\[1\]: got 0.5, expected a safe integer/],
    [{ clusterId: undefined }, /^clusterId: got undefined, expected an Int32Array/],
    [{ threshold: undefined }, /^threshold: got undefined, expected a number from 0 to 1/],
    [{ threshold: 1.5 }, /^threshold: got 1.5, expected a number from 0 to 1/],
    [{ measure: "dice" }, /^measure: got "dice", expected one of iou, iom/],
    [{ assignment: "many" }, /^assignment: got "many", expected one of oneToOne, oneToMany/],
    [{ by: "weights" }, /^by: got "weights" without weights/],
    [{ weights: Float32Array.of(1, -1) }, /^weights\[1\]: got -1, expected a number from 0 to/],
    [{ weights: Float32Array.of(1) }, /^weights: got 1 number, expected N = 2/],
    [{ rowSplits: [0, 1] }, /^rowSplits: got 1 as its last number, expected N = 2/],
    [{ noise_threshold: 3 }, /unknown option noise_threshold: did you mean noiseThreshold/],
  ] as const) {
    throwsInputError(() => matchObjects({ ...good, ...change } as MatchInput), message);
  }
});

test("the rules are frozen, and each is an input", () => {
  assert.ok(Object.isFrozen(matchRules));
  for (const rule of Object.values(matchRules)) {
    assert.ok(Object.isFrozen(rule));
    const got = matchObjects({ clusterId: [1, 2], objectId: [1, 2], weights: Float64Array.of(1, 2), ...rule });
    assert.is(got.efficiency, 1);
  }
});

test.run();
