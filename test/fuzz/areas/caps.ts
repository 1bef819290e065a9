/**
 * Under a cap: exactly maxNRep distinct pairs of each event that has more, whose weights sum to its nRep; the loss is
 * the oracle's on them; the same seed gives the same bits.
 */
import fc from "fast-check";
import * as assert from "uvu/assert";
import { hasReach } from "../../../src/conventions/derived.ts";
import type { Strategy } from "../../../src/event/eventCall.ts";
import { everyConvention } from "../../conventions/samples.ts";
import type { ReferenceInput } from "../../reference/index.ts";
import type { AnyInput, TigerLoss } from "../../support/anyPrecision.ts";
import { type Area, property } from "../area.ts";
import { Expected } from "../expected.ts";
import { batchCases } from "../make/batches.ts";
import { lossCases } from "../make/losses.ts";
import type { Subject } from "../subject.ts";
import { STRATEGIES } from "./losses.ts";

type Draws = NonNullable<ReferenceInput["pairs"]>;
interface Capped {
  readonly input: AnyInput;
  readonly part: number;
  readonly seed: number;
  readonly strategy: Strategy | undefined;
}

const TIGER = { name: "tiger", tiger: true, gradient: true };

const capped = (input: fc.Arbitrary<AnyInput>): fc.Arbitrary<Capped> =>
  fc.record({
    input,
    part: fc.double({ min: 0, max: 1.1, noNaN: true }),
    seed: fc.maxSafeNat(),
    strategy: fc.constantFrom(...STRATEGIES),
  });

function check({ runtime, computeLoss }: Subject, { input, part, seed, strategy }: Capped): void {
  const exact = computeLoss(runtime, TIGER, input, { strategy }) as TigerLoss;
  const most = exact.events.reduce((largest, { nRep }) => Math.max(largest, nRep), 0);
  const call = { ...input, seed, maxNRep: Math.max(1, Math.floor(part * most)) };
  const draws: Draws = [];
  const observe = (event: number, hits: Uint32Array, objects: Uint32Array, weights: Float64Array): void =>
    weights.forEach((weight, i) => {
      draws.push([event, hits[i], objects[i], weight]);
    });
  const got = computeLoss(runtime, TIGER, call, { strategy, observe }) as TigerLoss;
  assert.is(got.nRep, exact.nRep, "nRep");
  got.events.forEach(({ nRep }, e) => {
    const own = draws.filter(([event]) => event === e);
    const isCapped = nRep > call.maxNRep;
    assert.is(own.length, isCapped ? call.maxNRep : 0, `event ${e}: draws`);
    assert.is(new Set(own.map(([, hit, object]) => `${hit} ${object}`)).size, own.length, `event ${e}: distinct pairs`);
    const sum = own.reduce((total, [, , , weight]) => total + weight, 0);
    assert.is(sum, isCapped ? nRep : 0, `event ${e}: weights`);
  });
  const expected = new Expected({ ...input, pairs: [...draws, ...others(call, got)] });
  expected.check("drawn", got);
  assert.is(got.nRep, expected.oracle.nRep, "nRep of the oracle");
  assert.equal(computeLoss(runtime, TIGER, call, { strategy }), got, "the same seed");
  const { dBeta, dX, dWeights, dDistanceScale, ...terms } = got as TigerLoss & Record<string, unknown>;
  assert.equal(computeLoss(runtime, { ...TIGER, gradient: false }, call, { strategy }), terms, "twins");
}

/** Events without draws count all of their pairs; the oracle leaves out those beyond the reach. */
function others({ beta, rowSplits = [0, beta.length], maxNRep = 0 }: AnyInput, { events }: TigerLoss): Draws {
  return events.flatMap(({ nRep }, e) => {
    const hits = rowSplits[e + 1] - rowSplits[e];
    if (nRep > maxNRep || nRep === 0) return [];
    // no more objects than hits
    return Array.from({ length: hits * hits }, (_, i): Draws[number] => [e, Math.floor(i / hits), i % hits, 1]);
  });
}

const withReach = everyConvention.filter(hasReach);

export const caps: Area = {
  name: "caps",
  checks: [property(8, capped(lossCases), check), property(8, capped(batchCases(withReach)), check)],
};
