/**
 * All weights of the network in one variable, so that the optimiser updates them in a dozen calls instead of as many
 * for each matrix.
 */
import {
  customGrad,
  pad,
  randomNormal,
  reshape,
  slice,
  type Tensor,
  type Tensor1D,
  tensor1d,
  tidy,
  type Variable,
  variable,
} from "@tensorflow/tfjs-core";

/** A matrix, or a vector, and where it begins in the variable. */
export interface Part {
  readonly shape: readonly number[];
  readonly offset: number;
}

/** Collects matrices with their names and initial values; `pack` makes the variable. */
export class Parameters {
  readonly parts: Record<string, Part> = {};
  private readonly values: number[] = [];
  constructor(private readonly seed: number) {}

  /** A matrix of normal numbers of the given variance, the same for the same seed. */
  normal(name: string, shape: readonly number[], variance: number): Part {
    // A seed of 0 means to TensorFlow.js that any will do.
    const seed = 1 + 10_000 * this.seed + this.values.length;
    const sigma = Math.sqrt(variance);
    return this.constant(
      name,
      shape,
      tidy(() => randomNormal([...shape], 0, sigma, "float32", seed).dataSync()),
    );
  }

  constant(name: string, shape: readonly number[], values: ArrayLike<number>): Part {
    const part = { shape, offset: this.values.length };
    this.parts[name] = part;
    this.values.push(...Array.from(values));
    return part;
  }

  pack(): Variable {
    return tidy(() => variable(tensor1d(this.values)));
  }
}

/** Returns a part of the variable in its own shape; its gradient is 0 in all other parts. */
export function partOf<T extends Tensor>(all: Variable, { shape, offset }: Part): T {
  const size = shape.reduce((product, n) => product * n, 1);
  const take = customGrad((from) => ({
    value: reshape(slice(from as Tensor1D, offset, size), [...shape]),
    gradFunc: (dy: Tensor) => [pad(reshape(dy, [size]), [[offset, all.size - offset - size]])],
  }));
  return take(all as unknown as Tensor) as T;
}
