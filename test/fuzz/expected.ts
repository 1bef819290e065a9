/** The oracle's numbers of a call, summed up once, to hold several results against: DESIGN's tolerances, and S. */
import * as assert from "uvu/assert";
import { type Convention, conventions, type Gradients, type LossWeights, type Terms } from "../../src/index.ts";
import { INPUTS, type Input, type Reference, type ReferenceInput, reference, TERMS } from "../reference/index.ts";
import { Comparison, gradientOf, TOLERANCE } from "../support/compare.ts";
import { Rounding } from "./rounding.ts";

/** As in test/conventions/againstReference.test.ts, each with its reason there. */
const MIXED_32 = 4e-5;
const EXPONENTIAL_32 = 2e-5;
const SMALLEST = { 32: 1e-36, 64: 1e-300 } as const;
/** As in test/conventions/combinations.test.ts. */
export const COMBINED_64 = 1e-11;
/** A gradient beyond its type's range is returned as its largest number (docs/numerics.md). */
const LARGEST = { 32: 2 ** 128 - 2 ** 104, 64: Number.MAX_VALUE } as const;

interface Numbers {
  readonly value: Float64Array;
  readonly scale: Float64Array;
}

export type ExpectedInput = ReferenceInput & { lossWeights?: LossWeights };

export class Expected {
  readonly oracle: Reference;
  readonly #precision: 32 | 64;
  readonly #tolerance: number;
  readonly #convention: Convention;
  readonly #lossWeights: Required<LossWeights>;
  readonly #gradients: Record<Input, Numbers>;
  readonly #rounding: Rounding;

  /** `tolerance` instead of DESIGN's. */
  constructor(input: ExpectedInput, tolerance?: number) {
    this.#precision = input.beta instanceof Float32Array ? 32 : 64;
    this.#tolerance = tolerance ?? TOLERANCE[this.#precision];
    this.#convention = input.convention ?? conventions.objectCondensation;
    this.#lossWeights = { attractive: 1, repulsive: 1, coward: 1, noise: 1, ...input.lossWeights };
    const call = { ...input, precision: this.#precision };
    this.oracle = reference(call);
    this.#rounding = new Rounding(call, this.oracle);
    const total = (name: Input): Numbers => weighted(this.oracle, name, this.#lossWeights);
    this.#gradients = {
      ...{ beta: total("beta"), x: total("x") },
      ...{ weights: total("weights"), distanceScale: total("distanceScale") },
    };
  }

  /** Throws where a number is off by more than the tolerance allows, or is not finite. */
  check(label: string, got: Terms & Partial<Gradients>): void {
    const plain = new Comparison(label, this.#tolerance);
    for (const term of TERMS) {
      const { value, scale } = this.oracle.terms[term];
      this.#number(plain, term, got[term], value, scale, () => this.#rounding.ofTerm(term));
    }
    const looser = distanceTolerance(this.#convention, this.#precision);
    const distances = new Comparison(label, Math.max(this.#tolerance, looser));
    for (const input of INPUTS) {
      const array = gradientOf(got, input);
      if (array) this.#array(input === "x" || input === "distanceScale" ? distances : plain, input, array);
    }
  }

  #array(compare: Comparison, input: Input, got: ArrayLike<number>): void {
    const { value, scale } = this.#gradients[input];
    const largest = LARGEST[this.#precision];
    assert.is(got.length, value.length, `${compare.label} d${input}: length`);
    for (let i = 0; i < got.length; i++) {
      const expected = Math.max(-largest, Math.min(largest, value[i]));
      // the name costs more than the numbers
      if (Math.abs(got[i] - expected) <= compare.tolerance * scale[i]) continue;
      const rounding = (): number => this.#rounding.ofGradient(input, i, this.#lossWeights);
      this.#number(compare, `d${input}[${i}]`, got[i], expected, scale[i], rounding);
    }
  }

  #number(
    compare: Comparison,
    name: string,
    got: number,
    expected: number,
    scale: number,
    rounding: () => number,
  ): void {
    let slack: number = SMALLEST[this.#precision];
    const isOff = Math.abs(got - expected) > compare.tolerance * scale + slack;
    if (isOff && this.#convention.centreMix > 0) slack += rounding();
    compare.number(name, got, expected, scale, slack);
  }
}

/** Of dX and dDistanceScale; all else keeps to the rule. */
function distanceTolerance(convention: Convention, precision: 32 | 64): number {
  if (precision === 64) return TOLERANCE[64];
  if (convention.centreMix > 0) return MIXED_32;
  return convention.repulsion === "gaussian" ? EXPONENTIAL_32 : TOLERANCE[32];
}

function weighted({ grad }: Reference, input: Input, weights: Required<LossWeights>): Numbers {
  const length = grad.attractive[input].length;
  const [value, scale] = [new Float64Array(length), new Float64Array(length)];
  for (const term of TERMS) {
    grad[term][input].forEach((sum, i) => {
      value[i] += weights[term] * sum.value;
      scale[i] += Math.abs(weights[term]) * sum.scale;
    });
  }
  return { value, scale };
}
