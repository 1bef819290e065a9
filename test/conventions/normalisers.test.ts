/** The normalisers by hand: each word's number for one event, where the smallest constant shows. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Convention } from "../../src/conventions/convention.ts";
import { type EventCounts, normalisers } from "../../src/conventions/normalisers.ts";
import { conventions } from "../../src/index.ts";

const EVENT: EventCounts = { hits: 20, counts: [6, 3, 1], noiseHits: 10, maskedHits: 8, spectators: 2.5 };
/** Others in range, of each object. */
const IN_RANGE = [5, 0, 11];
const fround = Math.fround;

function run(change: Partial<Convention>, event: Partial<EventCounts> = {}) {
  const counts = event.counts ?? EVENT.counts;
  const own = {
    a: new Float64Array(counts.length),
    r: Float64Array.from(IN_RANGE.slice(0, counts.length)),
    c: new Float64Array(counts.length),
  };
  const noise = normalisers({ ...conventions.objectCondensation, ...change }, { ...EVENT, ...event }, own);
  return { a: [...own.a], r: [...own.r], c: [...own.c], ...noise };
}

function near(label: string, got: readonly number[], expected: readonly number[]): void {
  got.forEach((v, k) => {
    const isNear = Math.abs(v - expected[k]) <= 1e-14 * Math.abs(expected[k]);
    assert.ok(isNear, `${label}[${k}]: got ${v}, expected ${expected[k]}`);
  });
}

const inverse = (norms: number[]): number[] => norms.map((norm) => 1 / norm);

test("attraction", () => {
  const expected: Record<Convention["attractionNorm"], number[]> = {
    hits: [18, 9, 3],
    hitsPlus: [18.003, 9.003, 3.003],
    hitsPlus32: [6, 3, 1].map((n) => 3 * fround(n + fround(1e-3))),
    allHits: [20, 20, 20],
    allHitsPlus: [20.001, 20.001, 20.001],
    maskedHits: [5, 5, 5],
  };
  for (const [word, norms] of Object.entries(expected)) {
    near(word, run({ attractionNorm: word as Convention["attractionNorm"] }).a, inverse(norms));
  }
  near("few masked", run({ attractionNorm: "maskedHits" }, { maskedHits: 3 }).a, [1, 1, 1]);
  near("quirks", run({ attractionNorm: "maskedHits", quirks: true }).a, inverse([5, 5, 5]));
  const few = run({ attractionNorm: "maskedHits", quirks: true }, { maskedHits: 3 }).a;
  // the original's 1e-9 vanishes beside 3 in float32: as many masked hits as objects have no mean
  assert.equal(few, [0, 0, 0]);
});

test("repulsion", () => {
  const expected: Record<Convention["repulsionNorm"], number[]> = {
    others: [42, 51, 57],
    othersPlus: [42.003, 51.003, 57.003],
    allHits: [20, 20, 20],
    allHitsPlus: [20.001, 20.001, 20.001],
    hundred: [300, 300, 300],
    inRange: [15.003, 0.003, 33.003],
    pairs: [40, 40, 40],
    objects: [4, 4, 4],
  };
  for (const [word, norms] of Object.entries(expected)) {
    near(word, run({ repulsionNorm: word as Convention["repulsionNorm"] }).r, inverse(norms));
  }
  const one = { counts: [20] };
  near("one object", run({ repulsionNorm: "pairs" }, one).r, [1 / 20]);
  near("one object, quirks", run({ repulsionNorm: "pairs", quirks: true }, one).r, [1e9]);
  near("quirks", run({ repulsionNorm: "pairs", quirks: true }).r, inverse([40 + 1e-9, 40 + 1e-9, 40 + 1e-9]));
  assert.equal(run({ repulsionNorm: "others" }, one).r, [0], "no others: no mean");
});

test("weights, energies and sums of charges", () => {
  const objectWeights = [1, 2, 0.5];
  near("a", run({}, { objectWeights }).a, [1 / 18, 2 / 9, 0.5 / 3]);
  near("r", run({}, { objectWeights }).r, [1 / 42, 2 / 51, 0.5 / 57]);
  near("c", run({}, { objectWeights }).c, [1 / 3, 2 / 3, 0.5 / 3]);
  const energies = [1, 0.5, 0.25];
  // over their mean, 1.75 / 3
  near("energies", run({}, { energies }).a, [1 / 10.5, 0.5 / 5.25, 0.25 / 1.75]);
  near("r without", run({}, { energies }).r, inverse([42, 51, 57]));
  const chargeSums = [0.5, 0.25, 0.125];
  near("sums", run({}, { chargeSums }).a, inverse([6 * 0.876, 3 * 0.876, 0.876]));
  near("sums and energies", run({}, { chargeSums, energies }).a, [
    1 / (6 * 1.75 * (0.876 / 3)),
    0.5 / (3 * 1.75 * (0.876 / 3)),
    0.25 / (1.75 * (0.876 / 3)),
  ]);
});

test("noise", () => {
  const coefficients = (change: Partial<Convention>, event: Partial<EventCounts> = {}): number[] => {
    const { noiseCoefficient, spectatorCoefficient } = run({ sB: 2, ...change }, event);
    return [noiseCoefficient, spectatorCoefficient];
  };
  near("mean", coefficients({ noise: "mean" }), [0.2, 0]);
  near("quarter", coefficients({ noise: "quarter" }), [0.05, 0]);
  near("hgcalml", coefficients({ noise: "hgcalml" }), [2 / 10.001, 2 / 2.501]);
  near("suppression", coefficients({ noise: "hgcalml", spectatorSuppression: 0.5 }), [2 / 10.001, 0.5 / 2.501]);
  near("none", coefficients({ noise: "none" }), [0, 0]);
  assert.equal(coefficients({ noise: "mean" }, { noiseHits: 0 }), [0, 0]);
  assert.equal(coefficients({ noise: "quarter" }, { noiseHits: 0 }), [0, 0]);
});

test.run();
