/** The debug build, with the compiler's own checks left in, has the release build's bits. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createKernels } from "../src/index.ts";
import { goldenHash, pinnedHash } from "./golden.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.run();
