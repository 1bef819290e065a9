/** rowSplitsOf, batchOf and denseIds. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { batchOf, denseIds, rowSplitsOf } from "../../src/index.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

test("rowSplitsOf: events without hits, of every type, and at the end where their number is given", () => {
  const expected = Int32Array.of(0, 2, 2, 3);
  for (const batch of [[0, 0, 2], Int32Array.of(0, 0, 2), Uint32Array.of(0, 0, 2), BigInt64Array.of(0n, 0n, 2n)]) {
    assert.equal(rowSplitsOf({ batch }), expected);
  }
  assert.equal(rowSplitsOf({ batch: [1], events: 4 }), Int32Array.of(0, 0, 1, 1, 1));
  assert.equal(rowSplitsOf({ batch: [] }), Int32Array.of(0));
  assert.equal(rowSplitsOf({ batch: [], events: 2 }), Int32Array.of(0, 0, 0));
});

test("batchOf and rowSplitsOf undo each other", () => {
  assert.equal(batchOf({ rowSplits: Int32Array.of(0, 2, 2, 3) }), Int32Array.of(0, 0, 2));
  assert.equal(batchOf({ rowSplits: [0] }), new Int32Array(0));
  const property = fc.property(fc.array(fc.nat(5), { maxLength: 20 }), (sizes) => {
    const rowSplits = Int32Array.from([
      0,
      ...sizes.map((_, e) => sizes.slice(0, e + 1).reduce((sum, n) => sum + n, 0)),
    ]);
    assert.equal(rowSplitsOf({ batch: batchOf({ rowSplits }), events: sizes.length }), rowSplits);
  });
  fc.assert(property, { numRuns: 100, seed: 1 });
});

test("denseIds: by ascending event and id, exact beyond 2^53", () => {
  assert.equal(denseIds({ ids: [9, 4, 0, 9, -2] }), {
    ...{ numbers: Int32Array.of(1, 0, -1, 1, -1), ids: Float64Array.of(4, 9), splits: Int32Array.of(0, 2) },
  });
  const big = 2n ** 53n;
  assert.equal(denseIds({ ids: BigInt64Array.of(big + 1n, big, big, big + 1n), rowSplits: [0, 2, 2, 4] }), {
    numbers: Int32Array.of(1, 0, 2, 3),
    ids: BigInt64Array.of(big, big + 1n, big, big + 1n),
    splits: Int32Array.of(0, 2, 2, 4),
  });
  assert.equal(denseIds({ ids: Int32Array.of(0, -1), threshold: -1 }).numbers, Int32Array.of(0, -1));
  assert.equal(denseIds({ ids: [] }).ids.length, 0);
});

test("denseIds of any ids: each number stands for its id, ascending", () => {
  const property = fc.property(fc.array(fc.integer({ min: -3, max: 9 }), { maxLength: 40 }), (given) => {
    const { numbers, ids } = denseIds({ ids: given, threshold: 0 });
    given.forEach((id, j) => {
      assert.is(id > 0 ? ids[numbers[j]] : -1, id > 0 ? id : numbers[j]);
    });
    assert.equal(
      [...ids],
      [...new Set(given.filter((id) => id > 0))].sort((a, b) => a - b),
    );
  });
  fc.assert(property, { numRuns: 200, seed: 2 });
});

test("bad input is a typed error that says what to do", () => {
  throwsInputError(
    () => rowSplitsOf({ batch: [0, 1, 0] }),
    /^batch\[2\]: got 0 after 1, expected events that never fall; sort the hits by event first, all arrays alike/,
  );
  throwsInputError(() => rowSplitsOf({ batch: [-1] }), /^batch\[0\]: got -1, expected an event from 0 to 4194303/);
  throwsInputError(() => rowSplitsOf({ batch: [2], events: 2 }), /^batch\[0\]: got 2, expected an event from 0 to 1/);
  throwsInputError(() => rowSplitsOf({ batch: [2 ** 31] }), /^batch\[0\]: got 2147483648, expected an event/);
  throwsInputError(() => rowSplitsOf({ batch: [], events: 2 ** 25 }), /^events: got 33554432, expected a whole number/);
  throwsInputError(() => rowSplitsOf({ batch: undefined } as never), /^batch: got undefined, expected an Int32Array/);
  throwsInputError(() => rowSplitsOf({ rowSplits: [0] } as never), /unknown option rowSplits/);
  throwsInputError(() => batchOf({ rowSplits: [1, 2] }), /^rowSplits\[0\]: got 1, expected 0/);
  throwsInputError(
    () => batchOf({ rowSplits: [0, 2, 1] }),
    /^rowSplits\[2\]: got 1 after 2, expected offsets that never fall/,
  );
  throwsInputError(() => batchOf({ rowSplits: [0, 2 ** 30] }), /^rowSplits\[1\]: got 1073741824, expected a whole/);
  throwsInputError(() => batchOf({ rowSplits: [] }), /^rowSplits: got no numbers/);
  throwsInputError(() => batchOf({} as never), /^rowSplits: got undefined, expected an Int32Array or an array/);
  throwsInputError(() => denseIds({ ids: [2 ** 53] }), /^ids\[0\]: got 9007199254740992, expected a safe integer/);
  throwsInputError(() => denseIds({ ids: [1], threshold: 0.5 }), /^threshold: got 0.5, expected a whole number/);
});

test.run();
