/** Under a cap one pass counts or evaluates first, by a guess: each order is taken where it should be, to the same end. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { TigerInput } from "../src/index.ts";
import { type Exports, instantiate } from "../src/kernels.ts";
import { computeLoss } from "../src/losses.ts";
import { loadModule } from "../src/module.ts";
import { Comparison, TOLERANCE } from "./compare.ts";
import { drawsOf } from "./draws.ts";
import { reference } from "./reference/index.ts";
import { sample } from "./samples.ts";

const kernels = instantiate(loadModule());
const VARIANT = { name: "test", tiger: true, gradient: true };
const WEIGHTS = { attractive: 1, repulsive: 1, coward: 1, noise: 1 };

/** The kernels of the repulsion that a call runs, in order; and its result. */
function trace(input: TigerInput<Float64Array>) {
  const calls: string[] = [];
  const traced = ["count some", "repelHinge", "locate"] as const;
  const wasm: Exports = { ...kernels.wasm };
  for (const name of traced) {
    wasm[`${name}64`] = (event: number, step: number) => {
      calls.push(step > 1 ? `${name} some` : name);
      kernels.wasm[`${name}64`](event, step);
    };
  }
  return { calls, result: computeLoss({ wasm, arena: kernels.arena }, VARIANT, input) };
}

/** 200 hits, D = 2: those from `first` up to `end` in a crowd, the others far from all. Objects stand in the crowd. */
function crowd(first: number, end: number) {
  const given = sample(Float64Array, { seed: 3, hits: 200, objects: 12, dims: 2, width: 0.5 });
  for (let j = 0; j < 200; j++) {
    if (j >= first && j < end) continue;
    given.x[2 * j] += 100 + 10 * j;
    given.objectId[j] = 0;
  }
  return { ...given, qMin: 0.1, seed: 4 };
}

function check(input: TigerInput<Float64Array>, calls: string[]): void {
  const got = trace(input);
  assert.equal(got.calls, calls);
  const draws = drawsOf(input);
  const oracle = reference({ ...input, qMin: 0.1, ...(draws.length > 0 && { pairs: draws }) });
  new Comparison(calls.join(), TOLERANCE[64]).result(got.result, oracle, WEIGHTS);
  assert.is(got.result.nRep, oracle.nRep);
}

test("few pairs: one pass evaluates and counts", () => {
  const input = crowd(150, 200);
  const { nRep } = trace({ ...input, maxNRep: 0 }).result;
  check({ ...input, maxNRep: nRep }, ["count some", "repelHinge"]);
});

test("many pairs: counted, then drawn; nothing is evaluated in vain", () => {
  check({ ...crowd(0, 200), maxNRep: 100 }, ["count some", "count", "locate"]);
});

test("many behind a quiet beginning: evaluated, then drawn", () => {
  check({ ...crowd(100, 200), maxNRep: 100 }, ["count some", "repelHinge", "locate"]);
});

test("few behind a crowded beginning: counted, then evaluated", () => {
  const input = crowd(0, 64);
  const { nRep } = trace({ ...input, maxNRep: 0 }).result;
  assert.ok(nRep > 300);
  check({ ...input, maxNRep: nRep }, ["count some", "count", "repelHinge"]);
});

test.run();
