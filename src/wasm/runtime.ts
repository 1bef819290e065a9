/**
 * Compiles and instantiates the kernels. Only this file uses the AssemblyScript loader.
 */
import { instantiateSync } from "@assemblyscript/loader";
import { InputError, KernelError, MemoryError, UnsupportedError } from "../errors.ts";
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
 * @throws {InputError} where the module is none of this version's kernels
 * @throws {UnsupportedError} where the runtime refuses to run the module, or a bundler gave something else for it
 * @throws {MemoryError} where the runtime has no memory for another instance
 */
export function instantiate(module: WebAssembly.Module): Runtime {
  if (Object.prototype.toString.call(module) !== "[object WebAssembly.Module]") {
    throw new UnsupportedError(
      `the import of object-condensation.wasm gave ${typeof module}, expected a WebAssembly.Module; let the bundler hand ` +
        "over the compiled file, or pass it to createKernels({ module })",
    );
  }
  let readString = (pointer: number): string => `the text at ${pointer}`;
  try {
    const wasm = start();
    if (wasm.contract() >>> 0 !== CONTRACT) throw new TypeError("the module's contract is another");
    return { wasm, arena: new Arena(wasm.memory, wasm.heapBase()) };
  } catch (cause) {
    throw startError(cause);
  }

  function start(): KernelExports {
    const imports = { env: { abort } };
    // the loader takes a module of another realm, as an edge VM's host gives it, for bytes to compile
    if (!(module instanceof WebAssembly.Module)) {
      return new WebAssembly.Instance(module, imports).exports as unknown as KernelExports;
    }
    const { instance, exports } = instantiateSync<KernelExports>(module, imports);
    readString = exports.__getString;
    return instance.exports as unknown as KernelExports;
  }

  /** Called by a failed assertion of the debug build. The release build has no assertions and imports nothing. */
  function abort(message: number, file: number, line: number, column: number): never {
    const place = `${readString(file)}:${line}:${column}`;
    throw new KernelError(`${readString(message)}, at ${place}: an assertion of the kernels failed`);
  }
}

/** By name, since a module of another realm throws that realm's errors. */
function startError(cause: unknown): Error {
  const name = (cause as Error | undefined)?.name;
  if (name === "CompileError" || name === "EvalError") {
    return new UnsupportedError(
      "this runtime refuses to run WebAssembly; in a page, allow 'wasm-unsafe-eval' in its content security policy",
      { cause },
    );
  }
  // InternalError: Firefox
  if (name === "RangeError" || name === "InternalError" || /out of memory/i.test(String(cause))) {
    return new MemoryError(
      "the runtime gives no memory for another instance of the kernels; release others (what createKernels returned), " +
        "or use one for all calls",
      { cause },
    );
  }
  return new InputError(
    "createKernels: got a module that does not hold the kernels of this version, expected object-condensation/wasm of " +
      "the same installation",
    { cause },
  );
}
