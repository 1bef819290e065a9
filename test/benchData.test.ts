// What the benchmarks measure: their data is what it says it is, and plain JavaScript does the same work.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkAgreement } from "../bench/agreement.ts";
import { type LayoutName, layout } from "../bench/data.ts";
import { interleave } from "../bench/interleave.ts";
import { plainJs } from "../bench/plainJs.ts";
import { reference, TERMS } from "./reference/index.ts";

const names: LayoutName[] = ["sep", "collapsed"];
const sizes = { hits: 600, objects: 50, dims: 3, seed: 7 };

for (const name of names) {
  test(`${name} is a function of its sizes and its seed`, () => {
    assert.equal(layout(name, sizes), layout(name, sizes));
    for (const other of [{ seed: 8 }, { hits: 601 }, { objects: 51 }]) {
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
    for (const dims of [3, 8]) {
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

test("collapsed has every hit within reach of every object, sep next to none", () => {
  for (const dims of [3, 8]) {
    const collapsed = layout("collapsed", { ...sizes, dims });
    const signal = collapsed.objectId.filter((id) => id !== 0).length;
    assert.is(plainJs(collapsed, 0.1).nRep, sizes.hits * sizes.objects - signal);
    assert.ok(plainJs(layout("sep", { ...sizes, dims }), 0.1).nRep < 0.03 * sizes.hits * sizes.objects);
  }
});

test("a layout with more objects than hits for them is refused", () => {
  assert.throws(() => layout("sep", { ...sizes, objects: 511 }), /got 511 objects, expected at most 510 for 600 hits/);
});

test("interleave runs the cases in turn, warm-up first", () => {
  const order: string[] = [];
  const cases = ["A", "B", "C"].map((name) => ({ name, run: () => void order.push(name) }));
  const timings = interleave(cases, { rounds: 2, warmUp: 1 });
  assert.is(order.join(""), "ABCABCABC");
  assert.equal(
    timings.map(({ name }) => name),
    ["A", "B", "C"],
  );
  assert.is(timings[0].speedup, 1);
  assert.ok(timings.every(({ milliseconds }) => milliseconds >= 0));
});

test.run();
