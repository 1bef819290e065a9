/** Inference against its definition spelt out, by the plain loop, by cells and by whichever the kernel chooses. */
import fc from "fast-check";
import * as assert from "uvu/assert";
import type { Condensates, CondenseInput } from "../../../src/condense/condense.ts";
import { CondensationStruct, CondenseSearch } from "../../../src/wasm/structs.ts";
import { type Area, property } from "../area.ts";
import { hitsOf, recipes } from "../make/hits.ts";
import type { Subject } from "../subject.ts";

/** Always the free hit of highest beta, the first of equal ones, takes what is free and near. */
export function byDefinition({
  x,
  beta,
  betaThreshold,
  radius,
  rowSplits,
  dimensions = 1,
}: CondenseInput): Condensates {
  const round = x instanceof Float32Array ? Math.fround : (v: number): number => v;
  const reach = round(round(radius) * round(radius));
  const splits = rowSplits ?? [0, beta.length];
  const clusterId = new Int32Array(beta.length).fill(-1);
  const alphas: number[] = [];
  const isNear = (j: number, alpha: number): boolean => {
    let s = 0;
    for (let c = 0; c < dimensions; c++) {
      const d = round(x[j * dimensions + c] - x[alpha * dimensions + c]);
      s = round(s + round(d * d));
    }
    return s < reach;
  };
  for (let e = 0; e + 1 < splits.length; e++) {
    const hits = Array.from({ length: splits[e + 1] - splits[e] }, (_, j) => splits[e] + j);
    const candidates = hits.filter((j) => beta[j] > round(betaThreshold)).sort((a, b) => beta[b] - beta[a] || a - b);
    for (const alpha of candidates) {
      if (clusterId[alpha] >= 0) continue;
      for (const j of hits) if (clusterId[j] < 0 && (j === alpha || isNear(j, alpha))) clusterId[j] = alphas.length;
      alphas.push(alpha);
    }
  }
  return { clusterId, alphas: Int32Array.from(alphas) };
}

const cases: fc.Arbitrary<CondenseInput> = fc
  .record({
    recipe: recipes,
    betaThreshold: fc.constantFrom(0.1, 0, 0.5, 0.875, 1),
    // those of lattices and of the reach, and in units of the scale
    radius: fc.oneof(
      fc.constantFrom(1, 0, 0.5, 2, 0.25, Math.SQRT2, 1e-45),
      fc.double({ min: 0, max: 4, noNaN: true }),
    ),
  })
  .map(({ recipe, betaThreshold, radius }) => {
    const { beta, x, rowSplits, dimensions } = hitsOf(recipe);
    return { beta, x, dimensions, ...(rowSplits && { rowSplits }), betaThreshold, radius: radius * recipe.scale };
  });

function check({ runtime, condense }: Subject, input: CondenseInput): void {
  const expected = byDefinition(input);
  const before = structuredClone(input);
  for (const [name, search] of Object.entries(CondenseSearch)) {
    const wasm = {
      ...runtime.wasm,
      condense: (pointer: number): void => {
        CondensationStruct.at(runtime.arena, pointer).search = search;
        runtime.wasm.condense(pointer);
      },
    };
    assert.equal(condense({ wasm, arena: runtime.arena }, input), expected, name);
  }
  assert.equal(input, before, "the input is as it was");
}

export const condense: Area = { name: "condense", checks: [property(20, cases, check)] };
