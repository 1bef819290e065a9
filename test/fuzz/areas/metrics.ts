/** Tracking metrics against the same definitions counted slowly: for each cluster and object over all hits. */
import fc from "fast-check";
import * as assert from "uvu/assert";
import type { TrackingMetrics, TrackingMetricsOptions } from "../../../src/index.ts";
import { type Area, property } from "../area.ts";
import { ID_STYLES, idsOf } from "../make/ids.ts";
import type { Subject } from "../subject.ts";

export function slowly(options: TrackingMetricsOptions): TrackingMetrics {
  const { noiseThreshold = 0, pt, ptThreshold = 0, eta, maxEta = 4, reconstructable, minHits = 1 } = options;
  const cluster = Array.from(options.clusterId);
  const object = Array.from(options.objectId as ArrayLike<number | bigint>);
  const hits = cluster.map((_, j) => j);
  const isNoise = (id: number | bigint): boolean => id <= noiseThreshold;
  const sizeOf = (id: number | bigint): number => hits.filter((j) => object[j] === id).length;
  const counts = (id: number | bigint): boolean => {
    const first = object.indexOf(id);
    if (isNoise(id) || sizeOf(id) < minHits) return false;
    if (pt && !(pt[first] >= ptThreshold)) return false;
    if (eta && !(Math.abs(eta[first]) < maxEta)) return false;
    return !reconstructable || Number(reconstructable[first]) > 0;
  };
  const particles = [...new Set(object)].filter(counts).length;
  const matches = { all: 0, perfect: 0, doubleMajority: 0, lhc: 0 };
  for (const id of new Set(cluster.filter((c) => c >= 0))) {
    const own = hits.filter((j) => cluster[j] === id);
    // all noise is one, and wins a tie; then the smallest id does
    const ids = [...new Set(own.map((j) => object[j]).filter((k) => !isNoise(k)))].sort((a, b) => (a < b ? -1 : 1));
    const noise = own.filter((j) => isNoise(object[j])).length;
    const most = Math.max(noise, ...ids.map((k) => own.filter((j) => object[j] === k).length));
    const winner = noise === most ? undefined : ids.find((k) => own.filter((j) => object[j] === k).length === most);
    if (winner === undefined || own.length < (options.minClusterHits ?? 3) || !counts(winner)) continue;
    matches.all++;
    if (most === sizeOf(winner) && most / own.length > 0.99) matches.perfect++;
    if (most / sizeOf(winner) > 0.5 && most / own.length > 0.5) matches.doubleMajority++;
    if (most / own.length > 0.75) matches.lhc++;
  }
  const { all, perfect, doubleMajority, lhc } = matches;
  return {
    nParticles: particles,
    nCleanedClusters: all,
    perfect: perfect / particles,
    doubleMajority: doubleMajority / particles,
    lhc: lhc / all,
    fakePerfect: (all - perfect) / all,
    fakeDoubleMajority: (all - doubleMajority) / all,
    fakeLhc: (all - lhc) / all,
  };
}

const hit = fc.record({
  k: fc.nat(5),
  // mostly its object's own
  strays: fc.boolean(),
  cluster: fc.integer({ min: -2, max: 6 }),
  pt: fc.constantFrom(1, 0.9, 0.1, 0, Number.NaN, Number.POSITIVE_INFINITY),
  eta: fc.constantFrom(0, -4, 3.9, 4, Number.NaN, Number.NEGATIVE_INFINITY),
  reconstructable: fc.constantFrom<number | boolean>(true, false, 0, 1, 2),
});
const knobs = fc.record(
  {
    ptThreshold: fc.constantFrom(0, 0.9),
    maxEta: fc.constantFrom(4, 3.9, 0),
    reconstructable: fc.constant(true),
    minHits: fc.nat(4),
    minClusterHits: fc.nat(4),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const cases: fc.Arbitrary<TrackingMetricsOptions> = fc
  .record({
    hits: fc.oneof(fc.array(hit, { maxLength: 15 }), fc.array(hit, { maxLength: 150, size: "max" })),
    ids: fc.constantFrom(...Object.keys(ID_STYLES)),
    typed: fc.boolean(),
    knobs,
  })
  .map(({ hits, ids, typed, knobs: { reconstructable, ...thresholds } }) => {
    const clusters = hits.map(({ strays, cluster, k }) => (strays ? cluster : 10 * k));
    return {
      clusterId: typed ? Int32Array.from(clusters) : clusters,
      ...(idsOf(
        ids,
        hits.map(({ k }) => k),
      ) as Pick<TrackingMetricsOptions, "objectId" | "noiseThreshold">),
      ...(thresholds.ptThreshold !== undefined && { pt: hits.map(({ pt }) => pt) }),
      ...(thresholds.maxEta !== undefined && { eta: Float64Array.from(hits, ({ eta }) => eta) }),
      ...(reconstructable && { reconstructable: hits.map((one) => one.reconstructable) }),
      ...thresholds,
    };
  });

function check(subject: Subject, options: TrackingMetricsOptions): void {
  const got = subject.metrics(options);
  assert.equal(got, slowly(options));
}

export const metrics: Area = { name: "metrics", checks: [property(100, cases, check)] };
