/**
 * Mark / alloc / release over linear memory. The host owns all of it: kernels get pointers and allocate nothing.
 * Views are made anew for every use: growing the memory empties the old ones. Nothing else may grow it.
 */
import { MemoryError } from "../errors.ts";

const PAGE = 65536;
/** Everything starts on a cache line, which is also a row of a block. */
const ALIGNMENT = 64;

export class Arena {
  readonly #memory: WebAssembly.Memory;
  /** The memory's, until it grows: asking it costs as much as a view. */
  #buffer: ArrayBuffer;
  /** The buffer's length; an own field is several times as fast. */
  #capacity: number;
  #top: number;

  /** `base`: the first byte that is the host's. */
  constructor(memory: WebAssembly.Memory, base: number) {
    this.#memory = memory;
    this.#buffer = memory.buffer;
    this.#capacity = this.#buffer.byteLength;
    this.#top = align(base);
  }

  /** Linear memory held, in bytes: what the largest call so far needed. It never shrinks. */
  get capacity(): number {
    return this.#capacity;
  }

  /** Where the next allocation goes; hand it to `release` to give back all that came after. */
  mark(): number {
    return this.#top;
  }

  release(mark: number): void {
    this.#top = mark;
  }

  /**
   * Makes room for `bytes` beyond what is allocated, growing the memory at most once.
   *
   * @throws {MemoryError} where the runtime does not give that much
   */
  reserve(bytes: number): void {
    const missing = this.#top + bytes - this.#capacity;
    if (missing <= 0) return;
    try {
      this.#memory.grow(Math.ceil(missing / PAGE));
    } catch (cause) {
      throw new MemoryError(
        `the call needs ${this.#top + bytes} bytes of linear memory, got ${this.capacity} and no more; ` +
          "split the batch into smaller calls (memoryBytes tells what each needs)",
        { cause },
      );
    }
    this.#buffer = this.#memory.buffer;
    this.#capacity = this.#buffer.byteLength;
  }

  /** A pointer to `bytes` bytes, on a cache line; their content is whatever was there. */
  alloc(bytes: number): number {
    const size = align(bytes);
    this.reserve(size);
    const pointer = this.#top;
    this.#top += size;
    return pointer;
  }

  i32(pointer: number, length: number): Int32Array {
    return new Int32Array(this.#buffer, pointer, length);
  }

  u32(pointer: number, length: number): Uint32Array {
    return new Uint32Array(this.#buffer, pointer, length);
  }

  i64(pointer: number, length: number): BigInt64Array {
    return new BigInt64Array(this.#buffer, pointer, length);
  }

  u64(pointer: number, length: number): BigUint64Array {
    return new BigUint64Array(this.#buffer, pointer, length);
  }

  f32(pointer: number, length: number): Float32Array {
    return new Float32Array(this.#buffer, pointer, length);
  }

  f64(pointer: number, length: number): Float64Array {
    return new Float64Array(this.#buffer, pointer, length);
  }
}

/** The bytes that an allocation of `bytes` takes. */
export function align(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
