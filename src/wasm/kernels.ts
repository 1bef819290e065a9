/**
 * Instantiates the WebAssembly module: the only file that knows WebAssembly.
 * In: a compiled module or a way to compile one. Out: its exports and the arena over its memory.
 */

import { UnsupportedError } from "../errors.ts";
import { Arena } from "./arena.ts";

/** A kernel over one event; the number points to its `Event` (assembly/event/event.ts). */
export type Kernel = (event: number) => void;
/** ids, n, noise threshold, object numbers (out), scratch (out: counts) → K */
export type Group = (ids: number, n: number, noiseThreshold: number, numbers: number, scratch: number) => number;

export type Precision = 32 | 64;
export type IdKind = "Int32" | "Uint32" | "BigInt64" | "BigUint64" | "Float64";
export type Repulsion = "Hinge" | "HingeScaled" | "HingeManhattan" | "Gaussian" | "RootExponential";
/** What every event goes through, in the precision of its call. */
export interface Stages {
  readonly betas: Kernel;
  readonly findCentres: Kernel;
  readonly countInRange: Kernel;
  /** event, axes there is room for → whether there is an order */
  readonly order: (event: number, mostAxes: number) => number;
  readonly build: Kernel;
  /** event, step between blocks → candidates of those */
  readonly countCandidates: (event: number, step: number) => number;
  readonly pack: Kernel;
  readonly clearSums: Kernel;
  /** event, step between blocks */
  readonly count: (event: number, step: number) => void;
  readonly locate: Kernel;
  readonly drawn: Kernel;
  readonly attract: Kernel;
  readonly terms: Kernel;
  readonly gradients: Kernel;
  readonly betaGradients: Kernel;
}
export type Stage = keyof Stages;

export type Exports = {
  memory: WebAssembly.Memory;
  heapBase(): number;
  eventBytes(): number;
  searchBytes(): number;
  panelObjects(): number;
  panelBins(): number;
  condensationBytes(): number;
  /** N, D → bytes of scratch */
  condensationScratch(hits: number, dims: number): number;
  artanh(v: number): number;
  exp(v: number): number;
  log1p(v: number): number;
  log(v: number): number;
  charges: Kernel;
  findAlphas: Kernel;
  plainOrder: Kernel;
  enterOrder: Kernel;
  /** event, bytes of a hit's coordinates */
  leaveOrder: (event: number, bytes: number) => void;
} & { readonly [Name in Stage as `${Name}${Precision}`]: Stages[Name] } & Record<
    `${"condense" | `repel${Repulsion}`}${Precision}`,
    Kernel
  > &
  Record<`group${IdKind}`, Group> &
  Record<`firstOutside${Precision}`, (p: number, n: number, lowest: number, highest: number) => number>;

/** The module's functions and the memory they work on. */
export interface Kernels {
  readonly wasm: Exports;
  readonly arena: Arena;
}

/** A module with one function that uses a v128: (func i32.const 0 i8x16.splat drop). */
const SIMD_PROBE = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11];

/**
 * Compiles the bytes of the kernels.
 *
 * @throws {UnsupportedError} where there is no WebAssembly, no SIMD, or compiling bytes is forbidden
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

/** Instantiates a compiled module with a memory of its own. */
export function instantiate(module: WebAssembly.Module): Kernels {
  const wasm = new WebAssembly.Instance(module, { env: { abort } }).exports as Exports;
  return { wasm, arena: new Arena(wasm.memory, wasm.heapBase()) };
}

/** What an assertion of the debug build calls when it fails; the release module has none, and imports nothing. */
function abort(_message: number, _file: number, line: number, column: number): never {
  throw new Error(`an assertion of the kernels failed at line ${line}, column ${column}; the stack names the function`);
}
