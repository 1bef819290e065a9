// What the benchmarks measure: their data has the stated properties, and plain JavaScript does the same work.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkAgreement } from "../../bench/agreement.ts";
import { LAYOUTS, type Layout, layout } from "../../bench/data.ts";
import { interleave, median, ratio } from "../../bench/interleave.ts";
import { plainCondense } from "../../bench/plainCondense.ts";
import { plainJs } from "../../bench/plainJs.ts";
import { condense } from "../../src/index.ts";
import { reference, TERMS } from "../reference/index.ts";

const sizes = { hits: 600, objects: 50, dims: 3, seed: 7 };

for (const name of LAYOUTS) {
  test(`${name} is a function of its sizes and its seed`, () => {
    assert.equal(layout(name, sizes), layout(name, sizes));
    for (const other of [{ seed: 8 }, { hits: 601 }, { objects: 51 }, { dims: 4 }]) {
      assert.not.equal(layout(name, { ...sizes, ...other }).x, layout(name, sizes).x);
    }
  });

  test(`${name} has N hits in D dimensions, 15 % of them noise, and a hit for each object`, () => {
    for (const [hits, objects, dims] of [
      [600, 50, 3],
      [20, 17, 8],
    ]) {
      const { beta, x, objectId } = layout(name, { hits, objects, dims, seed: 1 });
      assert.is(beta.length, hits);
      assert.is(x.length, hits * dims);
      assert.is(objectId.length, hits);
      assert.is(objectId.filter((id) => id === 0).length, hits * 0.15);
      const ids = new Set(objectId.filter((id) => id !== 0));
      assert.equal(
        [...ids].sort((a, b) => a - b),
        Array.from({ length: objects }, (_, k) => k + 1),
      );
      assert.ok(beta.every((b) => b > 0.0099 && b < 0.9801));
    }
  });

  test(`plain JavaScript gives the terms and gradients of the library and of the oracle on ${name}`, () => {
    for (const dims of [2, 3, 8]) {
      const data = layout(name, { ...sizes, dims });
      const got = plainJs(data, 0.1);
      const oracle = reference({ ...data, qMin: 0.1 });
      assert.is(checkAgreement(data, 0.1), got.nRep);
      assert.is(got.nRep, oracle.nRep);
      for (const term of TERMS) {
        const { value, scale } = oracle.terms[term];
        assert.ok(Math.abs(got[term] - value) <= 1e-12 * scale, `${term}: got ${got[term]}, expected ${value}`);
      }
      for (const [array, input] of [
        [got.dBeta, "beta"],
        [got.dX, "x"],
      ] as const) {
        array.forEach((gradient, i) => {
          const sums = TERMS.map((term) => oracle.grad[term][input][i]);
          const value = sums.reduce((sum, part) => sum + part.value, 0);
          const scale = sums.reduce((sum, part) => sum + part.scale, 0);
          assert.ok(Math.abs(gradient - value) <= 1e-12 * scale, `d${input}[${i}]: got ${gradient}, expected ${value}`);
        });
      }
    }
  });
}

test("the plain loop of the rule gives the clusters of the library", () => {
  const cuts = { betaThreshold: 0.2, radius: 0.7 };
  for (const name of LAYOUTS) {
    for (const dims of [2, 3, 8]) {
      const { beta, x } = layout(name, { ...sizes, dims });
      assert.equal(plainCondense({ beta, x }, cuts), condense({ beta, x, ...cuts }).clusterId, `${name}, D = ${dims}`);
    }
  }
});

