/** The property losses against test/reference/payload.ts, in the package's conventions and in any put together. */

import fc from "fast-check";
import * as assert from "uvu/assert";
import { type PayloadConvention, payloadConventions } from "../../../src/payload/conventions.ts";
import { CONVENTIONS } from "../../payload/samples.ts";
import { payloadReference } from "../../reference/payload.ts";
import type { AnyPayloadInput, Payload, PayloadGradients } from "../../support/anyPrecision.ts";
import { Comparison, TOLERANCE } from "../../support/compare.ts";
import { comparePayload } from "../../support/comparePayload.ts";
import { uniforms } from "../../support/samples.ts";
import { type Area, property } from "../area.ts";
import { hitsOf, recipes } from "../make/hits.ts";
import type { Subject } from "../subject.ts";

const combinations: fc.Arbitrary<PayloadConvention> = fc
  .record(
    {
      weight: fc.constantFrom("artanhSquared", "betaSquared"),
      betaMax: fc.constantFrom<PayloadConvention["betaMax"]>("belowOne", 0.6),
      betaDivisor: fc.constantFrom(1, 1.01),
      betaClip: fc.constantFrom(0, 0.3, 0.7),
      mean: fc.constantFrom("hits", "objects", "hitsOverN"),
      mask: fc.constantFrom("none", "hits"),
      spectators: fc.constantFrom("none", "charge", "qMin"),
      qMin: fc.constantFrom(0, 0.1, 3),
      batch: fc.constantFrom("meanOfEvents", "objects", "plus"),
      quirks: fc.boolean(),
    },
    { noNullPrototype: true },
  )
  .map((fields) => ({ ...payloadConventions.kieseler2020, ...(fields as Partial<PayloadConvention>), name: "any" }));

const cases: fc.Arbitrary<AnyPayloadInput> = fc
  .record({
    recipe: recipes.map((recipe) => ({ ...recipe, dims: 1, betas: recipe.betas === "ends" ? "ties" : recipe.betas })),
    properties: fc.integer({ min: 1, max: 5 }),
    convention: fc.oneof(fc.constantFrom(...CONVENTIONS), combinations),
    extras: fc.boolean(),
  })
  .map(({ recipe, properties, convention, extras }) => {
    const { x: _, dimensions: __, beta, ...hits } = hitsOf(recipe as Parameters<typeof hitsOf>[0]);
    const next = uniforms(recipe.seed);
    const n = beta.length;
    const type = beta instanceof Float32Array ? Float32Array : Float64Array;
    const weighs = extras && convention.mean === "objects";
    return {
      beta,
      hitLoss: new type(n * properties).map(() => 4 * next() - 1),
      ...hits,
      convention,
      ...(extras && convention.mask === "hits" && { objectMask: Array.from(beta, () => next() < 0.7) }),
      ...(extras && convention.spectators !== "none" && { spectatorWeight: spectators(beta, next) }),
      ...(weighs && { objectWeight: beta.map(() => 0.2 + 2 * next()) }),
    };
  });

/** A third is 0, a few are 1. */
function spectators<F extends AnyPayloadInput["beta"]>(beta: F, next: () => number): F {
  return beta.map(() => Math.min(1, Math.max(0, 1.7 * next() - 0.6))) as F;
}

function check({ runtime, payload }: Subject, input: AnyPayloadInput): void {
  const precision = input.beta instanceof Float32Array ? 32 : 64;
  const oracle = payloadReference(input, precision);
  const before = structuredClone(input);
  const got = payload(runtime, input, true) as Payload & PayloadGradients;
  const compare = new Comparison(`payload, float${precision}`, TOLERANCE[precision]);
  comparePayload(compare, got, oracle);
  const { dBeta, dHitLoss, ...values } = got;
  assert.equal(payload(runtime, input, false), values, "twins");
  assert.equal(input, before, "the input is as it was");
}

export const payload: Area = { name: "payload", checks: [property(20, cases, check)] };
