/**
 * Every convention against the oracle on random batches: every D, every vector tail, empty events and events without
 * objects, every extra input, both functions, both precisions.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { hasReach } from "../../src/conventions/derived.ts";
import { INPUTS, type Reference, reference, TERMS } from "../reference/index.ts";
import {
  type Convention,
  condensationLossGrad,
  condensationLossTigerGrad,
  conventions,
  type Floats,
  type Gradients,
  type Terms,
} from "../support/anyPrecision.ts";
import { Comparison, gradientOf, TOLERANCE } from "../support/compare.ts";
import { type BatchSizes, conventionBatch, everyConvention } from "./samples.ts";

const WEIGHTS = { attractive: 0.7, repulsive: 2, coward: 1.5, noise: -0.3 };
/** A mixed centre is rounded to float32 for the pair kernel, which changes the direction to hits close to it. */
const MIXED_32 = 4e-5;
/** The v in e^(−v) has three roundings of v·2^−24 each, and e^(−v) is not 0 for v up to 87. */
const EXPONENTIAL_32 = 2e-5;
/** Smaller numbers may underflow: the smallest float32 is 1e-45, in units of the largest charge and strength. */
const SMALLEST = { 32: 1e-36, 64: 1e-300 } as const;

/** Returns the tolerance of dX and dDistanceScale; everything else has the usual one. */
function distanceTolerance({ centreMix, repulsion }: Convention, precision: 32 | 64): number {
  if (precision === 64) return TOLERANCE[64];
  if (centreMix > 0) return MIXED_32;
  return repulsion === "gaussian" ? EXPONENTIAL_32 : TOLERANCE[32];
}

function compareAll(
  label: string,
  convention: Convention,
  precision: 32 | 64,
  got: Terms & Gradients,
  { terms, grad }: Reference,
): void {
  const smallest = SMALLEST[precision];
  const plain = new Comparison(label, TOLERANCE[precision]);
  const distances = new Comparison(label, distanceTolerance(convention, precision));
  for (const term of TERMS) plain.number(term, got[term], terms[term].value, terms[term].scale, smallest);
  for (const input of INPUTS) {
    const array = gradientOf(got, input) ?? [];
    const compare = input === "x" || input === "distanceScale" ? distances : plain;
    for (let i = 0; i < array.length; i++) {
      let value = 0;
      let scale = 0;
      for (const term of TERMS) {
        value += WEIGHTS[term] * grad[term][input][i].value;
        scale += Math.abs(WEIGHTS[term]) * grad[term][input][i].scale;
      }
      // compares first, because building the message costs more than comparing
      if (array[i] !== value) compare.number(`d${input}[${i}]`, array[i], value, scale, smallest);
    }
  }
}

function check(convention: Convention, sizes: BatchSizes): void {
  for (const [precision, type] of [
    [32, Float32Array],
    [64, Float64Array],
  ] as const) {
    const input = { ...conventionBatch<Floats>(type, convention, sizes), lossWeights: WEIGHTS };
    const oracle = reference({ ...input, precision });
    const label = `${convention.name} ${JSON.stringify(sizes)} float${precision}`;
    const { nRep, events, ...got } = condensationLossTigerGrad(input);
    compareAll(label, convention, precision, got, oracle);
    if (hasReach(convention)) assert.is(nRep, oracle.nRep, label);
    const lengths = [input.beta, input.x, input.weights, input.distanceScale].map((array) => array?.length);
    const gradients = [got.dBeta, got.dX, got.dWeights, got.dDistanceScale];
    assert.equal(
      gradients.map((array) => array?.length),
      lengths,
    );
    const plain = condensationLossGrad(input);
    assert.equal({ ...got, events: events.map(({ nRep: _, ...terms }) => terms) }, plain, label);
  }
}

/** One event for each number of dimensions, and a ragged batch. */
const CASES: BatchSizes[] = [
  ...[0, 1, 7, 15, 16, 17, 33, 64, 130].map((hits, i) => {
    return { seed: hits, events: [hits], objects: 4, dims: [3, 2, 1, 4, 5, 6, 9, 1, 2][i], width: 1.6 };
  }),
  ...[1, 2, 3, 4, 5, 6, 9].map((dims) => {
    const events = [0, 33, 7, 16, 0, 1, 41];
    return { seed: 100 + dims, events, withoutObjects: [2], objects: 5, dims, width: 2.5 / Math.sqrt(dims) };
  }),
  { seed: 200, events: [9, 21], withoutObjects: [0, 1], objects: 3, dims: 2, width: 1 },
  { seed: 201, events: [12, 30, 5], objects: 1, dims: 3, width: 1 },
  { seed: 202, events: [40, 25], objects: 2, dims: 2, width: 4 },
];

for (const convention of everyConvention) {
  test(`${convention.name}: every D, every tail, ragged batches`, () => {
    for (const sizes of CASES) check(convention, sizes);
  });
}

/** One convention for each form of the general kernel. */
for (const convention of [
  ...[conventions.hgcalmlHinge, conventions.hgcalmlHingeManhattan, conventions.hgcalmlBasic],
  ...[conventions.hgcalmlClusterCoordinates, conventions.hgcalmlClusterCoordinatesHinge],
]) {
  test(`${convention.name}: more than 256 objects, in several runs`, () => {
    const sizes = { seed: 300, events: [640], objects: 500, dims: 2, width: 1.2 };
    assert.ok(new Set(conventionBatch(Float64Array, convention, sizes).objectId).size > 300);
    check(convention, sizes);
  });
}

test("an event's own terms are those of the event alone", () => {
  for (const convention of everyConvention) {
    const sizes = { seed: 7, events: [20, 0, 33, 9], withoutObjects: [3], objects: 4, dims: 3, width: 1.5 };
    const { rowSplits, ...batch } = conventionBatch(Float64Array, convention, sizes);
    const { events } = condensationLossGrad({ ...batch, rowSplits });
    const named = Object.entries(batch);
    for (const [e, terms] of events.entries()) {
      const own = named.map(([name, value]) => {
        const cut = (rowSplits[e + 1] - rowSplits[e]) * (name === "x" ? 3 : 1);
        const first = rowSplits[e] * (name === "x" ? 3 : 1);
        const isArray = Array.isArray(value) || ArrayBuffer.isView(value);
        return [name, isArray ? (value as Float64Array).slice(first, first + cut) : value];
      });
      const [alone] = condensationLossGrad(Object.fromEntries(own) as typeof batch).events;
      for (const term of TERMS) {
        const error = Math.abs(alone[term] - terms[term]);
        assert.ok(error <= 1e-12 * Math.abs(alone[term]), `${convention.name} event ${e} ${term}`);
      }
    }
  }
});

test.run();
