/** DBSCAN against its definition spelt out, by lists, by expansion and by whichever the kernel chooses. */
import fc from "fast-check";
import * as assert from "uvu/assert";
import { DbscanClusteringStruct, DbscanSearch } from "../../../src/wasm/structs.ts";
import { dbscanReference } from "../../reference/dbscan.ts";
import type { AnyDbscanInput } from "../../support/anyFunctions.ts";
import { type Area, property } from "../area.ts";
import { hitsOf, recipes } from "../make/hits.ts";
import type { Subject } from "../subject.ts";

/** Multiples of a half, so that no order of a sum changes it. */
const WEIGHTS = { none: undefined, some: [0, 0.5, 1, 1.5, 2], signed: [-1, 0.5, 1, 3, 0] } as const;

export const cases: fc.Arbitrary<AnyDbscanInput> = fc
  .record({
    recipe: recipes,
    // those of lattices and of the reach, and in units of the scale
    eps: fc.oneof(fc.constantFrom(1, 0, 0.5, 2, 0.25, Math.SQRT2), fc.double({ min: 0, max: 4, noNaN: true })),
    minSamples: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 400 })),
    weights: fc.constantFrom(...(Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[])),
  })
  .map(({ recipe, eps, minSamples, weights }) => {
    const { beta, x, rowSplits, dimensions } = hitsOf(recipe);
    const own = WEIGHTS[weights];
    const sampleWeight = own && beta.map((_, j) => own[(j * 7) % 5]);
    return {
      ...{ x, dimensions, eps: eps * recipe.scale, minSamples },
      ...(rowSplits && { rowSplits }),
      ...(sampleWeight && { sampleWeight }),
    };
  });

export function check({ runtime, dbscan }: Subject, input: AnyDbscanInput): void {
  const expected = dbscanReference(input);
  const before = structuredClone(input);
  for (const [name, search] of Object.entries(DbscanSearch)) {
    const wasm = {
      ...runtime.wasm,
      dbscan: (pointer: number): void => {
        DbscanClusteringStruct.at(runtime.arena, pointer).search = search;
        runtime.wasm.dbscan(pointer);
      },
    };
    assert.equal(dbscan({ wasm, arena: runtime.arena }, input), expected, name);
  }
  assert.equal(input, before, "the input is as it was");
}

export const dbscan: Area = { name: "dbscan", checks: [property(20, cases, check)] };
