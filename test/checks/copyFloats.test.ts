/** Copies of arrays outside linear memory, also where an array grew after its length was read. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { copyFloats, copyInRange } from "../../src/checks/copyFloats.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

for (const Type of [Float32Array, Float64Array]) {
  const precision = Type === Float32Array ? 32 : 64;

  test(`${Type.name}: a copy of its own, in the same type`, () => {
    const array = Type.of(0.25, 0.5, 1);
    const copy = copyFloats("w", array, precision, 3, "N", 0, 1);
    assert.ok(copy instanceof Type);
    array[0] = 9;
    assert.equal([...copy], [0.25, 0.5, 1]);
  });

  test(`${Type.name}: type, length and range are checked`, () => {
    const array = Type.of(0.25, Number.NaN);
    throwsInputError(
      () => copyFloats("w", array, precision === 32 ? 64 : 32, 2, "N", 0, 1),
      /^w: got a Float(32|64)Array, expected a Float(32|64)Array like beta; convert it/,
    );
    throwsInputError(() => copyFloats("w", array, precision, 3, "N", 0, 1), /^w: got 2 numbers, expected N = 3$/);
    throwsInputError(
      () => copyFloats("w", array, precision, 2, "N", 0, 1),
      /^w\[1\]: got NaN, expected a number from 0 to 1$/,
    );
  });

  test(`${Type.name}: an array that is longer than it was is refused, not cut`, () => {
    const array = Type.of(0, 1, 0, 1);
    throwsInputError(() => copyInRange("w", array, 3, 0, 1), /^w: got an array that changed its length while it was/);
  });
}

test.run();
