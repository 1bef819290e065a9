/**
 * Every strategy of the neighbour search against the oracle: value, gradient, nRep and the pairs within reach are those
 * of the loop over all pairs, whatever the space looks like.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type LayoutName, layout } from "../../bench/data.ts";
import type { Strategy } from "../../src/event/eventCall.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { reference } from "../reference/index.ts";
import type { AnyInput, Floats } from "../support/anyPrecision.ts";
import { Comparison, TOLERANCE } from "../support/compare.ts";
import { drawsOf } from "../support/draws.ts";
import { sample } from "../support/samples.ts";

const kernels = instantiate(loadModule());
const STRATEGIES = ["everyPair", "sorted", "panels", "filteredPanels", "filtered", "objects", "cells"] as const;
const VARIANT = { name: "test", tiger: true, gradient: true };
const WEIGHTS = { attractive: 1, repulsive: 1, coward: 1, noise: 1 };

type Input = Pick<AnyInput, "beta" | "objectId"> & { x: Float64Array };

/** All strategies against the oracle; the strategy is the one that was asked for. */
function check(label: string, { beta, x, objectId }: Input, precisions: readonly (32 | 64)[] = [32, 64]): void {
  for (const precision of precisions) {
    const of = (values: ArrayLike<number>): Floats =>
      precision === 32 ? Float32Array.from(values) : Float64Array.from(values);
    const input = { beta: of(beta), x: of(x), objectId, qMin: 0.1 };
    const oracle = reference({ ...input, precision });
    const pairs = pairsOf(input, precision);
    assert.is(pairs.size, oracle.nRep);
    for (const strategy of STRATEGIES) {
      const taken: Strategy[] = [];
      const hooks = { strategy, onStrategy: (_: number, got: Strategy) => taken.push(got) };
      const got = computeLoss(kernels, VARIANT, input, hooks);
      const name = `${label}, ${strategy}, float${precision}`;
      assert.equal(taken, [strategy], name);
      assert.is(got.nRep, oracle.nRep, name);
      new Comparison(name, TOLERANCE[precision]).result(got, oracle, WEIGHTS);
      checkPairs(name, input, pairs, strategy);
    }
  }
}

/** Drawing all pairs but one shows which there are: those of the plain loop, which has them in another order. */
function checkPairs(name: string, input: AnyInput, expected: Set<number>, strategy: Strategy): void {
  if (expected.size < 2) return;
  const draws = drawsOf({ ...input, maxNRep: expected.size - 1 }, strategy);
  const pairs = new Set(draws.map(([, hit, object]) => pairKey(hit, object)));
  assert.is(pairs.size, expected.size - 1, `${name}: distinct pairs`);
  for (const pair of pairs) assert.ok(expected.has(pair), `${name}: pair ${pair}`);
}

/** The pairs within reach, by the definition: differences squared and summed in the call's precision. */
function pairsOf({ beta, x, objectId }: AnyInput, precision: 32 | 64): Set<number> {
  const round = precision === 32 ? Math.fround : (v: number): number => v;
  const ids = Array.from(objectId, Number);
  const dims = x.length / beta.length;
  const objects = [...new Set(ids.filter((id) => id > 0))].sort((a, b) => a - b);
  const pairs = new Set<number>();
  objects.forEach((id, k) => {
    let alpha = -1;
    for (let j = 0; j < ids.length; j++) if (ids[j] === id && (alpha < 0 || beta[j] > beta[alpha])) alpha = j;
    for (let j = 0; j < ids.length; j++) {
      let s = 0;
      for (let c = 0; c < dims; c++) {
        const d = round(x[j * dims + c] - x[alpha * dims + c]);
        s = round(s + round(d * d));
      }
      if (s < 1 && ids[j] !== id) pairs.add(pairKey(j, k));
    }
  });
  return pairs;
}

function pairKey(hit: number, object: number): number {
  return hit * 2 ** 20 + object;
}

