/** What lies exactly at a bound: of a bin, of an interval, of what may be asked for. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { trackingMetrics } from "../../src/index.ts";
import { checkMetricsOptions } from "../../src/metrics/checkOptions.ts";
import { wilson } from "../../src/metrics/wilson.ts";

test("a value at the first edge is in the first bin, one at the last is in none", () => {
  const objectId = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4];
  const values = objectId.map((id) => id - 1);
  const { bins } = trackingMetrics({ clusterId: objectId, objectId, bins: [{ of: values, edges: [0, 1, 3] }] });
  assert.equal(
    bins[0].map(({ nParticles, nCleanedClusters }) => [nParticles, nCleanedClusters]),
    [
      [1, 1],
      [2, 2],
    ],
  );
});

test("the object with the lowest id is merged as any other", () => {
  const event = { clusterId: [0, 0, 0, 0, 0, -1], objectId: [2, 2, 2, 1, 1, 1] };
  assert.is(trackingMetrics(event).merged, 1 / 2);
  const half = { clusterId: [0, 0, 0, 0, 0, -1, -1], objectId: [2, 2, 2, 1, 1, 1, 1] };
  assert.is(trackingMetrics(half).merged, 0);
});

test("by default clusters of three hits count, and objects with |eta| below 4", () => {
  const event = { clusterId: [0, 0, 1, 1, 1], objectId: [1, 1, 2, 2, 2], eta: [0, 0, 0, 0, 0] };
  assert.is(trackingMetrics(event).nCleanedClusters, 1);
  const eta = [3.99, 3.99, -4, -4, -4];
  assert.is(trackingMetrics({ ...event, eta }).nParticles, 1);
});

test("an interval holds its fraction, from 0 of none to 1 of all, to the last bit", () => {
  const sizes = [...Array.from({ length: 2000 }, (_, i) => i + 1), 1e6 + 1, 2 ** 31 - 1, 1e15];
  for (const n of sizes) {
    for (const z of [0, 1e-160, 1e-9, 0.1, 1, 1.96, 7.3, 100]) {
      for (const k of [0, 1, Math.floor(n / 3), n - 1, n]) {
        const { value, low, high } = wilson(k, n, z)!;
        const isInside = low >= 0 && low <= value && value <= high && high <= 1;
        assert.ok(isInside, `${k} of ${n} at ${z}: ${low} to ${high}`);
        if (k === 0) assert.ok(Object.is(low, 0), `${n} at ${z}`);
        if (k === n) assert.is(high, 1);
      }
    }
  }
});

test("as many events times bins as are allowed are let through", () => {
  const of = new Float64Array(0);
  const edges = Float64Array.from({ length: 16 }, (_, b) => b);
  const rowSplits = new Int32Array(2 ** 16 + 1);
  assert.is(checkMetricsOptions({ clusterId: [], objectId: [], rowSplits, bins: [{ of, edges }] }).binnings.length, 1);
});

test.run();
