/**
 * The package's tolerance rule: |got − expected| ≤ tol·S, with S the sum of the absolute values of the contributions.
 */
import * as assert from "uvu/assert";
import type { Gradients, Loss } from "../../src/index.ts";
import { INPUTS, type Input, type Reference, type Sum, TERMS, type Term } from "../reference/index.ts";

export const TOLERANCE = { 32: 2e-6, 64: 1e-12 } as const;

/** Keeps the largest |got − expected| / S. It throws if one exceeds the tolerance or a number is not finite. */
export class Comparison {
  worst = 0;
  constructor(
    readonly label: string,
    readonly tolerance: number,
  ) {}

  number(name: string, got: number, expected: number, scale: number, slack = 0): void {
    const error = Math.abs(got - expected);
    if (!Number.isFinite(got) || !(error <= this.tolerance * scale + slack)) {
      const off = `off by ${error / scale} of S = ${scale}`;
      assert.unreachable(`${this.label} ${name}: got ${got}, expected ${expected}, ${off}`);
    }
    if (scale > 0) this.worst = Math.max(this.worst, error / scale);
  }

  /** Compares an array. `floor` is an additional tolerance, relative to the largest S of the array. */
  array(
    name: string,
    got: ArrayLike<number>,
    expected: ArrayLike<number> | 0,
    scales: readonly Pick<Sum, "scale">[],
    floor = 0,
  ): void {
    assert.is(got.length, scales.length, `${this.label} ${name}: length`);
    const slack = floor * scales.reduce((largest, { scale }) => Math.max(largest, scale), 0);
    for (let i = 0; i < got.length; i++) {
      this.number(`${name}[${i}]`, got[i], expected === 0 ? 0 : expected[i], scales[i].scale, slack);
    }
  }

  /** Compares four terms and the gradients of their weighted sum with the oracle. */
  result(got: Loss & Partial<Gradients>, oracle: Reference, weights: Record<Term, number>): void {
    for (const term of TERMS) {
      this.number(term, got[term], oracle.terms[term].value, oracle.terms[term].scale);
    }
    for (const input of INPUTS) {
      const array = gradientOf(got, input);
      if (array) this.sums(`d${input}`, array, oracle, input, weights);
    }
  }

  private sums(
    name: string,
    got: ArrayLike<number>,
    oracle: Reference,
    input: Input,
    weights: Record<Term, number>,
  ): void {
    const length = oracle.grad.attractive[input].length;
    assert.is(got.length, length, `${this.label} ${name}: length`);
    for (let i = 0; i < length; i++) {
      let value = 0;
      let scale = 0;
      for (const term of TERMS) {
        value += weights[term] * oracle.grad[term][input][i].value;
        scale += Math.abs(weights[term]) * oracle.grad[term][input][i].scale;
      }
      this.number(`${name}[${i}]`, got[i], value, scale);
    }
  }
}

export function gradientOf(got: Partial<Gradients>, input: Input): ArrayLike<number> | undefined {
  return { beta: got.dBeta, x: got.dX, weights: got.dWeights, distanceScale: got.dDistanceScale }[input];
}

/** What one contribution to a number may be, though they cancel. */
const CONTRIBUTION = 1e-2;

/**
 * The same loss of sums in another order, as stages and one pass have them: counts are equal, and numbers to rounding,
 * relative to the largest of their array, or to what one contribution to it may be.
 */
export function sameButForRounding(got: object, expected: object, tolerance?: number): void {
  const values = Object.values(expected);
  const isWide = !values.some((value) => value instanceof Float32Array);
  const bound = tolerance ?? (isWide ? TOLERANCE[64] : TOLERANCE[32]);
  for (const [name, wanted] of Object.entries(expected)) {
    const own = (got as Record<string, unknown>)[name];
    if (name === "nRep") assert.is(own, wanted);
    else if (typeof wanted === "number") nearLargest(name, [own as number], [wanted], bound, CONTRIBUTION);
    else if (ArrayBuffer.isView(wanted))
      nearLargest(name, own as Float64Array, wanted as Float64Array, bound, CONTRIBUTION);
    else if (Array.isArray(wanted))
      for (const [i, event] of wanted.entries()) sameButForRounding((own as object[])[i], event, bound);
    else assert.equal(own, wanted, name);
  }
}

/** Arrays whose numbers differ by at most `tolerance` of the largest expected one, or of `least` where all are smaller. */
export function nearLargest(
  label: string,
  got: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  least = 0,
): void {
  assert.is(got.length, expected.length, label);
  let largest = least;
  for (let i = 0; i < expected.length; i++) largest = Math.max(largest, Math.abs(expected[i]));
  for (let i = 0; i < expected.length; i++) {
    if (Math.abs(got[i] - expected[i]) <= tolerance * largest) continue;
    assert.unreachable(`${label}[${i}]: got ${got[i]}, expected ${expected[i]}, the largest is ${largest}`);
  }
}
