/** The debug build, with the compiler's own checks left in, has the release build's bits. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { instantiateSync } from "@assemblyscript/loader";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createKernels } from "../../src/index.ts";
import { POINTERS } from "../../src/wasm/eventFields.ts";
import { type Exports, instantiate } from "../../src/wasm/kernels.ts";
import { goldenHash, pinnedHash } from "../golden/golden.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("unoptimised and with assertions: the pinned bits, and a name for each function in a stack", async () => {
  const folder = mkdtempSync(join(tmpdir(), "oc-debug-"));
  try {
    const file = join(folder, "debug.wasm");
    const asc = join(root, "node_modules/assemblyscript/bin/asc.js");
    execFileSync(process.execPath, [asc, "--config", "asconfig.json", "--target", "debug", "-o", file], { cwd: root });
    const module = new WebAssembly.Module(readFileSync(file));
    assert.ok(WebAssembly.Module.imports(module).some(({ name }) => name === "abort"));
    assert.is(WebAssembly.Module.customSections(module, "name").length, 1);
    assert.is(WebAssembly.Module.customSections(module, "sourceMappingURL").length, 1);
    assert.is(await goldenHash(createKernels({ module })), pinnedHash);
    failAssertion(module);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A rank beyond all pairs: the package's own kernels say where, the AssemblyScript loader's also what. */
function failAssertion(module: WebAssembly.Module): void {
  const fail = ({ memory, heapBase, locate32 }: Exports): void => {
    const event = heapBase();
    const fields = new Uint32Array(memory.buffer, event, POINTERS.length);
    fields[POINTERS.indexOf("drawn")] = 1;
    locate32(event);
  };
  assert.throws(() => fail(instantiate(module).wasm), /an assertion of the kernels failed at line \d+, column \d+/);
  assert.throws(
    () => fail(instantiateSync<Exports>(module).exports),
    /abort: a rank beyond the pairs within reach at assembly\/sampling\/locateRanks\.ts/,
  );
}

test.run();
