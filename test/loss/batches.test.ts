/**
 * Ragged batches: each event is computed as if alone, terms are means over events, gradients follow, the cap is per
 * event.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { reference, TERMS } from "../reference/index.ts";
import * as api from "../support/anyPrecision.ts";
import { Comparison, sameButForRounding, TOLERANCE } from "../support/compare.ts";
import { ragged } from "../support/ragged.ts";

const { condensationLossGrad, condensationLossTiger, condensationLossTigerGrad } = api;
type Result = api.TigerLoss & api.Gradients;
type Constructor = Float32ArrayConstructor | Float64ArrayConstructor;

const random = (sizes: readonly number[], type: Constructor) => ragged(sizes, { d: 3, seed: 1 }, type);

/** Returns event e of an input on its own. */
function eventOf(input: ReturnType<typeof random>, e: number) {
  const [first, end] = input.rowSplits.slice(e, e + 2);
  const { rowSplits: _, dimensions: d, ...rest } = input;
  return {
    ...rest,
    dimensions: d,
    beta: input.beta.slice(first, end),
    x: input.x.slice(first * d, end * d),
    objectId: input.objectId.slice(first, end),
    weights: input.weights.slice(first, end),
  };
}

const termsOf = ({ dBeta, dX, dWeights, events, ...terms }: Result) => terms;
const sizes = [40, 0, 1, 90, 17, 0];

for (const type of [Float64Array, Float32Array]) {
  for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
    test(`${loss.name} in ${type.name}: each event's terms are the same bits as alone, the batch's their means`, () => {
      const input = random(sizes, type);
      const got = loss(input) as Result;
      const alone = sizes.map((_, e) => loss(eventOf(input, e)) as Result);
      assert.equal(got.events, alone.map(termsOf));
      assert.equal(
        got.events,
        alone.flatMap(({ events }) => events),
      );
      const share = 1 / sizes.length;
      for (const term of TERMS)
        assert.is(
          got[term],
          alone.reduce((sum, each) => sum + share * each[term], 0),
        );
      const { attractive, repulsive, coward, noise } = got;
      assert.is(got.total, 0.5 * attractive + 3 * repulsive - coward + 2 * noise);
      if (loss === condensationLossGrad) return;
      assert.is(
        got.nRep,
        alone.reduce((sum, { nRep }) => sum + nRep, 0),
      );
      assert.ok(got.nRep > 200);
    });

    test(`${loss.name} in ${type.name}: gradients are those of each event alone over E`, () => {
      // Dividing by a power of two is exact, so these means are bit-identical; for any other E they agree with the
      // oracle.
      const input = random(sizes.slice(0, 4), type);
      const got = loss(input);
      const alone = [0, 1, 2, 3].map((e) => loss(eventOf(input, e)));
      for (const name of ["dBeta", "dX", "dWeights"] as const) {
        assert.equal(
          [...got[name]!],
          alone.flatMap((each) => [...each[name]!.map((v) => v / 4)]),
          name,
        );
      }
      const six = random(sizes, type);
      const precision = type === Float32Array ? 32 : 64;
      const compare = new Comparison("a batch of six", TOLERANCE[precision]);
      compare.result(loss(six), reference({ ...six, precision }), six.lossWeights);
    });
  }

  test(`${type.name}: a batch of one event, and events side by side, as they are alone`, () => {
    const one = random([60], type);
    const { rowSplits: _, ...plain } = one;
    assert.equal(condensationLossTigerGrad(one), condensationLossTigerGrad(plain));
    const typed = { ...one, rowSplits: Int32Array.from(one.rowSplits) };
    assert.equal(condensationLossTigerGrad(typed), condensationLossTigerGrad(plain));
  });

  test(`${type.name}: the cap is each event's own`, () => {
    const input = random(sizes, type);
    const full = condensationLossTiger(input);
    const counts = full.events.map(({ nRep }) => nRep);
    const cap = Math.floor(Math.max(...counts) / 2);
    assert.ok(counts.filter((count) => count > 0 && count < cap).length >= 1 && cap > 20);
    const got = condensationLossTigerGrad({ ...input, maxNRep: cap, seed: 5 });
    assert.equal(
      got.events.map(({ nRep }) => nRep),
      counts,
    );
    for (const [e, terms] of got.events.entries()) {
      if (counts[e] <= cap) sameButForRounding(terms, full.events[e], type === Float32Array ? 2e-6 : 1e-12);
      else assert.not.equal(terms.repulsive, full.events[e].repulsive);
    }
    const larger = condensationLossTigerGrad({ ...input, maxNRep: Math.max(...counts), seed: 5 });
    sameButForRounding(larger, condensationLossTigerGrad(input));
    const alike = Array.from({ length: 3 }, () => eventOf(input, 3));
    const repeated = condensationLossTiger({
      ...input,
      beta: type.from(alike.flatMap(({ beta }) => [...beta])),
      x: type.from(alike.flatMap(({ x }) => [...x])),
      objectId: alike.flatMap(({ objectId }) => objectId),
      weights: type.from(alike.flatMap(({ weights }) => [...weights])),
      rowSplits: [0, 90, 180, 270],
      maxNRep: cap,
    }).events;
    const first = condensationLossTiger({ ...eventOf(input, 3), maxNRep: cap }).events[0];
    assert.equal(repeated[0], first);
    assert.is(new Set(repeated.map(({ repulsive }) => repulsive)).size, 3, "each event draws its own sample");
  });
}

test.run();
