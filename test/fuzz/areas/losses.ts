/**
 * The default convention's losses against the oracle: the plain one, and the fast one by every strategy; nRep and the
 * pairs themselves exactly; value and gradient twins to the bit; nothing of the caller's changed.
 */
import * as assert from "uvu/assert";
import type { Strategy } from "../../../src/event/eventCall.ts";
import type { GradientArrays, TigerLoss } from "../../support/anyPrecision.ts";
import type { Area } from "../area.ts";
import { property } from "../area.ts";
import { Expected } from "../expected.ts";
import { type LossCase, lossCases } from "../make/losses.ts";
import { pairKey, pairsWithin } from "../pairs.ts";
import type { Subject } from "../subject.ts";

export const STRATEGIES: readonly (Strategy | undefined)[] = [
  undefined,
  ...(["everyPair", "sorted", "panels", "filteredPanels", "filtered", "objects", "cells"] as const),
];
const PLAIN = { name: "plain", tiger: false, gradient: true };
const TIGER = { name: "tiger", tiger: true, gradient: true };

function check(subject: Subject, input: LossCase): void {
  const { runtime, computeLoss } = subject;
  const before = structuredClone(input);
  const expected = new Expected(input);
  const { oracle } = expected;
  expected.check("plain", computeLoss(runtime, PLAIN, input));
  const pairs = input.beta.length > 0 ? pairsWithin(input, oracle) : [];
  for (const strategy of STRATEGIES) {
    const got = computeLoss(runtime, TIGER, input, { strategy }) as TigerLoss;
    const label = strategy ?? "tiger";
    expected.check(label, got);
    assert.is(got.nRep, oracle.nRep, `${label}: nRep`);
    checkPairs(subject, input, strategy, pairs);
  }
  for (const variant of [PLAIN, TIGER]) checkTwins(subject, input, variant);
  assert.equal(input, before, "the input is as it was");
}

/** A cap of one less than the largest event has draws all of its pairs but one. */
function checkPairs(
  { runtime, computeLoss }: Subject,
  input: LossCase,
  strategy: Strategy | undefined,
  within: readonly Set<number>[],
): void {
  const most = within.reduce((largest, { size }) => Math.max(largest, size), 0);
  if (most < 2) return;
  const drawn = within.map(() => new Set<number>());
  const observe = (event: number, hits: Uint32Array, objects: Uint32Array): void =>
    hits.forEach((hit, i) => {
      drawn[event].add(pairKey(hit, objects[i]));
    });
  computeLoss(runtime, { ...TIGER, gradient: false }, { ...input, maxNRep: most - 1 }, { strategy, observe });
  within.forEach((pairs, e) => {
    const label = `${strategy ?? "tiger"}, event ${e}`;
    assert.is(drawn[e].size, pairs.size === most ? most - 1 : 0, `${label}: distinct pairs`);
    for (const pair of drawn[e]) assert.ok(pairs.has(pair), `${label}: pair ${pair} is not within reach`);
  });
}

/** The value function has the gradient function's bits, and arrays of the caller's get what new ones get. */
function checkTwins({ runtime, computeLoss }: Subject, input: LossCase, variant: typeof PLAIN): void {
  const withGradients = computeLoss(runtime, variant, input);
  const { dBeta, dX, dWeights, ...terms } = withGradients;
  assert.equal(computeLoss(runtime, { ...variant, gradient: false }, input), terms, `${variant.name}: twins`);
  const out: GradientArrays = { dX: input.x.slice(), ...(dWeights && { dWeights: input.beta.slice() }) };
  const again = computeLoss(runtime, variant, { ...input, out });
  assert.ok(again.dX === out.dX && again.dWeights === out.dWeights, `${variant.name}: out`);
  assert.equal(again, withGradients, `${variant.name}: again`);
}

export const losses: Area = { name: "losses", checks: [property(6, lossCases, check)] };
