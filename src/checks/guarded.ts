/** Reading what a caller hands over runs code of the caller's: getters, proxies, iterators. What they throw gets a type. */
import { InputError, KernelError, MemoryError, UnsupportedError } from "../errors.ts";

/**
 * Runs what reads the arguments of the function `name`.
 *
 * @throws {InputError} with the thrown value as its `cause`, for anything thrown that is no error of this package
 */
export function guarded<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isOwn(error)) throw error;
    throw new InputError(
      `${name}: got an argument that threw while it was read, expected plain values and arrays; the cause tells what`,
      { cause: error },
    );
  }
}

function isOwn(error: unknown): boolean {
  // a revoked proxy may be thrown too, and throws in turn when it is asked for its prototype
  try {
    return [InputError, MemoryError, UnsupportedError, KernelError].some((type) => error instanceof type);
  } catch {
    return false;
  }
}
