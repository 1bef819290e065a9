/** What a runtime throws when it should start the kernels, as errors that tell what to do. */

import { createContext, runInContext } from "node:vm";
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as api from "../../src/index.ts";
import { decode } from "../../src/wasm/base64.ts";
import { base64 } from "../../src/wasm/bytes.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";

const module = loadModule();

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  return assert.unreachable("no error") as never;
}

/** Starts the kernels where every instantiation throws this. */
function startWhere(thrown: unknown): Error {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function refusing() {
    throw thrown;
  } as never;
  try {
    return thrownBy(() => api.createKernels({ module }));
  } finally {
    WebAssembly.Instance = Instance;
  }
}

const foreignRealm = runInContext("({ CompileError: WebAssembly.CompileError, RangeError })", createContext());

for (const [thrown, type, message] of [
  // WebKit, under a content security policy
  [
    new WebAssembly.CompileError("Refused to create a WebAssembly object"),
    api.UnsupportedError,
    /allow 'wasm-unsafe-eval'/,
  ],
  [new EvalError("call to WebAssembly.Instance() blocked by CSP"), api.UnsupportedError, /refuses to run WebAssembly/],
  [new foreignRealm.CompileError("of another realm"), api.UnsupportedError, /refuses to run WebAssembly/],
  // V8
  [
    new RangeError("WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory for new instance"),
    api.MemoryError,
    /^the runtime gives no memory for another instance of the kernels; release others/,
  ],
  [new foreignRealm.RangeError("of another realm"), api.MemoryError, /release others/],
  // Firefox
  [Object.assign(new Error("allocation"), { name: "InternalError" }), api.MemoryError, /release others/],
  ["out of memory", api.MemoryError, /release others/],
  [new Error("Out of memory"), api.MemoryError, /release others/],
  [new WebAssembly.LinkError("import object field"), api.InputError, /does not hold the kernels of this version/],
  [new TypeError("Import #0: module is not an object"), api.InputError, /does not hold the kernels of this version/],
] as const) {
  test(`${thrown}: ${type.name}`, () => {
    const error = startWhere(thrown);
    assert.instance(error, type);
    assert.match(error.message, message);
    assert.is(error.cause, thrown);
  });
}

/** A module of one function without parameters, exported as contract. */
function contractOf(result: number[], body: number[]): WebAssembly.Module {
  const name = [...new TextEncoder().encode("contract")];
  const section = (id: number, bytes: number[]): number[] => [id, bytes.length, ...bytes];
  const bytes = [
    ...[0, 97, 115, 109, 1, 0, 0, 0],
    ...section(1, [1, 96, 0, result.length, ...result]),
    ...section(3, [1, 0]),
    ...section(7, [1, name.length, ...name, 0, 0]),
    ...section(10, [1, body.length + 2, 0, ...body, 11]),
  ];
  return new WebAssembly.Module(Uint8Array.from(bytes));
}

const [I32, I64] = [127, 126];
for (const [what, foreign] of [
  ["gives another number", contractOf([I32], [65, 1])],
  ["gives a BigInt", contractOf([I64], [66, 1])],
  ["gives nothing", contractOf([], [])],
  ["traps", contractOf([], [0])],
] as const) {
  test(`a module whose contract ${what}: InputError`, () => {
    const error = thrownBy(() => api.createKernels({ module: foreign }));
    assert.instance(error, api.InputError);
    assert.match(error.message, /^createKernels: got a module that does not hold the kernels of this version/);
  });
}

test("a bundler that gave no module: UnsupportedError", () => {
  for (const [given, kind] of [
    ["/assets/object-condensation.wasm", "string"],
    [undefined, "undefined"],
    [{ condense() {} }, "object"],
  ] as const) {
    const error = thrownBy(() => instantiate(given as never));
    assert.instance(error, api.UnsupportedError);
    assert.match(error.message, new RegExp(`gave ${kind}, expected a WebAssembly.Module; let the bundler`));
  }
});

test("a module of another realm is started, not compiled anew", () => {
  const foreign = runInContext("(bytes) => new WebAssembly.Module(bytes)", createContext())(decode(base64));
  assert.not.instance(foreign, WebAssembly.Module);
  const bytes = api.createKernels({ module }).linearMemoryBytes();
  assert.is(api.createKernels({ module: foreign }).linearMemoryBytes(), bytes);
});

test.run();
