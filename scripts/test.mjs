// The test runner behind `npm test`: runs every test/**/*.test.ts in its own process, as many at once as there are
// processors. It fails where uvu would not: on a file without tests (uvu exits 0 when test.run() is forgotten), on
// tests that never ran (uvu swallows what a before hook throws), and when no file matches.
// Arguments: patterns that select files by path; --limit <seconds> for each file; --begin-within <seconds>: files that
// have not begun by then are left out. The last line of output is the count. The time of each file is kept in
// build/testSeconds.json: the longest files begin first, and `npm run dev` uses it to choose tests.

import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { endAll, runFile } from "./test-file.mjs";

const { values, positionals } = parseArgs({
  options: { limit: { type: "string", default: "600" }, "begin-within": { type: "string", default: "Infinity" } },
  allowPositionals: true,
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    endAll();
    process.exit(1);
  });
}

const TIMES = "build/testSeconds.json";
const known = existsSync(TIMES) ? JSON.parse(readFileSync(TIMES, "utf8")) : {};
const patterns = positionals.map((pattern) => new RegExp(pattern));
// Longest first, so that no long file runs alone at the end. Files that never ran come first, largest first.
const files = find("test")
  .filter((file) => patterns.length === 0 || patterns.some((pattern) => pattern.test(file)))
  .map((file) => ({ file, seconds: known[file] ?? Number.MAX_VALUE, size: statSync(file).size }))
  .sort((a, b) => b.seconds - a.seconds || b.size - a.size)
  .map(({ file }) => file);
const took = {};
const totals = { passed: 0, failed: 0, skipped: 0 };
if (files.length === 0) {
  console.log(`no test file matches ${positionals.join(" ") || "test/**/*.test.ts"}`);
  totals.failed = 1;
}
const queue = files.values();
await Promise.all(Array.from({ length: availableParallelism() }, work));
keepTimes();
console.log(count(totals));
process.exitCode = totals.failed ? 1 : 0;

function find(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    if (item.isDirectory()) return item.name === "node_modules" ? [] : find(join(folder, item.name));
    return item.name.endsWith(".test.ts") ? [join(folder, item.name)] : [];
  });
}

async function work() {
  for (const file of queue) {
    if (performance.now() > Number(values["begin-within"]) * 1000) console.log(`left ${file}`);
    else report(file, await runFile(file, Number(values.limit)));
  }
}

function report(file, { passed, failed, skipped, seconds, output, problem }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  took[file] = Number(seconds.toFixed(1));
  console.log(`${failed ? "FAIL" : "ok  "} ${file}: ${count({ passed, failed, skipped })}, ${seconds.toFixed(1)} s`);
  // For a file that passes, only the reasons for skipping are shown: the lines that begin with "skipped:".
  const lines = failed ? [output, problem] : output.split("\n").filter((line) => line.startsWith("skipped:"));
  for (const line of lines) console.log(line);
}

function count({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}

/** Saves the times and keeps those of files that did not run. Replaces the file atomically, for concurrent runs. */
function keepTimes() {
  if (!existsSync("build")) return;
  const now = existsSync(TIMES) ? JSON.parse(readFileSync(TIMES, "utf8")) : {};
  writeFileSync(`${TIMES}.${process.pid}`, `${JSON.stringify({ ...now, ...took }, undefined, 2)}\n`);
  renameSync(`${TIMES}.${process.pid}`, TIMES);
}
