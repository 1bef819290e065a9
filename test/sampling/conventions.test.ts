/** The tiger sampler under every convention whose repulsion has a reach, and that the others refuse a cap. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { hasReach } from "../../src/conventions/derived.ts";
import { conventionBatch, everyConvention } from "../conventions/samples.ts";
import { reference } from "../reference/index.ts";
import { condensationLossTiger, condensationLossTigerGrad, conventions, type Floats } from "../support/anyPrecision.ts";
import { Comparison, sameButForRounding, TOLERANCE } from "../support/compare.ts";
import { drawsOf } from "../support/draws.ts";
import { uniforms } from "../support/samples.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const WEIGHTS = { attractive: 1, repulsive: 3, coward: 1, noise: 1 };
const CAP = 77;
const BATCH = { seed: 6, events: [50, 0, 60, 1], objects: 9, dims: 3, width: 1 };
/** A mixed centre is rounded to float32 for the pair kernel, which changes the direction to hits close to it. */
const MIXED_32 = 4e-5;

const withReach = everyConvention.filter(hasReach);

test("these have a reach", () => {
  const names = withReach.map(({ name }) => name);
  for (const name of ["kieseler2020", "gnnTrackingTiger", "gnnTrackingRadiusGraph", "mlpf", "mlpf, centreMix 0.99"]) {
    assert.ok(names.includes(name), name);
  }
  for (const name of ["hgcalmlHinge", "hgcalmlHingeManhattan"]) assert.ok(names.includes(name), name);
});

for (const convention of withReach) {
  for (const [precision, type] of [
    [32, Float32Array],
    [64, Float64Array],
  ] as const) {
    test(`${convention.name} in float${precision}: exactly maxNRep distinct pairs, worth what the oracle says`, () => {
      const exact = conventionBatch<Floats>(type, convention, BATCH);
      const input = { ...exact, maxNRep: CAP, seed: 9, lossWeights: WEIGHTS };
      const draws = drawsOf(input);
      const oracle = reference({ ...input, precision, pairs: draws });
      const got = condensationLossTigerGrad(input);
      const tolerance = precision === 32 && convention.centreMix > 0 ? MIXED_32 : TOLERANCE[precision];
      new Comparison(`${convention.name} float${precision}`, tolerance).result(got, oracle, WEIGHTS);
      assert.is(got.nRep, oracle.nRep);
      assert.is(got.nRep, condensationLossTiger(exact).nRep);
      for (const e of [0, 2]) {
        const own = draws.filter(([event]) => event === e);
        assert.ok(got.events[e].nRep > CAP, "the cap must be in force");
        assert.is(own.length, CAP);
        assert.is(new Set(own.map(([, hit, object]) => `${hit} ${object}`)).size, CAP);
        const total = own.reduce((sum, [, , , weight]) => sum + weight, 0);
        assert.is(total, got.events[e].nRep);
      }
      assert.not.ok(draws.some(([event]) => event === 1 || event === 3));
      const { dBeta, dX, dWeights, dDistanceScale, ...terms } = got;
      assert.equal(condensationLossTiger(input), terms);
      const uncapped = { ...input, maxNRep: got.nRep };
      sameButForRounding(condensationLossTigerGrad(uncapped), condensationLossTigerGrad({ ...input, maxNRep: 0 }));
    });
  }
}

const SEEDS = 200;
const DIRECTIONS = 5;
for (const convention of [conventions.gnnTrackingTiger, conventions.hgcalmlHingeManhattan]) {
  test(`${convention.name}: the mean over ${SEEDS} seeds is the exact loss and gradient, within 4 standard errors`, () => {
    const batch = { seed: 3, events: [200], objects: 60, dims: 3, width: 0.9 };
    const lossWeights = { attractive: 0, repulsive: 1, coward: 0, noise: 0 };
    const input = { ...conventionBatch(Float64Array, convention, batch), lossWeights };
    const next = uniforms(99);
    const direction = (length: number): number[] => Array.from({ length }, () => next() - 0.5);
    const directions = Array.from({ length: DIRECTIONS }, () => [200, 600, 200, 200].map(direction));
    const measure = (maxNRep: number, seed: number): number[] => {
      const got = condensationLossTigerGrad({ ...input, maxNRep, seed });
      const arrays = [got.dBeta, got.dX, got.dWeights, got.dDistanceScale];
      const along = (ways: number[][]): number =>
        arrays.reduce((sum, array, a) => sum + (array ? ways[a].reduce((part, w, i) => part + w * array[i], 0) : 0), 0);
      return [got.repulsive, ...directions.map(along)];
    };
    const exact = measure(0, 0);
    const { nRep } = condensationLossTiger(input);
    const runs = Array.from({ length: SEEDS }, (_, seed) => measure(Math.round(nRep / 20), seed));
    exact.forEach((expected, i) => {
      const mean = runs.reduce((sum, run) => sum + run[i], 0) / SEEDS;
      const variance = runs.reduce((sum, run) => sum + (run[i] - mean) ** 2, 0) / (SEEDS - 1);
      const sigmas = (mean - expected) / Math.sqrt(variance / SEEDS);
      assert.ok(Math.abs(sigmas) < 4, `measure ${i}: mean ${mean}, expected ${expected}, ${sigmas} standard errors`);
    });
  });
}

test("without a reach there is nothing to sample: any cap but 0 is an InputError", () => {
  const others = everyConvention.filter((convention) => !hasReach(convention));
  assert.ok(others.includes(conventions.mlpfHgcal) && others.includes(conventions.hgcalmlClusterCoordinatesHinge));
  for (const convention of others) {
    const input = conventionBatch(Float64Array, convention, BATCH);
    for (const loss of [condensationLossTiger, condensationLossTigerGrad]) {
      assert.equal(loss({ ...input, maxNRep: 0 }), loss(input));
      throwsInputError(
        () => loss({ ...input, maxNRep: 1 }),
        new RegExp(`^maxNRep: got 1 with ${convention.name}, whose repulsion has no reach to sample in; leave it out`),
      );
    }
  }
});

test.run();
