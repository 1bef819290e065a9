/** Tracking metrics and scores of clusterings against the same definitions counted slowly, over all hits and pairs. */
import fc from "fast-check";
import * as assert from "uvu/assert";
import type { TrackingBinning, TrackingMetricsOptions } from "../../../src/index.ts";
import { clusteringScoresSlowly } from "../../reference/clusteringScores.ts";
import { trackingMetricsSlowly } from "../../reference/trackingMetrics.ts";
import { type Area, property } from "../area.ts";
import { ID_STYLES, idsOf } from "../make/ids.ts";
import type { Subject } from "../subject.ts";

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
    thresholds: fc.array(
      fc.record({ ptThreshold: fc.constantFrom(0, 0.5, 0.9, 1), maxEta: fc.constantFrom(1, 4, 9) }),
      { maxLength: 3 },
    ),
    bins: fc.array(
      fc.record({
        of: fc.constantFrom("pt", "eta", "values"),
        edges: fc.constantFrom([0, 1], [-4, 0, 4], [Number.NEGATIVE_INFINITY, 0.5, Number.POSITIVE_INFINITY]),
        z: fc.constantFrom(1, 1.96),
      }),
      { maxLength: 2 },
    ),
    splits: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
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
  .map(({ hits, ids, typed, knobs: { reconstructable, splits, thresholds, bins, ...numbers } }) => {
    const clusters = hits.map(({ strays, cluster, k }) => (strays ? cluster : 10 * k));
    const hasPt = numbers.ptThreshold !== undefined || thresholds !== undefined || bins !== undefined;
    const hasEta = numbers.maxEta !== undefined || thresholds !== undefined || bins !== undefined;
    const inner = splits?.map((share) => Math.floor(share * hits.length)).sort((a, b) => a - b);
    return {
      clusterId: typed ? Int32Array.from(clusters) : clusters,
      ...(idsOf(
        ids,
        hits.map(({ k }) => k),
      ) as Pick<TrackingMetricsOptions, "objectId" | "noiseThreshold">),
      ...(hasPt && { pt: hits.map(({ pt }) => pt) }),
      ...(hasEta && { eta: Float64Array.from(hits, ({ eta }) => eta) }),
      ...(reconstructable && { reconstructable: hits.map((one) => one.reconstructable) }),
      ...(inner && { rowSplits: [0, ...inner, hits.length] }),
      ...(thresholds && { thresholds }),
      ...(bins && {
        bins: bins.map(
          ({ of, ...bin }) => ({ of: of === "values" ? hits.map(({ k }) => k) : of, ...bin }) as TrackingBinning,
        ),
      }),
      ...numbers,
    };
  });

function check(subject: Subject, options: TrackingMetricsOptions): void {
  nearly(subject.metrics(options), trackingMetricsSlowly(options), "metrics");
  const { clusterId, objectId } = options;
  const ids = [Array.from(clusterId), Array.from(objectId as ArrayLike<number>)] as const;
  nearly(subject.clusteringScores({ clusterId, objectId }), clusteringScoresSlowly(...ids), "scores");
}

/** Counts and fractions are the same bits; means, errors, intervals and logarithms are summed in another order. */
function nearly(got: unknown, expected: unknown, path: string): void {
  if (typeof expected === "number" && typeof got === "number") {
    const near = Object.is(got, expected) || Math.abs(got - expected) <= 1e-12;
    assert.ok(near, `${path}: got ${got}, expected ${expected}`);
  } else if (typeof expected === "object" && expected !== null) {
    assert.equal(Object.keys(got as object).sort(), Object.keys(expected).sort(), path);
    for (const [key, value] of Object.entries(expected)) {
      nearly((got as Record<string, unknown>)[key], value, `${path}.${key}`);
    }
  } else assert.is(got, expected, path);
}

export const metrics: Area = { name: "metrics", checks: [property(100, cases, check)] };
