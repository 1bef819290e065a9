// The tracking metrics: cases that can be counted by hand, and invariance under renaming and reordering.
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type TrackingMetricsOptions, type TrackingRates, trackingMetrics } from "../../src/index.ts";
import { randomStream } from "../../src/simulation/random.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const nan = Number.NaN;
const [ofNothing] = trackingMetrics({ clusterId: [], objectId: [] }).events;

/** The numbers of all events together. */
function pooled(options: TrackingMetricsOptions): TrackingRates {
  const got = trackingMetrics(options);
  return Object.fromEntries(Object.keys(ofNothing).map((name) => [name, got[name as keyof TrackingRates]])) as never;
}

test("a counted case: one perfect cluster, one double majority, one LHC match, one fake, two hits left over", () => {
  const objectId = [1, 1, 1, 2, 2, 2, 2, 1000, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 0, 0];
  const clusterId = [5, 5, 5, 1, 1, 1, 8, 1, 2, 2, 2, 2, 9, 9, -1, -1, -1, 3, 3, 3, 3];
  // Cluster 1: 3 of 2's 4 hits and 1000's only one, purity 0.75, not above it. Cluster 2: 4 of 3's 9 hits, pure.
  // Cluster 3: two of 4, two noise: a tie, which noise wins. Clusters 8 and 9 are too small.
  assert.equal(pooled({ clusterId, objectId }), {
    nParticles: 5,
    nCleanedClusters: 3,
    perfect: 1 / 5,
    doubleMajority: 2 / 5,
    lhc: 2 / 3,
    fakePerfect: 2 / 3,
    fakeDoubleMajority: 1 / 3,
    fakeLhc: 1 / 3,
    // the only hit of 1000 is in the cluster of 2
    duplicate: 0,
    merged: 1 / 5,
  });
});

test("a tie of the majority goes to the smallest id, whatever the order of the hits", () => {
  const pt = [5, 5, 1, 1, 1];
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
  ]) {
    const objectId = order.map((j) => [9, 9, 10, 10][j]);
    const metrics = { clusterId: [0, 0, 0, 0], objectId, pt: order.map((j) => pt[j]) };
    assert.is(trackingMetrics({ ...metrics, ptThreshold: 2 }).nCleanedClusters, 1);
  }
});

test("purity must be above 99 % for perfect: 150 of 151 is, 99 of 100 is not", () => {
  const perfect = (own: number): number => {
    const objectId = [...new Array(own).fill(1), 0];
    return trackingMetrics({ clusterId: new Array(own + 1).fill(0), objectId }).perfect;
  };
  assert.is(perfect(150), 1);
  assert.is(perfect(99), 0);
});

test("double majority and LHC are strict", () => {
  const half = trackingMetrics({ clusterId: [0, 0, 0, -1, -1, -1], objectId: [1, 1, 1, 1, 1, 1] });
  assert.is(half.doubleMajority, 0);
  const impure = trackingMetrics({ clusterId: [0, 0, 0, 0], objectId: [1, 1, 2, 2] });
  assert.is(impure.doubleMajority, 0);
  const threeQuarters = trackingMetrics({ clusterId: [0, 0, 0, 0], objectId: [1, 1, 1, 0] });
  assert.equal([threeQuarters.lhc, threeQuarters.doubleMajority], [0, 1]);
});

test("minHits takes small particles out of numerator and denominator", () => {
  // Particle 1 has four hits and is found. Particle 2 has two, in a cluster with one noise hit. Particle 3 has one.
  const event = { clusterId: [0, 0, 0, 0, 1, 1, 1, -1], objectId: [1, 1, 1, 1, 2, 2, 0, 3] };
  const all = trackingMetrics(event);
  assert.equal([all.nParticles, all.nCleanedClusters, all.doubleMajority], [3, 2, 2 / 3]);
  const three = trackingMetrics({ ...event, minHits: 3 });
  assert.equal([three.nParticles, three.nCleanedClusters, three.doubleMajority, three.fakeLhc], [1, 1, 1, 0]);
});

