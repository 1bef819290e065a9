// The logarithm of whole numbers next to the engine's own.
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { log } from "../../src/numeric/log.ts";

function isNear(value: number): void {
  const expected = Math.log(value);
  assert.ok(Math.abs(log(value) - expected) <= 3e-16 * expected, `${value}: got ${log(value)}, expected ${expected}`);
}

test("small numbers, and around powers of two", () => {
  assert.is(log(1), 0);
  for (let value = 1; value <= 100_000; value++) isNear(value);
  for (let e = 1; e <= 53; e++) [2 ** e - 1, 2 ** e, Math.min(2 ** e + 1, 2 ** 53)].forEach(isNear);
});

test("whole numbers up to 2^53", () => {
  fc.assert(fc.property(fc.maxSafeNat(), (value) => isNear(value + 1)));
});

test.run();
