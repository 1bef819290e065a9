// Philox4x32-10 against the known answers of Random123, and the two helpers around it.
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { keyOf, type PhiloxCounter, type PhiloxKey, philox4x32, uniform53 } from "../../src/numeric/philox.ts";

const ones = 0xffffffff;

/** Random123, tests/kat_vectors, the lines of philox4x32 with 10 rounds: key, counter, answer. */
const knownAnswers: readonly (readonly [PhiloxKey, PhiloxCounter, readonly number[]])[] = [
  [
    [0, 0],
    [0, 0, 0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [ones, ones],
    [ones, ones, ones, ones],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0xa4093822, 0x299f31d0],
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
];

test("philox4x32 gives the known answers of Random123", () => {
  for (const [key, counter, expected] of knownAnswers) {
    const out = new Uint32Array(4);
    philox4x32(key, counter, out);
    assert.equal([...out], [...expected]);
  }
});

test("philox4x32 agrees with the same rounds in 64-bit integers", () => {
  const word = fc.integer({ min: 0, max: ones });
  fc.assert(
    fc.property(fc.tuple(word, word), fc.tuple(word, word, word, word), (key, counter) => {
      const out = new Uint32Array(4);
      philox4x32(key, counter, out);
      let [k0, k1] = key.map(BigInt);
      let [c0, c1, c2, c3] = counter.map(BigInt);
      for (let round = 0; round < 10; round++) {
        const a = c0 * 0xd2511f53n;
        const b = c2 * 0xcd9e8d57n;
        [c0, c1, c2, c3] = [(b >> 32n) ^ c1 ^ k0, b & 0xffffffffn, (a >> 32n) ^ c3 ^ k1, a & 0xffffffffn];
        k0 = BigInt.asUintN(32, k0 + 0x9e3779b9n);
        k1 = BigInt.asUintN(32, k1 + 0xbb67ae85n);
      }
      assert.equal([...out], [c0, c1, c2, c3].map(Number));
    }),
  );
});

test("keyOf splits every seed below 2^53 without loss", () => {
  assert.equal([...keyOf(0)], [0, 0]);
  assert.equal([...keyOf(ones)], [ones, 0]);
  assert.equal([...keyOf(2 ** 32)], [0, 1]);
  assert.equal([...keyOf(Number.MAX_SAFE_INTEGER)], [ones, 0x1fffff]);
  fc.assert(
    fc.property(fc.maxSafeNat(), (seed) => {
      const [low, high] = keyOf(seed);
      assert.is(high * 2 ** 32 + low, seed);
      assert.ok(low >= 0 && low <= ones && high >= 0 && high <= 0x1fffff);
    }),
  );
});

test("uniform53 is 0 at the bottom, the number below 1 at the top, and uses 53 bits", () => {
  assert.is(uniform53(0, 0), 0);
  assert.is(uniform53(ones, ones), 1 - 2 ** -53);
  assert.is(uniform53(0x80000000, 0), 0.5);
  assert.is(uniform53(0, 64), 2 ** -53);
  assert.is(uniform53(32, 0), 2 ** -27);
});

test("uniform53 of philox words has the mean and variance of a uniform number", () => {
  const n = 20_000;
  const words = new Uint32Array(4);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    philox4x32(keyOf(7), [i, 0, 0, 0], words);
    const u = uniform53(words[0], words[1]);
    assert.ok(u >= 0 && u < 1);
    sum += u;
    squares += u * u;
  }
  const mean = sum / n;
  assert.ok(Math.abs(mean - 0.5) < 5 * Math.sqrt(1 / 12 / n), `mean ${mean}`);
  assert.ok(Math.abs(squares / n - mean * mean - 1 / 12) < 5 * Math.sqrt(1 / 180 / n));
});

test.run();
