/** The oracle's numbers of a call, summed up once, to hold several results against: DESIGN's tolerances, and S. */
import * as assert from "uvu/assert";
import { type Convention, conventions, type Gradients, type LossWeights, type Terms } from "../../src/index.ts";
import { INPUTS, type Input, type Reference, TERMS } from "../reference/index.ts";
import { Comparison, gradientOf, TOLERANCE } from "../support/compare.ts";

/** As in test/conventions/againstReference.test.ts, each with its reason there. */
const MIXED_32 = 4e-5;
const EXPONENTIAL_32 = 2e-5;
const SMALLEST = { 32: 1e-36, 64: 1e-300 } as const;
/** As in test/conventions/combinations.test.ts. */
export const COMBINED_64 = 1e-11;
/** "Numbers beyond a type's range leave as its largest one" (README). */
const LARGEST = { 32: 2 ** 128 - 2 ** 104, 64: Number.MAX_VALUE } as const;

interface Numbers {
  readonly value: Float64Array;
  readonly scale: Float64Array;
}

export interface ExpectedOptions {
  readonly precision: 32 | 64;
  readonly lossWeights: Required<LossWeights>;
  readonly convention?: Convention;
  /** Instead of DESIGN's */
  readonly tolerance?: number;
}

export class Expected {
  readonly #oracle: Reference;
  readonly #options: ExpectedOptions;
  readonly #gradients: Record<Input, Numbers>;

  constructor(oracle: Reference, options: ExpectedOptions) {
    this.#oracle = oracle;
    this.#options = options;
    const total = (input: Input): Numbers => weighted(oracle, input, options.lossWeights);
    this.#gradients = {
      beta: total("beta"),
      x: total("x"),
      weights: total("weights"),
      distanceScale: total("distanceScale"),
    };
  }

  /** Throws where a number is off by more than the tolerance allows, or is not finite. */
  check(label: string, got: Terms & Partial<Gradients>): void {
    const { precision, tolerance = TOLERANCE[precision] } = this.#options;
    const plain = new Comparison(label, tolerance);
    for (const term of TERMS) {
      const { value, scale } = this.#oracle.terms[term];
      plain.number(term, got[term], value, scale, SMALLEST[precision]);
    }
    const distances = new Comparison(label, Math.max(tolerance, distanceTolerance(this.#options)));
    for (const input of INPUTS) {
      const array = gradientOf(got, input);
      if (array) this.#array(input === "x" || input === "distanceScale" ? distances : plain, input, array);
    }
  }

  #array(compare: Comparison, input: Input, got: ArrayLike<number>): void {
    const { precision } = this.#options;
    const { value, scale } = this.#gradients[input];
    const [largest, smallest] = [LARGEST[precision], SMALLEST[precision]];
    assert.is(got.length, value.length, `${compare.label} d${input}: length`);
    for (let i = 0; i < got.length; i++) {
      const expected = Math.max(-largest, Math.min(largest, value[i]));
      // the message costs more than the numbers
      if (Math.abs(got[i] - expected) <= compare.tolerance * scale[i] + smallest) continue;
      compare.number(`d${input}[${i}]`, got[i], expected, scale[i], smallest);
    }
  }
}

/** Of dX and dDistanceScale; all else keeps to the rule. */
function distanceTolerance({ precision, convention = conventions.objectCondensation }: ExpectedOptions): number {
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