test("pt at its threshold counts, eta at its limit and what is not reconstructable do not", () => {
  const event = { clusterId: [0, 0, 0, 1, 1, 1], objectId: [1, 1, 1, 2, 2, 2] };
  const pt = [0.9, 0.9, 0.9, 0.8, 0.8, 0.8];
  assert.is(trackingMetrics({ ...event, pt, ptThreshold: 0.9 }).nParticles, 1);
  const eta = [-4, -4, -4, 3.9, 3.9, 3.9];
  assert.is(trackingMetrics({ ...event, eta }).nCleanedClusters, 1);
  assert.is(trackingMetrics({ ...event, eta, maxEta: 3 }).nParticles, 0);
  assert.is(trackingMetrics({ ...event, reconstructable: [true, true, true, false, false, false] }).nParticles, 1);
});

test("no hits, only noise and no clusters: nothing counted, NaN for every fraction without denominator", () => {
  const nothing = { nParticles: 0, nCleanedClusters: 0, perfect: nan, doubleMajority: nan, lhc: nan };
  const fakes = { fakePerfect: nan, fakeDoubleMajority: nan, fakeLhc: nan, duplicate: nan, merged: nan };
  assert.equal(pooled({ clusterId: [], objectId: [] }), { ...nothing, ...fakes });
  assert.equal(pooled({ clusterId: [0, 0, 0], objectId: [0, 0, -3] }), { ...nothing, ...fakes });
  const unclustered = pooled({ clusterId: [-1, -1, -1], objectId: [1, 1, 1] });
  assert.equal(unclustered, { ...nothing, ...fakes, nParticles: 1, perfect: 0, doubleMajority: 0, merged: 0 });
});

test("64-bit ids beyond 2^53 stay apart, in every array type the same", () => {
  const big = 2n ** 53n;
  const clusterId = Int32Array.of(0, 0, 0, 1, 1, 1, 1);
  const objectId = BigInt64Array.of(big, big, big, big + 1n, big + 1n, big + 1n, 0n);
  const expected = trackingMetrics({ clusterId, objectId: [1, 1, 1, 2, 2, 2, 0] });
  assert.equal([expected.nParticles, expected.perfect], [2, 0.5]);
  assert.equal(trackingMetrics({ clusterId, objectId }), expected);
  assert.equal(trackingMetrics({ clusterId, objectId: new BigUint64Array(objectId) }), expected);
  assert.equal(trackingMetrics({ clusterId, objectId: Uint32Array.of(1, 1, 1, 2, 2, 2, 0) }), expected);
  assert.equal(trackingMetrics({ clusterId, objectId: [8, 8, 8, 9, 9, 9, 5], noiseThreshold: 5 }), expected);
});

test("the true clustering is perfect, and renaming clusters or reordering hits changes nothing", () => {
  const hits = fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), fc.integer({ min: -1, max: 4 })), { maxLength: 60 });
  fc.assert(
    fc.property(hits, fc.nat(), (pairs, shift) => {
      const clusterId = pairs.map(([c]) => c);
      const objectId = pairs.map(([, k]) => k);
      const truth = trackingMetrics({ clusterId: objectId, objectId, minClusterHits: 1 });
      assert.ok(truth.nParticles === 0 || (truth.perfect === 1 && truth.doubleMajority === 1 && truth.fakeLhc === 0));
      const metrics = trackingMetrics({ clusterId, objectId });
      const renamed = clusterId.map((c) => (c < 0 ? -7 : 1_000_000 - 3 * c));
      assert.equal(trackingMetrics({ clusterId: renamed, objectId }), metrics);
      const turned = pairs.map((_, j) => pairs[(j + shift) % pairs.length]);
      const turnedIds = { clusterId: turned.map(([c]) => c), objectId: turned.map(([, k]) => k) };
      assert.equal(trackingMetrics(turnedIds), metrics);
    }),
  );
});

