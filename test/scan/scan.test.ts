/** A scan against condense or dbscan and trackingMetrics, called for each trial and event. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type LayoutName, layout } from "../../bench/data.ts";
import { type CondenseRule, condenseRules, type TrackingRates, trackingMetrics } from "../../src/index.ts";
import { scanWith } from "../../src/scan/scan.ts";
import { randomStream } from "../../src/simulation/random.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { condense, dbscan } from "../support/anyPrecision.ts";

const runtime = instantiate(loadModule());
type FloatArray = Float32ArrayConstructor | Float64ArrayConstructor;

interface Sample {
  x: Float32Array | Float64Array;
  beta: Float32Array | Float64Array;
  objectId: Int32Array;
  pt: number[];
  eta: number[];
  reconstructable: boolean[];
}

/** What only some events have. */
interface Extras {
  noCondensationMask?: boolean[];
  distanceScale?: Float32Array | Float64Array;
}

/** Hits of few objects on a coarse lattice, so that many distances equal a radius and many betas are equal. */
function sample(type: FloatArray, seed: number, hits: number, dimensions: number, coarse: boolean): Sample {
  const random = randomStream(seed, 0);
  const whole = (most: number): number => Math.floor(random.uniform(0, most));
  const value = (): number => (coarse ? whole(5) / 4 : random.uniform(0, 1.5));
  return {
    x: new type(hits * dimensions).map(value),
    beta: new type(hits).map(() => (coarse ? whole(5) / 4 : random.uniform(0, 1))),
    objectId: Int32Array.from({ length: hits }, () => whole(6)),
    pt: Array.from({ length: hits }, () => random.uniform(0, 2)),
    eta: Array.from({ length: hits }, () => random.uniform(-5, 5)),
    reconstructable: Array.from({ length: hits }, () => whole(4) > 0),
  };
}

/** Mean and standard error by the definitions. */
function averages(events: readonly TrackingRates[], name: keyof TrackingRates): [number | null, number | null] {
  const values = events.map((rates) => rates[name]).filter((value) => !Number.isNaN(value));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return [values.length > 0 ? mean : null, values.length > 1 ? error : null];
}

type Label = (event: Sample, parameters: Record<string, number>) => Int32Array;

function check(options: Parameters<typeof scanWith>[1], label: Label): void {
  const { events, guide = "doubleMajority", ptThreshold, maxEta, minHits, minClusterHits, noiseThreshold } = options;
  const got = scanWith(runtime, options);
  assert.equal(scanWith(runtime, options, 0), got, "without lists");
  for (const { parameters, mean, error } of got.trials) {
    const rates = (events as unknown as Sample[]).map((event) =>
      trackingMetrics({
        ...{ clusterId: label(event, parameters), objectId: event.objectId, pt: event.pt, eta: event.eta },
        ...{ reconstructable: event.reconstructable, ptThreshold, maxEta, minHits, minClusterHits, noiseThreshold },
      }),
    );
    for (const name of Object.keys(mean) as (keyof TrackingRates)[]) {
      assert.equal([mean[name], error[name]], averages(rates, name), `${name} of ${JSON.stringify(parameters)}`);
    }
  }
  const sign = /fake|duplicate|merged/.test(guide) ? -1 : 1;
  const guides = got.trials.map(({ mean }) => mean[guide]).filter((value) => value !== null);
  const expected = guides.length === 0 ? undefined : sign * Math.max(...guides.map((value) => sign * value));
  assert.is(got.best, got.trials.find(({ mean }) => mean[guide] === expected && expected !== undefined) ?? null);
}

const shared = {
  seeds: fc.array(fc.nat(1e6), { minLength: 1, maxLength: 3 }),
  hits: fc.integer({ min: 0, max: 60 }),
  dimensions: fc.integer({ min: 1, max: 5 }),
  coarse: fc.boolean(),
  double: fc.boolean(),
  scoring: fc.record(
    {
      ptThreshold: fc.constantFrom(0, 0.5),
      maxEta: fc.constantFrom(2, 4),
      minHits: fc.constantFrom(1, 3),
      minClusterHits: fc.constantFrom(1, 3),
      noiseThreshold: fc.constantFrom(-1, 0, 2),
      guide: fc.constantFrom<(keyof TrackingRates)[]>("perfect", "lhc", "fakeDoubleMajority", "merged", "nParticles"),
    },
    { requiredKeys: [] },
  ),
};
const some = fc.array(fc.constantFrom(0, 0.25, 0.3, 0.5, 1, 2), { minLength: 1, maxLength: 4 });
/** So many that lists serve them. */
const many = fc.constant([0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.5, 0.6, 0.75, 0.9, 1, 1.1, 1.25, 1.5]);
const lengths = fc.oneof(some, many);

