/** The debug build, which keeps the compiler's own checks, is bit-identical in its results to the release build. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { KernelError } from "../../src/errors.ts";
import { createKernels } from "../../src/index.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { EventStruct } from "../../src/wasm/structs.ts";
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

/** Locates a rank beyond all pairs. The error names the assertion, the file and the position. */
function failAssertion(module: WebAssembly.Module): void {
  const { wasm, arena } = instantiate(module);
  const event = EventStruct.at(arena, arena.alloc(EventStruct.BYTES));
  event.words.fill(0);
  event.bytes = 4;
  event.drawn = 1;
  const isOurs = (error: Error): boolean =>
    error instanceof KernelError &&
    /^a rank beyond the pairs within reach, at assembly\/sampling\/locateRanks\.ts:\d+:\d+: /.test(error.message);
  assert.throws(() => wasm.locateRanks(event.pointer), isOurs);
}

test.run();