test("collapsed has every hit within reach of every object, sep next to none, the others lie between", () => {
  // for mid: the probability that a χ² with D degrees of freedom is below 2, because d² is half of such a χ²
  const mid = new Map([
    [2, 0.632],
    [3, 0.428],
    [8, 0.019],
  ]);
  for (const [dims, chance] of mid) {
    const pairs = sizes.hits * sizes.objects - sizes.hits * 0.85;
    const share = Object.fromEntries(
      LAYOUTS.map((name) => [name, plainJs(layout(name, { ...sizes, dims }), 0.1).nRep / pairs]),
    );
    assert.is(share.collapsed, 1);
    assert.ok(share.sep < (dims === 2 ? 0.06 : 0.03), `sep, D = ${dims}: ${share.sep}`);
    assert.ok(share.man < (dims === 2 ? 0.06 : 0.03), `man, D = ${dims}: ${share.man}`);
    assert.ok(share.partial > share.sep, `partial, D = ${dims}: ${share.partial}`);
    assert.ok(share.mid > 0.7 * chance && share.mid < 1.3 * chance, `mid, D = ${dims}: ${share.mid}`);
  }
});

test("man lies about four dimensions, noise and all, and along none of the axes; sep fills all eight", () => {
  const dims = 8;
  const rows = ({ x }: Layout) => Array.from({ length: sizes.hits }, (_, j) => [...x.slice(j * dims, (j + 1) * dims)]);
  const [man, sep] = (["man", "sep"] as const).map((name) => rows(layout(name, { ...sizes, dims })));
  for (let c = 0; c < dims; c++) {
    assert.ok(Math.max(...man.map((row) => Math.abs(row[c]))) > 0.5, `coordinate ${c} of man`);
  }
  // sigma is 0.061 in each coordinate, the side 4
  assert.ok(farthest(man, 3) > 1, `${farthest(man, 3)}`);
  assert.ok(farthest(man, 4) < 0.6, `${farthest(man, 4)}`);
  assert.ok(farthest(sep, 7) > 0.6, `${farthest(sep, 7)}`);
});

test("a layout with more objects than hits for them is refused", () => {
  assert.throws(() => layout("sep", { ...sizes, objects: 511 }), /got 511 objects, expected at most 510 for 600 hits/);
});

test("interleave runs the cases in turn, warm-up first, and waits for each", async () => {
  const order: string[] = [];
  const cases = ["A", "B", "C"].map((name) => ({
    name,
    run: async () => {
      await Promise.resolve();
      order.push(name);
    },
  }));
  const timings = await interleave(cases, { rounds: 2, warmUp: 1 });
  assert.is(order.join(""), "ABCABCABC");
  assert.equal(
    timings.map(({ name }) => name),
    ["A", "B", "C"],
  );
  assert.is(ratio(timings[0], timings[0]), 1);
  assert.ok(timings.every(({ milliseconds, times }) => milliseconds >= 0 && times.length === 2));
});

test("a case's own time counts instead of the clock's", async () => {
  let calls = 0;
  const [own, twice] = await interleave(
    [
      { name: "own", run: () => ++calls },
      { name: "twice", run: async () => 2 * calls },
    ],
    { rounds: 4, warmUp: 1 },
  );
  assert.equal(own.times, [2, 3, 4, 5]);
  assert.is(own.milliseconds, 3.5);
  assert.is(ratio(own, twice), 0.5);
});

test("where rounds are slow three are made after one to warm up", async () => {
  let calls = 0;
  const run = () => void calls++;
  const [{ times }] = await interleave([{ name: "slow", run }], { rounds: 9, warmUp: 9, seconds: 0 });
  assert.equal([calls, times.length], [4, 3]);
});

test("the median of an odd number is the middle one, of an even one the mean of two", () => {
  assert.is(median([10, 9, 2]), 9);
  assert.is(median([10, 9, 2, 1]), 5.5);
});

/** Removes the direction of the longest vector from all vectors, `times` times, and returns the largest length left. */
function farthest(vectors: number[][], times: number): number {
  const dot = (a: number[], b: number[]): number => a.reduce((sum, component, c) => sum + component * b[c], 0);
  const longest = vectors.reduce((a, b) => (dot(b, b) > dot(a, a) ? b : a));
  if (times === 0) return Math.sqrt(dot(longest, longest));
  const rest = vectors.map((v) =>
    v.map((component, c) => component - (dot(v, longest) / dot(longest, longest)) * longest[c]),
  );
  return farthest(rest, times - 1);
}

test.run();