test("a duplicate is a second cluster of one object, a merged object lies in the cluster of another", () => {
  // 1 is in clusters 0 and 1, mixed with one hit of 4; 3 lies in cluster 2 of object 2, as 4 does with its other hit not
  const objectId = [1, 1, 1, 1, 1, 1, 4, 2, 2, 2, 3, 3, 4];
  const clusterId = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, -1];
  const { duplicate, merged, nCleanedClusters, nParticles } = pooled({ clusterId, objectId });
  assert.equal([nCleanedClusters, nParticles, duplicate, merged], [3, 4, 1 / 3, 1 / 4]);
  // a purity of one half repeats nothing, and hits among noise are lost, not merged
  const half = pooled({ clusterId: [0, 0, 0, 1, 1, 1, 1], objectId: [1, 1, 1, 1, 1, 2, 2] });
  assert.is(half.duplicate, 0);
  assert.is(pooled({ clusterId: [0, 0, 0, 0], objectId: [0, 0, 0, 1] }).merged, 0);
});

test("events: ids are local, numbers pooled, and averages leave out what is NaN", () => {
  const clusterId = [0, 0, 0, 5, 5, 5, 0, 0, 0, 0, -1];
  const objectId = [1, 1, 1, 1, 1, 2, 0, 0, 0, 0, 1];
  const got = trackingMetrics({ clusterId, objectId, rowSplits: [0, 3, 6, 6, 11] });
  const own = [
    [0, 3],
    [3, 6],
    [6, 6],
    [6, 11],
  ].map(([a, b]) => pooled({ clusterId: clusterId.slice(a, b), objectId: objectId.slice(a, b) }));
  assert.equal(got.events, own);
  assert.equal([got.nParticles, got.nCleanedClusters, got.perfect], [4, 2, 1 / 4]);
  // perfect: 1, 0, NaN and 0; LHC: 1 and 0; of four events
  assert.equal([got.mean.perfect, got.mean.lhc, got.mean.nParticles], [1 / 3, 0.5, 1]);
  assert.ok(Math.abs(got.error.perfect! - Math.sqrt(1 / 3 / 4)) < 1e-15);
  assert.ok(Math.abs(got.error.lhc! - Math.sqrt(0.5 / 4)) < 1e-15);
  const none = trackingMetrics({ clusterId: [], objectId: [], rowSplits: [0] });
  assert.equal([none.events, none.mean.nParticles, none.error.lhc], [[], null, null]);
});

test("many thresholds in one call give what a call for each gives", () => {
  const { clusterId, objectId, pt, eta } = randomHits(500);
  const thresholds = [{}, { ptThreshold: 0.3 }, { maxEta: 1 }, { ptThreshold: 0.9, maxEta: 2 }, { maxEta: Infinity }];
  const call = { clusterId, objectId, pt, eta, rowSplits: [0, 100, 500], ptThreshold: 0.1 };
  trackingMetrics({ ...call, thresholds }).thresholds.forEach((got, i) => {
    const { thresholds: _, bins, ...alone } = trackingMetrics({ ...call, ...thresholds[i] });
    assert.equal(got, alone);
  });
});

test("bins hold their lower edge; all of them together hold what counts, and an empty one has null for fractions", () => {
  const { clusterId, objectId, pt, eta } = randomHits(500);
  const edges = [0, 0.25, 0.5, 1, 7, 8];
  const { bins, ...all } = trackingMetrics({ clusterId, objectId, pt, eta, bins: [{ of: "pt", edges, z: 2 }] });
  const sum = (name: "nParticles" | "nCleanedClusters"): number => bins[0].reduce((total, bin) => total + bin[name], 0);
  assert.equal([sum("nParticles"), sum("nCleanedClusters")], [all.nParticles, all.nCleanedClusters]);
  for (const { lower, upper, nParticles, doubleMajority } of bins[0].slice(0, 4)) {
    const reconstructable = Array.from(pt, (value) => value >= lower && value < upper);
    const alone = trackingMetrics({ clusterId, objectId, reconstructable, eta });
    assert.is(nParticles, alone.nParticles);
    assert.is(doubleMajority?.value, alone.nParticles === 0 ? undefined : alone.doubleMajority);
  }
  const { lower, upper, nParticles, nCleanedClusters, mean, error, ...fractions } = bins[0][4];
  assert.equal([lower, upper, nParticles, nCleanedClusters], [7, 8, 0, 0]);
  assert.equal(new Set(Object.values(fractions)), new Set([null]));
  assert.equal([mean.perfect, mean.nParticles, error.nParticles], [null, 0, null]);
});

