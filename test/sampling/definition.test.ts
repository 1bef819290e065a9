/** A draw is the rank that its definition says, to the last bit: word by word from the generator, in exact integers. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { keyOf, philox4x32 } from "../../src/numeric/philox.ts";
import { Sampler } from "../../src/sampling/sampler.ts";

/** Rank and weight of draw i of m over n: stratum i begins at i·Q + floor(i·R / m), and so does the next. */
function drawOf(seed: number, event: number, n: bigint, m: bigint, i: bigint): [rank: number, weight: number] {
  const start = (at: bigint): bigint => at * (n / m) + (at * (n % m)) / m;
  const words = new Uint32Array(4);
  philox4x32(keyOf(seed), [Number(i / 2n), 0, event, 0], words);
  const [high, low] = i % 2n === 0n ? [words[0], words[1]] : [words[2], words[3]];
  const bits = (BigInt(high >>> 5) << 26n) | BigInt(low >>> 6);
  const size = start(i + 1n) - start(i);
  return [Number(start(i) + ((bits * size) >> 53n)), Number(size)];
}

for (const [n, m] of [
  [1000, 7],
  [101, 100],
  // so few draws of so many pairs that every bit of a draw shows
  [2 ** 50 + 12345, 9],
  [2 ** 45 + 1, 1],
] as const) {
  test(`${m} of ${n}, from the first draw on and from any other`, () => {
    for (const [seed, event] of [
      [3, 0],
      [2 ** 40 + 5, 2],
    ] as const) {
      for (let first = 0; first < Math.min(m, 9); first++) {
        const ranks = new Float64Array(m);
        const weights = new Float64Array(m);
        const drawn = new Sampler(seed, event, n, m).draw(first, ranks, weights);
        assert.is(drawn, m - first);
        for (let i = 0; i < drawn; i++) {
          const [rank, weight] = drawOf(seed, event, BigInt(n), BigInt(m), BigInt(first + i));
          // a product of 53 bits and more is rounded: to a part in 2^52 of a stratum
          assert.ok(
            Math.abs(ranks[i] - rank) <= Math.ceil(weight * 2 ** -52),
            `draw ${first + i}: ${ranks[i]}, ${rank}`,
          );
          assert.is(weights[i], weight);
        }
      }
    }
  });
}

test.run();
