/**
 * What rounding costs where a centre is no hit. Such a centre is a mean, known to a rounding of its coordinates in
 * float64, and rounded to float32 for the pass over pairs (docs/conventions.md, "What float32 costs"): where x − c is
 * hardly larger than that, no tolerance relative to S holds. So much as the oracle's numbers move when every coordinate
 * moves by a few roundings, a result may be off as well.
 */
import { type Input, type Reference, type ReferenceInput, reference, TERMS, type Term } from "../reference/index.ts";
import { uniforms } from "../support/samples.ts";

/** Of a coordinate, in units of its last place; and how often, so that some move the right way. */
const ROUNDINGS = 16;
const TRIALS = 5;

export class Rounding {
  readonly #input: ReferenceInput;
  readonly #oracle: Reference;
  #trials?: Reference[];

  constructor(input: ReferenceInput, oracle: Reference) {
    this.#input = input;
    this.#oracle = oracle;
  }

  /** Only where some number is off: this is several oracles. */
  get #moved(): Reference[] {
    this.#trials ??= Array.from({ length: TRIALS }, (_, trial) => {
      const next = uniforms(trial);
      const size = ROUNDINGS * (this.#input.precision === 32 ? 2 ** -24 : 2 ** -53);
      const x = Float64Array.from(this.#input.x, (v) => v * (1 + size * (2 * next() - 1)));
      return reference({ ...this.#input, x });
    });
    return this.#trials;
  }

  ofTerm(term: Term): number {
    return this.#moved.reduce(
      (sum, { terms }) => sum + Math.abs(terms[term].value - this.#oracle.terms[term].value),
      0,
    );
  }

  ofGradient(input: Input, i: number, weights: Record<Term, number>): number {
    const total = ({ grad }: Reference): number =>
      TERMS.reduce((sum, term) => sum + weights[term] * grad[term][input][i].value, 0);
    const at = total(this.#oracle);
    return this.#moved.reduce((sum, trial) => sum + Math.abs(total(trial) - at), 0);
  }
}
