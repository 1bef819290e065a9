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
