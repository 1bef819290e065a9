/**
 * Allocates linear memory as a stack: mark, alloc, release. The host owns all of it; kernels get pointers and allocate
 * nothing. Views are made anew for every use, because growing the memory detaches the old ones. Nothing else may grow
 * it.
 */
import { MemoryError } from "../errors.ts";

const PAGE = 65536;
/** Every allocation starts on a cache line, which is also the length of a block's row. */
const ALIGNMENT = 64;

/** The allocator of one linear memory. */
export class Arena {
  readonly #memory: WebAssembly.Memory;
  /** The memory's buffer, renewed when it grows. Reading it from the memory costs as much as making a view. */
  #buffer: ArrayBuffer;
  /** The length of the buffer in bytes. A field is several times as fast to read. */
  #capacity: number;
  #top: number;

  /** `base` is the first byte that the host may use. */
  constructor(memory: WebAssembly.Memory, base: number) {
    this.#memory = memory;
    this.#buffer = memory.buffer;
    this.#capacity = this.#buffer.byteLength;
    this.#top = align(base);
  }

  /** The linear memory held, in bytes. It is what the largest call so far needed; it never shrinks. */
  get capacity(): number {
    return this.#capacity;
  }

  /** Returns where the next allocation starts. Pass it to `release` to free everything allocated after it. */
  mark(): number {
    return this.#top;
  }

  release(mark: number): void {
    this.#top = mark;
  }

  /**
   * Makes sure that `bytes` more can be allocated, growing the memory at most once.
   *
   * @throws {MemoryError} if the runtime cannot provide that much
   */
  reserve(bytes: number): void {
    const missing = this.#top + bytes - this.#capacity;
    if (missing <= 0) return;
    try {
      this.#memory.grow(Math.ceil(missing / PAGE));
    } catch (cause) {
      throw new MemoryError(
        `the call needs ${this.#top + bytes} bytes of linear memory, the runtime gave ${this.capacity}; ` +
          "split the batch into smaller calls (memoryBytes predicts what each needs)",
        { cause },
      );
    }
    this.#buffer = this.#memory.buffer;
    this.#capacity = this.#buffer.byteLength;
  }

  /** Returns a pointer to `bytes` bytes on a cache line. They are not cleared. */
  alloc(bytes: number): number {
    const size = align(bytes);
    this.reserve(size);
    const pointer = this.#top;
    this.#top += size;
    return pointer;
  }

  u8(pointer: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#buffer, pointer, length);
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

/** Returns the bytes that an allocation of `bytes` takes. */
export function align(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/** Returns the bytes that allocations of so many bytes take together. */
export function alignedSum(parts: readonly number[]): number {
  return parts.reduce((sum, bytes) => sum + align(bytes), 0);
}
