/**
 * Every convention's gradients against central differences of the values, in float64, for every input and term:
 * |difference − g| ≤ 1e-6·max(|g|, S), away from kinks: there is no clip, reach, change of condensation point or zero
 * distance within ten steps.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condensationLoss, condensationLossGrad } from "../../src/index.ts";
import { charges } from "../reference/charges.ts";
import { cutEvent, type Event } from "../reference/event.ts";
import { INPUTS, type Input, reference, TERMS } from "../reference/index.ts";
import { objects } from "../reference/objects.ts";
import { difference, scaleOf } from "../reference/pairs.ts";
import { aroundPoint } from "../support/centralDifference.ts";
import { gradientOf } from "../support/compare.ts";
import { conventionBatch, everyConvention } from "./samples.ts";

const HITS = 20;
const OFF = { attractive: 0, repulsive: 0, coward: 0, noise: 0 };
/** Small beside the width 1e-3 of the soft maximum. */
const STEP = 1e-6;
/** The error of a difference quotient from the rounding of its two values, in units of the term's S. */
const ROUNDING = 2 ** -50 / STEP;
const near = (value: number): boolean => Math.abs(value) < 10 * STEP;

function isNearKink(event: Event): boolean {
  const { convention, beta, N, D, x } = event;
  const weights = charges(event);
  const { b, charge } = weights;
  const { betaMax, centreMix, repulsionParameter, chargeScales, metric } = convention;
  if (beta.some((v, j) => near(v - Number(betaMax)) || beta.some((other, i) => i < j && near(v - other)))) return true;
  return objects(event, weights).some(({ own, alpha, centre, distance }) => {
    if (own.length < 2 || near(own.reduce((sum, j) => sum + b[j], 0) - 1)) return true;
    // charges that do not change with beta may be equal
    const moves = (j: number): boolean => charge.slope[j] !== 0 || charge.slope[alpha] !== 0;
    if (own.some((j) => j !== alpha && moves(j) && near(charge.value[j] - charge.value[alpha]))) return true;
    return Array.from({ length: N }, (_, j) => j).some((j) => {
      // α is its own centre: its distance is always 0
      if (j === alpha && centreMix === 0) return false;
      const { square } = difference(event, j, centre);
      const u = (square * (chargeScales === "distance" ? charge.value[j] : 1)) / scaleOf(event, distance).value;
      const alongOne = centre.some((c, i) => near(x[j * D + i] - c));
      if (Math.sqrt(square) < 0.02 || (metric === "manhattan" && alongOne)) return true;
      return near(Math.sqrt(u + repulsionParameter) - 1) || near(Math.sqrt(u) - 2) || near(Math.sqrt(u) - 4);
    });
  });
}

function awayFromKinks(convention: (typeof everyConvention)[number], dims: number) {
  for (let seed = 1; ; seed++) {
    const width = 2.4 / Math.sqrt(dims);
    const { beta, ...rest } = conventionBatch(Float64Array, convention, {
      ...{ seed, events: [HITS], objects: 3, dims, width },
    });
    // sums of beta above 1 in two dimensions, and mostly below it in three
    const input = { ...rest, beta: beta.map((v) => (dims === 2 ? v : 0.3 * v)) };
    if (!isNearKink(cutEvent(input, convention, 0, 0, HITS))) return input;
  }
}

for (const convention of everyConvention) {
  for (const dims of [2, 3]) {
    test(`${convention.name}, D = ${dims}`, () => {
      const input = awayFromKinks(convention, dims);
      const { terms, grad, alphas } = reference(input);
      const gradients = TERMS.map((term) => condensationLossGrad({ ...input, lossWeights: { ...OFF, [term]: 1 } }));
      for (const name of INPUTS) {
        const array = (input as Partial<Record<Input, Float64Array>>)[name];
        for (let i = 0; i < (array?.length ?? 0); i++) {
          const differences = centralDifference(array!, i, () => condensationLoss(input));
          for (const [t, term] of TERMS.entries()) {
            // damping stops part of the gradient through the centre, which is this hit
            const damped = convention.centreDamping > 0 && term === "attractive" && name === "x";
            if (damped && alphas[0].includes(Math.floor(i / dims))) continue;
            const got = gradientOf(gradients[t], name)![i];
            const bound = 1e-6 * Math.max(Math.abs(got), grad[term][name][i].scale) + ROUNDING * terms[term].scale;
            const label = `${term} d${name}[${i}]: difference ${differences[t]}, gradient ${got}, bound ${bound}`;
            assert.ok(Math.abs(differences[t] - got) <= bound, label);
          }
        }
      }
    });
  }
}

/** Returns the central difference of each term. */
function centralDifference(array: Float64Array, i: number, values: () => Record<(typeof TERMS)[number], number>) {
  const [above, below] = aroundPoint(array, i, STEP, values);
  return TERMS.map((term) => (above[term] - below[term]) / (2 * STEP));
}

test.run();
