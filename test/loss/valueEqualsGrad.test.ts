/** A value function and its gradient twin are bit-identical for any input; and the behaviour of `out`. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as api from "../support/anyPrecision.ts";
import { sameButForRounding } from "../support/compare.ts";
import { ragged } from "../support/ragged.ts";

const { condensationLoss, condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } = api;

const cases = fc.record({
  sizes: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 4 }),
  d: fc.integer({ min: 1, max: 6 }),
  seed: fc.nat(),
  weighted: fc.boolean(),
  batch: fc.boolean(),
  maxNRep: fc.constantFrom(0, 1, 20, 300),
});
type Case = typeof cases extends fc.Arbitrary<infer C> ? C : never;

function random({ sizes, d, seed, weighted, batch }: Case, type: Float32ArrayConstructor | Float64ArrayConstructor) {
  const { weights, rowSplits, ...rest } = ragged(sizes, { d, seed }, type);
  return { ...rest, ...(weighted && { weights }), ...(batch && { rowSplits }) };
}

for (const type of [Float32Array, Float64Array]) {
  test(`${type.name}: twins give the same bits, capped or not, and leave their inputs as they were`, () => {
    fc.assert(
      fc.property(cases, (options) => {
        const input = random(options, type);
        const copy = structuredClone(input);
        const { dBeta, dX, dWeights, ...plain } = condensationLossGrad(input);
        assert.equal(condensationLoss(input), plain);
        const tiger = { ...input, maxNRep: options.maxNRep, seed: options.seed };
        const { dBeta: b, dX: x, dWeights: w, ...capped } = condensationLossTigerGrad(tiger);
        assert.equal(condensationLossTiger(tiger), capped);
        assert.equal([dWeights !== undefined, w !== undefined], [options.weighted, options.weighted]);
        assert.equal([b.length, x.length], [dBeta.length, dX.length]);
        assert.equal(input, copy);
      }),
    );
  });

  test(`${type.name}: without a cap the plain and the tiger loss give the same bits`, () => {
    fc.assert(
      fc.property(cases, (options) => {
        const input = random(options, type);
        const { nRep, events, ...tiger } = condensationLossTigerGrad(input);
        const plain = condensationLossGrad(input);
        assert.equal({ ...tiger, events: events.map(({ nRep: _, ...terms }) => terms) }, plain);
        assert.is(
          events.reduce((sum, event) => sum + event.nRep, 0),
          nRep,
        );
        // a cap that is not exceeded changes nothing but last digits: sums then run block by block
        const capped = condensationLossTigerGrad({ ...input, maxNRep: nRep + 1 });
        assert.is(capped.nRep, nRep);
        sameButForRounding(capped, { nRep, events, ...tiger });
      }),
    );
  });

  test(`${type.name}: out is overwritten, returned, and holds the same bits as new arrays`, () => {
    const input = random({ sizes: [30, 0, 12], d: 3, seed: 1, weighted: true, batch: true, maxNRep: 0 }, type);
    for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
      const expected = loss(input);
      const out: api.GradientArrays = {
        dBeta: input.beta.map(() => Number.NaN),
        dX: input.x.map(() => Number.NaN),
        dWeights: input.beta.map(() => Number.NaN),
      };
      const got = loss({ ...input, out });
      assert.equal(got, expected);
      assert.ok(got.dBeta === out.dBeta && got.dX === out.dX && got.dWeights === out.dWeights);
      const partly = loss({ ...input, out: { dX: out.dX } });
      assert.ok(partly.dX === out.dX && partly.dBeta !== out.dBeta && partly.dWeights !== out.dWeights);
      assert.equal(partly, expected);
      const bytes = api.linearMemoryBytes();
      partly.dBeta.fill(0);
      assert.equal([loss(input), api.linearMemoryBytes()], [expected, bytes]);
    }
  });
}

test.run();
