/**
 * Compiles and instantiates the kernels. Only this file uses the AssemblyScript loader.
 */
import { instantiateSync } from "@assemblyscript/loader";
import { InputError, KernelError, UnsupportedError } from "../errors.ts";
import { Arena } from "./arena.ts";
import { CONTRACT, type KernelExports } from "./structs.ts";

/** An instance of the kernels: its functions, and the arena over the memory that they work on. */
export interface Runtime {
  readonly wasm: KernelExports;
  readonly arena: Arena;
}

/** A module with one function that uses a v128, to detect SIMD: (func i32.const 0 i8x16.splat drop). */
const SIMD_PROBE = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11];

/**
 * Compiles the bytes of the kernels.
 *
 * @throws {UnsupportedError} if there is no WebAssembly or no SIMD, or if compiling bytes is forbidden
 */
export function compile(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  if (typeof WebAssembly !== "object") {
    throw new UnsupportedError("got a runtime without WebAssembly, expected one with WebAssembly SIMD");
  }
  if (!WebAssembly.validate(new Uint8Array(SIMD_PROBE))) {
    throw new UnsupportedError(
      "got a runtime without WebAssembly SIMD; expected Node 16.4, Chrome 91, Firefox 89, Safari 16.4, or newer",
    );
  }
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    throw new UnsupportedError(
      "this runtime refuses to compile WebAssembly from bytes; import object-condensation/wasm as a WebAssembly.Module " +
        "and pass it to createKernels({ module }), or, in a page, allow 'wasm-unsafe-eval' in its content security policy",
      { cause },
    );
  }
}

/**
 * Instantiates a compiled module with its own memory. It uses the raw exports and not the loader's wrappers, because
 * kernels take only numbers.
 *
 * @throws {InputError} if the module does not hold the kernels of this version
 */
export function instantiate(module: WebAssembly.Module): Runtime {
  const { instance, exports } = instantiateSync<KernelExports>(module, { env: { abort } });
  const wasm = instance.exports as unknown as KernelExports;
  if (typeof wasm.contract !== "function" || wasm.contract() >>> 0 !== CONTRACT) {
    throw new InputError(
      "createKernels: got a module that does not hold the kernels of this version, expected object-condensation/wasm of " +
        "the same installation",
    );
  }
  return { wasm, arena: new Arena(wasm.memory, wasm.heapBase()) };

  /** Called by a failed assertion of the debug build. The release build has no assertions and imports nothing. */
  function abort(message: number, file: number, line: number, column: number): never {
    const read = (pointer: number): string => exports.__getString(pointer);
    throw new KernelError(`${read(message)}, at ${read(file)}:${line}:${column}: an assertion of the kernels failed`);
  }
}
