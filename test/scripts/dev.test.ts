// `npm run dev` on an artificial tree: which tests a change selects, and that it builds and runs them.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const root = fileURLToPath(new URL("../..", import.meta.url));
const test = suite();
let folder: string;

/** Replaces files atomically, as editors save them. */
function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, ".new"), text);
    renameSync(join(folder, ".new"), join(folder, name));
  }
}

/** Returns a test file with these imports. */
function testing(...imports: string[]): string {
  const lines = imports.map((path) => `import "${path}";`);
  return `${lines.join(" ")} import { test } from "uvu"; test("a", () => {}); test.run();`;
}

/** Returns the test files that changes of these files select, in order, and how many more are left to npm test. */
function chosen(...files: string[]): [string[], number] {
  const args = [join("scripts", "dev.mjs"), "--choose", ...files];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  assert.is(stderr, "");
  const left = Number(stdout.match(/^leaves (\d+) files, \d+ s of tests, to npm test$/m)?.[1] ?? 0);
  return [[...stdout.matchAll(/test\/(\S+)\.test\.ts \(/g)].map(([, name]) => name), left];
}

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), "oc-dev-"));
  cpSync(join(root, "scripts"), join(folder, "scripts"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  write({
    "package.json": `{ "type": "module" }`,
    "src/index.ts": `export { loss } from "./loss/loss.ts"; import "./wasm/bytes.ts";`,
    "src/loss/loss.ts": `import type { Q } from "./q.ts"; export const loss = 1;`,
    "src/loss/q.ts": "export type Q = number;",
    "src/wasm/bytes.ts": "",
    "test/loss/loss.test.ts": testing("../../src/loss/loss.ts"),
    "test/loss/kernel.test.ts": testing(),
    "test/golden/golden.test.ts": testing("../support/all.ts"),
    "test/support/all.ts": `import "../../src/index.ts";`,
    "test/bench/command.test.ts": `const command = "bench/main.ts"; ${testing()}`,
    "bench/main.ts": `export const data = import("./data.ts");`,
    "bench/data.ts": "",
  });
});

test.after.each(() => rmSync(folder, { recursive: true, force: true }));

test("the tests of the folder come first, then those that import the file, through types and others too", () => {
  assert.equal(chosen("src/loss/q.ts"), [["loss/loss", "loss/kernel", "golden/golden"], 0]);
  assert.equal(chosen("src/index.ts"), [["golden/golden"], 0]);
  assert.equal(chosen("assembly/loss/kernel.ts"), [["loss/kernel", "loss/loss"], 0]);
  assert.equal(chosen("test/support/all.ts"), [["golden/golden"], 0]);
  assert.equal(chosen("test/loss/kernel.test.ts"), [["loss/kernel"], 0]);
  assert.equal(chosen("src/loss/gone.ts"), [["loss/kernel", "loss/loss"], 0]);
});

test("a command that a test names counts as imported", () => {
  assert.equal(chosen("bench/data.ts"), [["bench/command"], 0]);
  write({ "test/examples/figure.test.ts": testing("../../bench/main.ts") });
  assert.equal(chosen("bench/data.ts"), [["bench/command", "examples/figure"], 0]);
});

test("of several changes the last comes first", () => {
  assert.equal(chosen("src/loss/q.ts", "bench/data.ts")[0][0], "bench/command");
  assert.equal(chosen("bench/data.ts", "src/loss/q.ts")[0][0], "loss/loss");
});

test("what would take too long is left, but for a test that was changed itself", () => {
  const most = 3 * availableParallelism();
  write({
    "build/testSeconds.json": JSON.stringify({ "test/loss/loss.test.ts": 9, "test/golden/golden.test.ts": 1.5 }),
  });
  assert.equal(chosen("src/loss/q.ts"), [["loss/kernel", "golden/golden"], 1]);
  assert.equal(chosen("src/loss/q.ts", "test/loss/loss.test.ts"), [["loss/loss", "loss/kernel", "golden/golden"], 0]);
  write({ "build/testSeconds.json": "{}" });
  // more test files than the processors can run in three seconds
  for (let i = 0; i < most + 5; i++) write({ [`test/more/${i}.test.ts`]: testing("../../src/loss/q.ts") });
  const [files, left] = chosen("src/loss/q.ts");
  assert.is(files.length, most);
  assert.is(files.length + left, most + 5 + 3);
});

test("watches, builds what the sources need, and runs the tests of each change", async () => {
  write({
    "scripts/buildSteps.mjs": `export const common = []; export const forSources = ["kernels"]; export const steps = [{
      name: "kernels", reads: ["assembly"], writes: ["src/wasm/bytes.ts"],
      commands: ["node -e \\"fs.copyFileSync('assembly/index.ts', 'src/wasm/bytes.ts')\\""] }];`,
    "assembly/index.ts": "export const one = 1;",
  });
  // a busy machine may be slow
  const dev = spawn(process.execPath, [join("scripts", "dev.mjs"), "--limit", "60"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const until = reader(dev);
    await until(/built kernels .*\nwatching /s);
    write({ "src/loss/q.ts": "export type Q = string;" });
    const types = await until(/passed.*\n\d+\.\d s\n/s);
    assert.match(
      types,
      "changed: src/loss/q.ts\nruns test/loss/loss.test.ts (1.0 s), test/loss/kernel.test.ts (1.0 s), ",
    );
    assert.match(types, "\n3 passed, 0 failed\n");
    // the same file again, and one in a new folder
    write({ "src/loss/loss.ts": `throw new Error("as meant");`, "test/new/a.test.ts": testing() });
    const failing = await until(/passed.*\n\d+\.\d s\n/s);
    assert.match(failing, "as meant");
    assert.match(failing, "test/new/a.test.ts");
    assert.match(failing, "\n2 passed, 2 failed\n");
    write({ "assembly/index.ts": "export const two = 2;", "src/loss/loss.ts": "export const loss = 1;" });
    const kernels = await until(/passed.*\n\d+\.\d s\n/s);
    assert.match(kernels, "built kernels");
    assert.match(kernels, "3 passed, 0 failed");
    write({ "assembly/index.ts": "export const three = 3;" });
    assert.match(await until(/passed.*\n\d+\.\d s\n/s), /runs test\/golden\/golden\.test\.ts \([\d.]+ s\)\n/);
  } finally {
    dev.kill();
  }
});

/** Returns what the process printed since the last call, once it matches the pattern. */
function reader(child: ChildProcess): (pattern: RegExp) => Promise<string> {
  let text = "";
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding("utf8").on("data", (more: string) => (text += more));
  }
  return async (pattern) => {
    for (const end = performance.now() + 60_000; !pattern.test(text); await sleep(20)) {
      if (performance.now() > end) throw new Error(`got ${JSON.stringify(text)}, expected ${pattern}`);
    }
    const said = text;
    text = "";
    return said;
  };
}

test.run();