test("each trial of condense has the scores of condense and trackingMetrics", () => {
  const cases = fc.record({
    ...{ ...shared, radius: lengths },
    betaThreshold: fc.array(fc.constantFrom(0, 0.1, 0.5, 1), { minLength: 1, maxLength: 3 }),
    rule: fc.constantFrom<CondenseRule>(
      ...[condenseRules.paper, { ...condenseRules.paper, inclusive: true, minHits: 3 }, condenseRules.k4RecTracker],
      ...[condenseRules.mlpf, condenseRules.catFinder, condenseRules.hgcalmlClosest, condenseRules.hgcalmlMaxBeta],
      ...[condenseRules.hgcalmlSoft, { ...condenseRules.paper, leftovers: "last" as const }],
    ),
    masked: fc.boolean(),
    scaled: fc.boolean(),
  });
  fc.assert(
    fc.property(
      cases,
      ({ seeds, hits, dimensions, coarse, double, scoring, radius, betaThreshold, rule, masked, scaled }) => {
        const type = double ? Float64Array : Float32Array;
        const events = seeds.map((seed) => ({
          ...sample(type, seed, hits, dimensions, coarse),
          ...(scaled && { distanceScale: new type(hits).map((_, j) => [0.5, 1, 2][j % 3]) }),
          ...(masked && { noCondensationMask: Array.from({ length: hits }, (_, j) => j % 5 === seed % 5) }),
        }));
        check(
          { events, method: "condense", grid: { betaThreshold, radius }, rule, dimensions, ...scoring },
          (event, own) => {
            const { x, beta, ...extras } = event as Sample & Extras;
            const { noCondensationMask, distanceScale } = extras;
            const labels = { ...rule, labels: "byBeta", none: -1 } as const;
            return condense({ x, beta, noCondensationMask, distanceScale, dimensions, ...own, rule: labels }).clusterId;
          },
        );
      },
    ),
    { numRuns: 300, interruptAfterTimeLimit: 20_000 },
  );
});

test("each trial of dbscan has the scores of dbscan and trackingMetrics", () => {
  const cases = fc.record({
    ...{ ...shared, eps: lengths, weighted: fc.boolean() },
    minSamples: fc.array(fc.constantFrom(1, 2, 4), { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(cases, ({ seeds, hits, dimensions, coarse, double, scoring, eps, minSamples, weighted }) => {
      const type = double ? Float64Array : Float32Array;
      const events = seeds.map((seed) => {
        const { beta, ...event } = sample(type, seed, hits, dimensions, coarse);
        return { ...event, ...(weighted && { sampleWeight: beta.map((b) => 3 * b - 1) }) };
      });
      check({ events, method: "dbscan", grid: { eps, minSamples }, dimensions, ...scoring }, (event, own) => {
        const { x, sampleWeight } = event as Sample & { sampleWeight?: Float32Array };
        return dbscan({ x, sampleWeight, dimensions, ...(own as { eps: number; minSamples: number }) }).clusterId;
      });
    }),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  );
});

test("the same at the size of events, in opened, middling and collapsed spaces", () => {
  for (const name of ["sep", "mid", "collapsed"] as LayoutName[]) {
    const events = [1, 2].map((seed) => {
      const { x, beta, objectId } = layout(name, { hits: 800, objects: 60, dims: 3, seed });
      return { ...sample(Float32Array, seed, 800, 3, false), x, beta, objectId };
    });
    const radius = [0.1, 0.4, 0.9];
    check({ events, method: "condense", grid: { betaThreshold: [0.1, 0.5], radius } }, ({ x, beta }, own) => {
      return condense({ x, beta, ...own }).clusterId;
    });
  }
});

test("random trials are drawn from their ranges, and are those of the seed", () => {
  const event = sample(Float32Array, 1, 30, 2, false);
  const options = { events: [event], method: "condense", trials: 200, seed: 5, dimensions: 2 } as const;
  const { trials } = scanWith(runtime, { ...options, ranges: { radius: [0.25, 0.5] } });
  const radii = trials.map(({ parameters }) => parameters.radius);
  const thresholds = trials.map(({ parameters }) => parameters.betaThreshold);
  assert.ok(Math.min(...radii) >= 0.25 && Math.max(...radii) < 0.5 && Math.max(...radii) - Math.min(...radii) > 0.24);
  assert.ok(Math.min(...thresholds) < 0.02 && Math.max(...thresholds) > 0.98);
  assert.ok(
    trials.some(({ parameters: { betaThreshold, radius } }) => Math.abs(betaThreshold - (4 * radius - 1)) > 0.5),
  );
  assert.equal(scanWith(runtime, { ...options, ranges: { radius: [0.25, 0.5] } }).trials, trials);
  assert.not.equal(scanWith(runtime, { ...options, seed: 6 }).trials[0].parameters, trials[0].parameters);
  const counts = new Map<number, number>();
  for (const { parameters } of scanWith(runtime, { events: [event], method: "dbscan", trials: 400, dimensions: 2 })
    .trials) {
    counts.set(parameters.minSamples, (counts.get(parameters.minSamples) ?? 0) + 1);
  }
  assert.equal([...counts.keys()].sort(), [1, 2, 3, 4]);
  assert.ok(Math.min(...counts.values()) > 60, `${[...counts.values()]}`);
});

test("one run for each radius serves all thresholds; lists serve many radii, and are given up beyond their limit", () => {
  let calls = 0;
  const condenseCounted = (pointer: number): void => {
    calls++;
    runtime.wasm.condense(pointer);
  };
  const counting = { wasm: { ...runtime.wasm, condense: condenseCounted }, arena: runtime.arena };
  const events = [1, 2].map((seed) => sample(Float32Array, seed, 50, 2, false));
  const count = (radii: number, mostBytes?: number): number => {
    calls = 0;
    const radius = Array.from({ length: radii }, (_, i) => 0.05 + 0.01 * i);
    scanWith(counting, { events, method: "condense", grid: { betaThreshold: [0.1, 0.5, 0.9], radius } }, mostBytes);
    return calls;
  };
  assert.is(count(3), 2 * 3);
  assert.is(count(20), 2 * 1, "the candidates alone");
  assert.is(count(20, 500), 2 * (1 + 20));
});

test.run();
