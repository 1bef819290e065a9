/**
 * The search serves every convention whose repulsion has a reach: an object's own reach, centres that are no hits,
 * either metric, noise that does not repel, masks, ragged batches. Each strategy against the loop over all pairs, which
 * conventionRandom.test.ts holds against the oracle.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { hasReach } from "../../src/conventions/derived.ts";
import type { Strategy } from "../../src/event/eventCall.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { type BatchSizes, conventionBatch, everyConvention } from "../conventions/samples.ts";
import type { AnyInput, Convention, Floats } from "../support/anyPrecision.ts";
import { nearLargest } from "../support/compare.ts";
import { drawsOf } from "../support/draws.ts";

const kernels = instantiate(loadModule());
const VARIANT = { name: "test", tiger: true, gradient: true };
const SEARCHES = ["sorted", "panels", "filteredPanels", "filtered", "objects", "cells"] as const;
/** Of the largest number of an array: the sums are those of the same pairs in another order. */
const TOLERANCE = { 32: 4e-6, 64: 1e-12 } as const;
const CASES: BatchSizes[] = [
  { seed: 1, events: [130], objects: 14, dims: 3, width: 3 },
  { seed: 2, events: [0, 61, 5, 40, 1], withoutObjects: [2], objects: 9, dims: 5, width: 1.4 },
  { seed: 3, events: [90], objects: 20, dims: 2, width: 0.3 },
];

/** The pairs within reach but one, without their order: what a cap of one less draws from. */
function pairsOf(input: AnyInput, strategy: Strategy): Set<string> {
  const each = drawsOf(input, strategy).map(([event, hit, object]) => `${event} ${hit} ${object}`);
  return new Set(each);
}

function check(
  convention: Convention,
  sizes: BatchSizes,
  type: { from(of: { length: number }, map: (value: unknown, i: number) => number): Floats },
): void {
  const precision = type === (Float32Array as unknown) ? 32 : 64;
  const given = conventionBatch<Floats>(type, convention, sizes);
  const run = (strategy: Strategy) =>
    computeLoss(kernels, VARIANT, conventionBatch(type, convention, sizes), { strategy });
  const plain = run("everyPair");
  for (const strategy of SEARCHES) {
    const label = `${convention.name}, ${strategy}, ${JSON.stringify(sizes)}, float${precision}`;
    const got = run(strategy);
    assert.equal(
      got.events.map(({ nRep }) => nRep),
      plain.events.map(({ nRep }) => nRep),
      label,
    );
    for (const name of ["attractive", "repulsive", "coward", "noise"] as const) {
      nearLargest(`${label} ${name}`, [got[name]], [plain[name]], TOLERANCE[precision]);
    }
    for (const name of ["dBeta", "dX", "dWeights", "dDistanceScale"] as const) {
      if (plain[name]) nearLargest(`${label} ${name}`, got[name]!, plain[name], TOLERANCE[precision]);
    }
    // a cap that keeps all but one pair: every pair drawn is one of the plain loop's
    if (given.rowSplits.length !== 2 || plain.nRep < 3) continue;
    const all = new Set<string>();
    for (const seed of [0, 1, 2]) {
      for (const pair of pairsOf({ ...given, maxNRep: plain.nRep - 1, seed }, "everyPair")) all.add(pair);
    }
    const drawn = pairsOf({ ...given, maxNRep: plain.nRep - 1 }, strategy);
    assert.is(drawn.size, plain.nRep - 1, `${label} pairs`);
    if (all.size === plain.nRep) for (const pair of drawn) assert.ok(all.has(pair), `${label} pair ${pair}`);
  }
}

for (const convention of everyConvention.filter(hasReach)) {
  test(`${convention.name}: every strategy`, () => {
    for (const sizes of CASES) for (const type of [Float32Array, Float64Array]) check(convention, sizes, type);
  });
}

test("without a reach there is no search", () => {
  for (const convention of everyConvention.filter((own) => !hasReach(own))) {
    const taken: Strategy[] = [];
    const hooks = { strategy: "panels", onStrategy: (_: number, got: Strategy) => taken.push(got) } as const;
    computeLoss(kernels, VARIANT, conventionBatch(Float64Array, convention, CASES[0]), hooks);
    assert.equal(taken, ["everyPair"], convention.name);
  }
});

test.run();
