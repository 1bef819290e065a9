/** A typed array that grows at its end. */
export class Growing<A extends Uint32Array | Float64Array> {
  readonly #type: new (
    length: number,
  ) => A;
  #array: A;
  length = 0;

  constructor(type: new (length: number) => A) {
    this.#type = type;
    this.#array = new type(0);
  }

  append(values: A): void {
    const length = this.length + values.length;
    if (length > this.#array.length) {
      const grown = new this.#type(Math.max(length, 2 * this.length));
      grown.set(this.#array.subarray(0, this.length) as never);
      this.#array = grown;
    }
    this.#array.set(values as never, this.length);
    this.length = length;
  }

  /** An array of what was appended, which takes no more memory than that. */
  take(): A {
    return (this.length === this.#array.length ? this.#array : this.#array.slice(0, this.length)) as A;
  }
}
