/** The WebAssembly module, its instances, and runtimes that cannot run it. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { UnsupportedError } from "../../src/errors.ts";
import * as api from "../../src/index.ts";
import { decode } from "../../src/wasm/base64.ts";
import { base64 } from "../../src/wasm/bytes.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { compile } from "../../src/wasm/runtime.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const module = loadModule();
const hits = 500;
const input = {
  beta: Float32Array.from({ length: hits }, (_, j) => ((j * 7) % 101) / 101),
  x: Float32Array.from({ length: hits * 3 }, (_, i) => ((i * 13) % 97) / 50),
  objectId: Int32Array.from({ length: hits }, (_, j) => j % 9),
  qMin: 0.1,
};

test("the release module imports nothing and exports its memory", () => {
  assert.equal(WebAssembly.Module.imports(module), []);
  const memories = WebAssembly.Module.exports(module).filter(({ kind }) => kind === "memory");
  assert.equal(memories, [{ name: "memory", kind: "memory" }]);
});

test("the release module stays under 110 KB", () => {
  const bytes = decode(base64).length;
  assert.ok(bytes < 110_000, `${bytes}`);
});

test("createKernels gives the same bits, on a memory of its own", () => {
  const own = api.createKernels({ module });
  const cut = { beta: input.beta, x: input.x, betaThreshold: 0.2, radius: 0.4 };
  const capped = { ...input, maxNRep: 100, seed: 3 };
  api.condensationLossGrad(input);
  const bytes = own.linearMemoryBytes();
  assert.ok(bytes < api.linearMemoryBytes(), "another instance's call leaves this memory as it is");
  assert.equal(own.condensationLoss(input), api.condensationLoss(input));
  assert.equal(own.condensationLossGrad(input), api.condensationLossGrad(input));
  assert.equal(own.condensationLossTiger(capped), api.condensationLossTiger(capped));
  assert.equal(own.condensationLossTigerGrad(capped), api.condensationLossTigerGrad(capped));
  assert.equal(own.condense(cut), api.condense(cut));
  assert.ok(own.linearMemoryBytes() > bytes);
  assert.is(api.createKernels({ module }).linearMemoryBytes(), bytes);
});

/** An empty module. */
const foreign = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));

test("createKernels takes a WebAssembly.Module and nothing else", () => {
  for (const [options, message] of [
    [
      { module: new Uint8Array(8) },
      /^createKernels: got a Uint8Array as module, expected a WebAssembly.Module; compile/,
    ],
    [{ module: new WebAssembly.Instance(module) }, /^createKernels: got an Instance as module, expected a WebAsse/],
    [{ module: "kernels.wasm" }, /^createKernels: got "kernels.wasm" as module, expected/],
    [{ module: foreign }, /^createKernels: got a module that does not hold the kernels of this version/],
    [{}, /^createKernels: got undefined as module, expected/],
    [{ modul: module }, /^createKernels: got an unknown option modul: did you mean module\?$/],
    [undefined, /^createKernels: got undefined, expected an object of module$/],
    [module, /^createKernels: got a Module, expected an object of module$/],
  ] as const) {
    throwsInputError(() => api.createKernels(options as never), message);
  }
});

test("importing compiles nothing, the first call compiles once, errors and later calls not again", () => {
  // Bundled and run by plain node, because tsx compiles WebAssembly itself.
  const entryPoints = [fileURLToPath(new URL("../../src/index.ts", import.meta.url))];
  const [{ contents: bundle }] = buildSync({ entryPoints, bundle: true, format: "esm", write: false }).outputFiles;
  const script = `
    let compiled = 0;
    const { Module } = WebAssembly;
    WebAssembly.Module = new Proxy(Module, { construct: (target, args) => (compiled++, new target(...args)) });
    for (const name of ["compile", "compileStreaming", "instantiate", "instantiateStreaming"]) {
      const original = WebAssembly[name];
      WebAssembly[name] = (...args) => (compiled++, original.apply(WebAssembly, args));
    }
    const api = await import("data:text/javascript;base64,${Buffer.from(bundle).toString("base64")}");
    const counts = [compiled];
    const input = { beta: new Float32Array(2), x: new Float32Array(2), objectId: [1, 2], qMin: 1 };
    for (let call = 0; call < 2; call++) {
      api.condensationLossTigerGrad(input);
      try { api.condensationLoss({}); } catch {}
      counts.push(compiled);
    }
    console.log(JSON.stringify(counts));`;
  const options = { input: script, encoding: "utf8" } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module"], options);
  assert.is(stdout.trim(), "[0,1,1]", stderr);
});

/** Runs with a property of an object replaced, and restores it afterwards. */
function replaced<O extends object>(target: O, name: keyof O, value: unknown, run: () => void): void {
  const before = Object.getOwnPropertyDescriptor(target, name)!;
  Object.defineProperty(target, name, { ...before, value });
  try {
    run();
  } finally {
    Object.defineProperty(target, name, before);
  }
}

function unsupported(message: RegExp, cause?: Error): void {
  let got: unknown;
  try {
    compile(new Uint8Array(8));
  } catch (error) {
    got = error;
  }
  assert.instance(got, UnsupportedError);
  assert.match((got as Error).message, message);
  assert.is((got as Error).cause, cause);
}

test("a runtime without WebAssembly, without SIMD, or that forbids compiling: an UnsupportedError", () => {
  replaced(globalThis, "WebAssembly" as never, undefined, () =>
    unsupported(/got a runtime without WebAssembly, expected/),
  );
  replaced(
    WebAssembly,
    "validate",
    () => false,
    () => unsupported(/without WebAssembly SIMD; expected Node 16.4/),
  );
  const forbidden = new WebAssembly.CompileError("Wasm code generation disallowed by embedder");
  const Refusing = function Module() {
    throw forbidden;
  };
  replaced(WebAssembly, "Module", Refusing, () =>
    unsupported(/refuses to compile .* createKernels\(\{ module \}\)/, forbidden),
  );
  assert.instance(loadModule(), WebAssembly.Module);
});

test("the probe for SIMD is a valid module, and not one without SIMD", () => {
  const probes: Uint8Array[] = [];
  const { validate } = WebAssembly;
  replaced(
    WebAssembly,
    "validate",
    (bytes: Uint8Array<ArrayBuffer>) => probes.push(bytes) > 0 && validate(bytes),
    loadModule,
  );
  assert.is(probes.length, 1);
  assert.ok(probes[0].includes(0xfd), "the prefix of SIMD instructions");
});

test.run();
