// The test runner itself, on small folders: it must fail where uvu alone would pass.

import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";

const root = fileURLToPath(new URL("../..", import.meta.url));
const passing = `import { test } from "uvu"; test("a", () => {}); test("b", () => {}); test.run();`;
const forgetful = `import { test } from "uvu"; test("a", () => {});`;
const failing = `import { test } from "uvu"; test("a", () => {}); test("b", () => { throw new Error("as meant"); }); test.run();`;

/** Runs the runner in a folder with these test files. */
function runner(files: Record<string, string>, ...args: string[]): SpawnSyncReturns<string> & { last: string } {
  const folder = mkdtempSync(join(tmpdir(), "oc-runner-"));
  try {
    mkdirSync(join(folder, "test", "deep"), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "test", name), text);
    const program = [join(root, "scripts", "test.mjs"), ...args];
    const result = spawnSync(process.execPath, program, { cwd: folder, encoding: "utf8", timeout: 60_000 });
    return { ...result, last: result.stdout.trimEnd().split("\n").at(-1) as string };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("counts what passes, in folders too, and says nothing of a file's output", () => {
  const { status, stdout, last } = runner({
    "a.test.ts": `console.log("noise");${passing}`,
    "deep/b.test.ts": passing,
  });
  assert.is(last, "4 passed, 0 failed");
  assert.is(status, 0);
  assert.not.match(stdout, "noise");
});

test("a failing test fails, and its file's output is shown", () => {
  const { status, stdout, last } = runner({ "a.test.ts": passing, "b.test.ts": failing });
  assert.is(last, "3 passed, 1 failed");
  assert.is(status, 1);
  assert.match(stdout, "as meant");
});

test("a file without test.run() fails", () => {
  const { status, stdout, last } = runner({ "a.test.ts": passing, "b.test.ts": forgetful });
  assert.is(last, "2 passed, 1 failed");
  assert.is(status, 1);
  assert.match(stdout, "is test.run() missing?");
});

test("a file with test.run() and no test fails", () => {
  const { status, last } = runner({ "a.test.ts": `import { test } from "uvu"; test.run();` });
  assert.is(last, "0 passed, 1 failed");
  assert.is(status, 1);
});

test("tests that a throwing hook kept from running fail", () => {
  const text = `import { test } from "uvu"; test.before(() => { throw new Error("lost"); }); test("a", () => {}); test.run();`;
  const { status, last } = runner({ "a.test.ts": text });
  assert.is(last, "0 passed, 1 failed");
  assert.is(status, 1);
});

test("a file that cannot be loaded fails", () => {
  const { status, last } = runner({ "a.test.ts": `import "./absent.ts";` });
  assert.is(last, "0 passed, 1 failed");
  assert.is(status, 1);
});

test("a bad exit code fails even when all tests passed", () => {
  const { status, last } = runner({ "a.test.ts": `${passing} process.on("exit", () => { process.exitCode = 3; });` });
  assert.is(last, "2 passed, 1 failed");
  assert.is(status, 1);
});

test("skipped tests are counted and their reasons shown", () => {
  const text = `import { test } from "uvu"; console.log("skipped: b: for a reason"); test.skip("b", () => {});`;
  const { status, stdout, last } = runner({ "a.test.ts": `${text} test("a", () => {}); test.run();` });
  assert.is(last, "1 passed, 0 failed, 1 skipped");
  assert.is(status, 0);
  assert.match(stdout, "skipped: b: for a reason");
});

test("a pattern selects files, and fails when it matches nothing", () => {
  const files = { "a.test.ts": passing, "b.test.ts": failing };
  assert.is(runner(files, "a\\.test").last, "2 passed, 0 failed");
  const { status, last } = runner(files, "absent");
  assert.is(last, "0 passed, 1 failed");
  assert.is(status, 1);
});

test("no test file at all fails", () => {
  assert.is(runner({ "a.ts": passing }).status, 1);
});

test("what has not begun in time is left out", () => {
  const { status, stdout, last } = runner({ "a.test.ts": passing }, "--begin-within", "0");
  assert.match(stdout, "left test/a.test.ts");
  assert.is(last, "0 passed, 0 failed");
  assert.is(status, 0);
});

test("a file that takes too long is ended, with what it started", async () => {
  const folder = mkdtempSync(join(tmpdir(), "oc-late-"));
  const mark = join(folder, "mark");
  const late = `setTimeout(() => require("fs").writeFileSync(${JSON.stringify(mark)}, ""), 4000)`;
  const text = `import { spawn } from "node:child_process"; process.on("SIGTERM", () => process.exit());
    spawn(process.execPath, ["-e", ${JSON.stringify(late)}], { stdio: "inherit" });
    setInterval(() => {}, 1000);`;
  const { status, stdout, last } = runner({ "a.test.ts": text }, "--limit", "1.5");
  assert.is(last, "0 passed, 1 failed");
  assert.is(status, 1);
  assert.match(stdout, "ended after 1.5 s");
  await sleep(4000);
  const outlived = existsSync(mark);
  rmSync(folder, { recursive: true });
  assert.not.ok(outlived);
});

test.run();
