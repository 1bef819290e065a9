/** The errors a user can meet; each message says what was got, what was expected and what to do. */

/** An argument is not what the function takes. Thrown before any kernel runs; nothing of the caller's is changed. */
export class InputError extends RangeError {
  override name = "InputError";
}

/** This runtime cannot run the kernels (no WebAssembly, no SIMD, or compiling bytes is forbidden). */
export class UnsupportedError extends Error {
  override name = "UnsupportedError";
}

/** The call needs more linear memory than the runtime gives; WebAssembly has at most 4 GiB. */
export class MemoryError extends RangeError {
  override name = "MemoryError";
}

/** An assertion in the kernels' debug build failed: a fault of this package, to be reported with the message. */
export class KernelError extends Error {
  override name = "KernelError";
}