/** Hits of some 60 objects, most of them in a cluster of their own; pt and eta are those of the objects. */
function randomHits(hits: number) {
  const random = randomStream(3, 0);
  const below = (n: number): number => Math.floor(random.uniform(0, n));
  const objectId = Int32Array.from({ length: hits }, () => below(60));
  const clusterId = objectId.map((id) => (below(4) === 0 ? below(70) - 5 : id >> below(2)));
  const pt = Float32Array.from(objectId, (id) => ((id * 37) % 101) / 50);
  return { objectId, clusterId, pt, eta: Float32Array.from(objectId, (id) => ((id * 53) % 97) / 12 - 4) };
}

test("bad input is a typed error that says what it got", () => {
  const good = { clusterId: [0, 0], objectId: [1, 1] };
  for (const [change, message] of [
    [{ objectId: [1] }, /objectId: got 1 values, expected 2, the length of clusterId/],
    [{ pt: [1, 2, 3] }, /pt: got 3 values, expected 2/],
    [{ objectId: undefined }, /objectId: got undefined, expected an array/],
    [{ ptThreshold: 0.9 }, /got ptThreshold without pt/],
    [{ maxEta: 2 }, /got maxEta without eta/],
    [{ minHits: nan }, /minHits: got NaN, expected a whole number/],
    [{ pt: [1, 1], ptThreshold: nan }, /ptThreshold: got NaN, expected a number/],
    [{ clusterId: [0, 0.5] }, /clusterId\[1\]: got 0.5, expected a safe whole number/],
    [{ objectId: [2 ** 53, 1] }, /objectId\[0\]: got 9007199254740992/],
    [{ rowSplits: [0, 3] }, /rowSplits\[1\]: got 3, expected/],
    [{ thresholds: 0.9 }, /thresholds: got 0.9, expected an array of objects/],
    [{ thresholds: [0.9] }, /thresholds\[0\]: got 0.9, expected an object of ptThreshold, maxEta/],
    [{ thresholds: [{ ptThreshold: 1 }] }, /thresholds\[0\]: got ptThreshold without pt/],
    [{ pt: [1, 1], thresholds: [{}, { ptThreshold: -1 }] }, /thresholds\[1\]: ptThreshold: got -1, expected a number/],
    [{ thresholds: [{ pt: 1 }] }, /thresholds\[0\]: got an unknown option pt: expected some of/],
    [{ bins: { of: "pt" } }, /bins: got an Object, expected an array of objects/],
    [{ bins: [{ of: "pt", edges: [0, 1] }] }, /bins\[0\]: got of: "pt" without pt/],
    [{ bins: [{ of: "phi", edges: [0, 1] }] }, /bins\[0\].of: got "phi", expected one of pt, eta/],
    [{ bins: [{ of: [1], edges: [0, 1] }] }, /bins\[0\].of: got 1 values, expected 2, the length of clusterId/],
    [{ bins: [{ of: [1, 2], edges: [0] }] }, /bins\[0\].edges: got 1 number, expected at least 2/],
    [{ bins: [{ of: [1, 2], edges: [0, 1, 1] }] }, /bins\[0\].edges\[2\]: got 1 after 1, expected edges that rise/],
    [{ bins: [{ of: [1, 2], edges: [0, nan] }] }, /bins\[0\].edges\[1\]: got NaN after 0/],
    [{ bins: [{ of: [1, 2], edges: [0, 1], z: -1 }] }, /bins\[0\].z: got -1, expected a number from 0/],
    [{ bins: [{ of: [1, 2], edges: [0, 1], Z: 1 }] }, /bins\[0\]: got an unknown option Z: did you mean z/],
    [{ min_hits: 3 }, /unknown option min_hits: did you mean minHits/],
  ] as const) {
    throwsInputError(() => trackingMetrics({ ...good, ...change } as TrackingMetricsOptions), message);
  }
});

test.run();
