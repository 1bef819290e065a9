/**
 * All weights of the network in one variable, so that the optimiser updates them in some twenty calls instead of as
 * many for each matrix.
 */
import { randomNormal, type Tensor, tensor, tensor1d, tidy, type Variable, variable } from "@tensorflow/tfjs-core";

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

/** The matrices as tensors of their own, by name. */
export function weightTensors(all: Variable, parts: Readonly<Record<string, Part>>): Record<string, Tensor> {
  const values = all.dataSync<"float32">();
  return Object.fromEntries(
    Object.entries(parts).map(([name, { shape, offset }]) => [
      name,
      // A copy: on the cpu backend a tensor keeps the array that it is given.
      tensor(values.slice(offset, offset + sizeOf(shape)), [...shape]),
    ]),
  );
}

/** One gradient [P] in the variable, from those in the matrices, in the order of `parts`. */
export function joinGradients(gradients: readonly Tensor[], parts: Readonly<Record<string, Part>>): Float32Array {
  const places = Object.values(parts);
  const joined = new Float32Array(places.reduce((sum, { shape }) => sum + sizeOf(shape), 0));
  for (const [i, { offset }] of places.entries()) joined.set(gradients[i].dataSync(), offset);
  return joined;
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}
