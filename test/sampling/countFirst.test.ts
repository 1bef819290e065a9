/**
 * Under a cap a guess decides whether pairs are counted or evaluated first. Each order is used where it should be, with
 * equal results.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { TigerInput } from "../../src/index.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { reference } from "../reference/index.ts";
import { Comparison, TOLERANCE } from "../support/compare.ts";
import { drawsOf } from "../support/draws.ts";
import { sample } from "../support/samples.ts";

const runtime = instantiate(loadModule());
const VARIANT = { name: "test", tiger: true, gradient: true };
const WEIGHTS = { attractive: 1, repulsive: 1, coward: 1, noise: 1 };

/** Returns the repulsion kernels that a call runs, in order, and its result. */
function trace(input: TigerInput<Float64Array>) {
  const calls: string[] = [];
  const { wasm, arena } = runtime;
  const traced = ["countPairs", "repel", "locateRanks"] as const;
  const spies = traced.map((name) => [
    name,
    (event: number, step: number) => {
      calls.push(step > 1 ? `${name} some` : name);
      wasm[name](event, step);
    },
  ]);
  return { calls, result: computeLoss({ wasm: { ...wasm, ...Object.fromEntries(spies) }, arena }, VARIANT, input) };
}

/** 25 blocks of 8 hits, D = 2. The chosen blocks lie in a crowd with all objects, the others far from everything. */
function crowd(isCrowded: (block: number) => boolean) {
  const given = sample(Float64Array, { seed: 3, hits: 200, objects: 12, dims: 2, width: 0.5 });
  for (let j = 0; j < 200; j++) {
    if (isCrowded(Math.floor(j / 8))) continue;
    given.x[2 * j] += 100 + 10 * j;
    given.objectId[j] = 0;
  }
  return { ...given, qMin: 0.1, seed: 4 };
}

/** A guess looks at every fourth block. */
const isLookedAt = (block: number): boolean => block % 4 === 0;

function check(input: TigerInput<Float64Array>, calls: string[]): void {
  const got = trace(input);
  assert.equal(got.calls, calls);
  const draws = drawsOf(input);
  const oracle = reference({ ...input, qMin: 0.1, ...(draws.length > 0 && { pairs: draws }) });
  new Comparison(calls.join(), TOLERANCE[64]).result(got.result, oracle, WEIGHTS);
  assert.is(got.result.nRep, oracle.nRep);
}

test("few pairs: one pass evaluates and counts", () => {
  const input = crowd((block) => block === 1);
  const { nRep } = trace({ ...input, maxNRep: 0 }).result;
  check({ ...input, maxNRep: nRep }, ["countPairs some", "repel"]);
});

test("many pairs: counted, then drawn; nothing is evaluated in vain", () => {
  check({ ...crowd(() => true), maxNRep: 100 }, ["countPairs some", "countPairs", "locateRanks"]);
});

test("few blocks: the guess has looked at all of them, and is the count", () => {
  const given = sample(Float64Array, { seed: 3, hits: 60, objects: 12, dims: 2, width: 0.5 });
  check({ ...given, qMin: 0.1, seed: 4, maxNRep: 100 }, ["countPairs", "locateRanks"]);
});

test("many where the guess does not look: evaluated, counted, then drawn", () => {
  check({ ...crowd((block) => !isLookedAt(block)), maxNRep: 100 }, [
    "countPairs some",
    "repel",
    "countPairs",
    "locateRanks",
  ]);
});

test("many only where the guess looks: counted, then evaluated", () => {
  const input = crowd(isLookedAt);
  const { nRep } = trace({ ...input, maxNRep: 0 }).result;
  assert.ok(nRep > 300);
  check({ ...input, maxNRep: nRep }, ["countPairs some", "countPairs", "repel"]);
});

test.run();
