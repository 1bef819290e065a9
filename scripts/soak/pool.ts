/** Arguments made anew for every call: small events of any size, precision, batch and convention, some of them wrong. */

import { readInputs } from "../../src/conventions/checkConvention.ts";
import type { AnyInput, Convention, Floats } from "../../test/support/anyPrecision.ts";

/** The largest: the first call has these, so that linear memory grows no more after it. */
export const MOST = { hits: 24, dims: 6 };

export class Pool {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 to 1: mulberry32, since Philox would cost more than the calls. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  one<T>(values: readonly T[]): T {
    return values[this.below(values.length)];
  }

  numbers(double: boolean, length: number, low: number, high: number): Floats {
    const array = new (double ? Float64Array : Float32Array)(length);
    for (let i = 0; i < length; i++) array[i] = low + (high - low) * this.next();
    return array;
  }

  hits(hits = this.below(MOST.hits + 1), dims = 1 + this.below(MOST.dims), double = this.below(2) === 0) {
    const cut = this.below(hits + 1);
    return {
      beta: this.numbers(double, hits, 0, 1),
      x: this.numbers(double, hits * dims, 0, 2),
      dimensions: dims,
      ...(this.below(2) && { rowSplits: [0, cut, cut, hits] }),
    };
  }

  ids(hits: number): Int32Array | BigInt64Array | number[] {
    const objects = 1 + this.below(hits + 1);
    const ids = Int32Array.from({ length: hits }, () => this.below(objects + 1));
    return [ids, BigInt64Array.from(ids, BigInt), Array.from(ids)][this.below(3)];
  }

  /** Of a loss with this convention, with whatever it reads. */
  loss(convention: Convention, given = this.hits()): AnyInput {
    const { beta } = given;
    const reads = readInputs(convention);
    const floats = (): Floats => this.numbers(beta instanceof Float64Array, beta.length, 0, 1);
    return {
      ...given,
      objectId: this.ids(beta.length),
      convention,
      qMin: 0.1,
      ...(this.below(2) && { weights: floats() }),
      ...(this.below(3) === 0 && { objectWeight: floats() }),
      ...(reads.distanceScale && { distanceScale: floats() }),
      ...(reads.spectatorWeight && { spectatorWeight: floats() }),
      ...(reads.hitEnergy && { hitEnergy: floats() }),
      ...(reads.objectMask && { objectMask: Array.from(beta, (v) => v < 0.5) }),
    };
  }

  /** Refused, by a check of an option, of an array, or, once it has been copied, of a number in linear memory. */
  wrong<I extends { beta: Floats; x: Floats }>(input: I): object {
    const { beta, x } = input;
    const last = x.map((v, i) => (i === x.length - 1 ? Number.NaN : v));
    return [
      { ...input, beta: [...beta] },
      { ...input, x: x.length > 0 ? last : [0] },
      { ...input, beta: beta.map(() => 2), x: beta.length > 0 ? x : 0 },
      { ...input, rowSplits: [0, beta.length + 1] },
      { ...input, unknown: 1 },
      { ...input, dimensions: 1.5 },
    ][this.below(6)];
  }
}
