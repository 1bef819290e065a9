/** Numbers with their S, and the shape of a result. */
export const TERMS = ["attractive", "repulsive", "coward", "noise"] as const;
export const INPUTS = ["beta", "x", "weights", "distanceScale"] as const;
export type Term = (typeof TERMS)[number];
export type Input = (typeof INPUTS)[number];

/** A number and its S: the sum of the absolute values of its contributions. */
export class Sum {
  value = 0;
  scale = 0;

  add(contribution: number, magnitude: number = Math.abs(contribution)): void {
    this.value += contribution;
    this.scale += magnitude;
  }

  /** The chain rule: adds this derivative times `factor` to another one, with its S. */
  flow(to: Sum, factor: number, magnitude: number = Math.abs(factor)): void {
    to.add(this.value * factor, this.scale * magnitude);
  }
}

export type Sums = Record<Input, Sum[]>;

export const sums = (n: number): Sum[] => Array.from({ length: n }, () => new Sum());

/** Zeros for every input of n hits in D dimensions. */
export const emptySums = (n: number, D: number): Sums => ({
  beta: sums(n),
  x: sums(n * D),
  weights: sums(n),
  distanceScale: sums(n),
});

export function perTerm<T>(of: (term: Term) => T): Record<Term, T> {
  return { attractive: of("attractive"), repulsive: of("repulsive"), coward: of("coward"), noise: of("noise") };
}
