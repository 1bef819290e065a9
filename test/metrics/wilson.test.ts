// Wilson intervals: closed values, and the equation that defines their ends.
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { wilson } from "../../src/metrics/wilson.ts";

const near = (got: number, expected: number): void => {
  assert.ok(Math.abs(got - expected) <= 1e-12, `got ${got}, expected ${expected}`);
};

test("nothing of nothing is null", () => {
  assert.is(wilson(0, 0, 1), null);
});

test("none and all of n reach z² / (n + z²) from the end, half of n lies in the middle", () => {
  for (const [n, z] of [
    [1, 1],
    [10, 1],
    [10, 1.96],
    [1000, 3],
  ]) {
    const none = wilson(0, n, z)!;
    assert.equal([none.value, none.low], [0, 0]);
    near(none.high, (z * z) / (n + z * z));
    const all = wilson(n, n, z)!;
    assert.equal([all.value, all.high], [1, 1]);
    near(all.low, n / (n + z * z));
    const half = wilson(n, 2 * n, z)!;
    near(half.high - 0.5, z / (2 * Math.sqrt(2 * n + z * z)));
    near(half.low + half.high, 1);
  }
});

test("without deviations the interval is the fraction", () => {
  assert.equal(wilson(3, 8, 0), { value: 3 / 8, low: 3 / 8, high: 3 / 8 });
});

test("the ends are z of their own standard deviations from the fraction", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const [k, z] = [Math.round(share * n), 1.96];
      const { value, low, high } = wilson(k, n, z)!;
      assert.ok(low >= 0 && low <= value && value <= high && high <= 1);
      for (const end of [low, high]) near((value - end) ** 2, (z * z * end * (1 - end)) / n);
    }),
  );
});

test.run();
