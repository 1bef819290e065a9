/** The errors that the package throws. Each message says what was got, what was expected and what to do. */

/** An argument is invalid. It is thrown before any result is computed; the caller's arrays are unchanged. */
export class InputError extends RangeError {
  /** Identifies the class even where `instanceof` cannot, as between two copies of the package */
  override name = "InputError";
}

/**
 * The runtime cannot run the kernels: it has no WebAssembly, no SIMD, or forbids compiling bytes. The TensorFlow.js
 * adapter also throws it if a second derivative is requested.
 */
export class UnsupportedError extends Error {
  /** Identifies the class even where `instanceof` cannot, as between two copies of the package */
  override name = "UnsupportedError";
}

/** The call needs more linear memory than the runtime provides. WebAssembly can address at most 4 GiB. */
export class MemoryError extends RangeError {
  /** Identifies the class even where `instanceof` cannot, as between two copies of the package */
  override name = "MemoryError";
}

/** An assertion in the debug build of the kernels failed. This is a bug in this package; please report the message. */
export class KernelError extends Error {
  /** Identifies the class even where `instanceof` cannot, as between two copies of the package */
  override name = "KernelError";
}