/** The drawn pairs' value and gradient: of the oracle on them. */
function checkDrawn(label: string, { beta, x, objectId }: Input, maxNRep: number): void {
  const input = { beta, x, objectId, qMin: 0.1, maxNRep };
  for (const strategy of STRATEGIES) {
    const pairs = drawsOf(input, strategy);
    assert.is(pairs.length, maxNRep);
    const oracle = reference({ ...input, precision: 64, pairs });
    const got = computeLoss(kernels, VARIANT, input, { strategy });
    new Comparison(`${label}, ${strategy}, drawn`, TOLERANCE[64]).result(got, oracle, WEIGHTS);
  }
}

/** Points of a sample, moved and scaled. */
function spread(dims: number, hits: number, objects: number, width: number): Input {
  return sample(Float64Array, { seed: dims + hits, hits, objects, dims, width });
}

test("every D from 1 to 64", () => {
  for (let dims = 1; dims <= 64; dims++) check(`D = ${dims}`, spread(dims, 70, 9, 2.2 / Math.sqrt(dims)));
});

test("layouts", () => {
  for (const name of ["sep", "collapsed"] satisfies LayoutName[]) {
    for (const dims of [2, 3, 8, 24]) {
      const { beta, x, objectId } = layout(name, { hits: 300, objects: 40, dims, seed: 3 });
      check(`${name}, D = ${dims}`, { beta, objectId, x: Float64Array.from(x) });
    }
  }
});

test("drawn pairs, in a crowd, half in it, and hardly", () => {
  for (const dims of [2, 3, 8]) {
    for (const width of [0.4, 1.5, 2.5]) {
      const given = spread(dims, 260, 30, width / Math.sqrt(dims / 2));
      checkDrawn(`D = ${dims}, width ${width}`, given, 97);
    }
  }
});

test("more objects than a panel holds", () => {
  const given = spread(3, 2100, 1100, 8);
  check("1,500 objects", given);
});

test("duplicates", () => {
  const given = spread(4, 200, 20, 1);
  for (let i = 0; i < given.x.length; i++) given.x[i] = given.x[i % 12];
  check("three points", given);
  check("one point", { ...given, x: new Float64Array(given.x.length).fill(0.25) });
});

test("a lattice: distances are exactly 1, or next to it", () => {
  for (const dims of [1, 2, 3, 5, 8]) {
    const given = spread(dims, 300, 30, 1);
    for (let i = 0; i < given.x.length; i++) given.x[i] = Math.round(given.x[i] * 4);
    check(`lattice, D = ${dims}`, given);
    check(`half a lattice, D = ${dims}`, { ...given, x: given.x.map((v) => v / 2) });
    check(`a lattice far away, D = ${dims}`, { ...given, x: given.x.map((v) => v + 1e6) });
  }
});

test("tiny, distant and huge coordinates", () => {
  const given = spread(5, 200, 20, 2);
  // in float32 their squares are 0, and so are the directions between them
  check("1e-30", { ...given, x: given.x.map((v) => v * 1e-30) }, [64]);
  check("about 1e6", { ...given, x: given.x.map((v, i) => v + (i % 5 === 1 ? 1e6 : -1e6)) });
  check("of 1e6", { ...given, x: given.x.map((v) => v * 1e6) });
  check("of 1e14", { ...given, x: given.x.map((v) => v * 1e14) });
});

test("an outlier leaves the others their search", () => {
  const given = spread(3, 300, 40, 3);
  given.x[7] = 3e5;
  check("an outlier", given);
});

test("beyond float32's squares there is no search", () => {
  const { beta, x, objectId } = spread(3, 100, 10, 2);
  const input = { beta, x: x.map((v) => v * 1e90), objectId, qMin: 0.1 };
  const taken: Strategy[] = [];
  const hooks = { strategy: "panels", onStrategy: (_: number, got: Strategy) => taken.push(got) } as const;
  const got = computeLoss(kernels, VARIANT, input, hooks);
  assert.equal(taken, ["everyPair"]);
  new Comparison("1e90", TOLERANCE[64]).result(got, reference({ ...input, precision: 64 }), WEIGHTS);
});

test("one object, and one hit an object", () => {
  check("one object", spread(3, 40, 1, 1));
  const given = spread(3, 70, 5, 2);
  check("one hit each", { ...given, objectId: Int32Array.from({ length: 70 }, (_, j) => j + 1) });
});

test.run();
