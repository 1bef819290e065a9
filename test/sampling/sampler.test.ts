/** The sampler's strata and draws, as pure arithmetic. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Sampler, stratumStart } from "../../src/sampling/sampler.ts";

const drawAll = (seed: number, event: number, n: number, m: number) => {
  const ranks = new Float64Array(m);
  const weights = new Float64Array(m);
  assert.is(new Sampler(seed, event, n, m).draw(0, ranks, weights), m);
  return { ranks, weights };
};

test("for all m < n ≤ 64 the strata partition the ranks, one draw each, and the weights sum to n", () => {
  for (let n = 2; n <= 64; n++) {
    for (let m = 1; m < n; m++) {
      const { ranks, weights } = drawAll(n, m, n, m);
      let end = 0;
      for (let i = 0; i < m; i++) {
        const start = stratumStart(n, m, i);
        assert.is(start, end, `stratum ${i} of ${m} over ${n} begins where the last one ended`);
        end = stratumStart(n, m, i + 1);
        assert.ok(end > start && ranks[i] >= start && ranks[i] < end && Number.isInteger(ranks[i]));
        assert.is(weights[i], end - start);
      }
      assert.is(end, n);
      assert.is(
        weights.reduce((sum, weight) => sum + weight),
        n,
      );
    }
  }
});

test("up to n = 2^40 and m = 2^26 the strata start where exact integers say", () => {
  for (const n of [2 ** 31 + 11, 2 ** 36 - 5, 2 ** 40, 2 ** 40 - 1, 999_999_999_989]) {
    for (const m of [1, 2, 3, 99_991, 2 ** 20 + 7, 2 ** 26 - 1, 2 ** 26]) {
      for (const i of [0, 1, 2, Math.floor(m / 3), Math.floor(m / 2), m - 1, m]) {
        const exact = (BigInt(i) * BigInt(n)) / BigInt(m);
        const split = BigInt(i) * (BigInt(n) / BigInt(m)) + (BigInt(i) * (BigInt(n) % BigInt(m))) / BigInt(m);
        assert.is(BigInt(stratumStart(n, m, i)), split, `${i} of ${m} over ${n}`);
        assert.is(split, exact);
      }
    }
  }
});

test("draws do not depend on how they are cut into chunks", () => {
  const whole = drawAll(77, 3, 10_007, 999);
  const sampler = new Sampler(77, 3, 10_007, 999);
  const ranks = new Float64Array(7);
  const weights = new Float64Array(7);
  for (let first = 0; first < 999; first += 7) {
    const drawn = sampler.draw(first, ranks, weights);
    assert.equal([...ranks.subarray(0, drawn)], [...whole.ranks.subarray(first, first + drawn)]);
    assert.equal([...weights.subarray(0, drawn)], [...whole.weights.subarray(first, first + drawn)]);
  }
});

test("another seed, also one that differs above 2^32, or another event draws others", () => {
  const base = drawAll(5, 0, 100_000, 100).ranks;
  for (const [seed, event] of [
    [6, 0],
    [5 + 2 ** 32, 0],
    [5, 1],
  ]) {
    const other = drawAll(seed, event, 100_000, 100).ranks;
    assert.ok(other.filter((rank, i) => rank === base[i]).length < 10);
  }
  assert.equal(drawAll(5, 0, 100_000, 100).ranks, base);
});

/** One-sided p of a chi-square, by Wilson and Hilferty's normal approximation. */
function pValue(chi2: number, freedom: number): number {
  const z = ((chi2 / freedom) ** (1 / 3) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    Math.exp((-z * z) / 2) *
    0.3989423 *
    t *
    (0.3193815 + t * (-0.3565638 + t * (1.781478 + t * (-1.821256 + t * 1.330274))));
  return z > 0 ? tail : 1 - tail;
}

for (const [n, m] of [
  [40, 7],
  [64, 63],
  [50, 1],
  [1000, 300],
]) {
  test(`each rank of a stratum is drawn equally often: n = ${n}, m = ${m}`, () => {
    const seeds = 20_000;
    const drawn = new Float64Array(n);
    for (let seed = 0; seed < seeds; seed++) for (const rank of drawAll(seed, 0, n, m).ranks) drawn[rank]++;
    let chi2 = 0;
    for (let i = 0; i < m; i++) {
      const start = stratumStart(n, m, i);
      const end = stratumStart(n, m, i + 1);
      const expected = seeds / (end - start);
      for (let rank = start; rank < end; rank++) chi2 += (drawn[rank] - expected) ** 2 / expected;
    }
    const p = pValue(chi2, n - m);
    assert.ok(p > 1e-4 && p < 1 - 1e-4, `chi² = ${chi2} with ${n - m} degrees of freedom, p = ${p}`);
  });
}

test.run();
