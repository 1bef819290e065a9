// Shows that the tests guard what they claim to: each mutant of scripts/mutants is one small mistake, made in a copy
// of the checkout, and some test must fail on it.
// Arguments: patterns that select mutants by file or text; --tests <pattern> runs those test files instead of a
// mutant's own; --limit <seconds> for each test file. Exit code 1 where a mutant survives, does not build, or where its
// text does not stand exactly once in its file.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import asc from "assemblyscript/asc";
import { mutants } from "./mutants/index.mjs";
import { endAll, runFile } from "./test-file.mjs";

const { values, positionals } = parseArgs({
  options: { tests: { type: "string" }, limit: { type: "string", default: "120" } },
  allowPositionals: true,
});
const root = fileURLToPath(new URL("..", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "oc-mutate-"));
const tests = copyCheckout().filter((file) => /^test\/.*\.test\.ts$/.test(file));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    endAll();
    process.exit(1);
  });
}
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
process.chdir(copy);

/** Test files that pass on the code as it is; only those can kill. */
const sound = new Map();
const BUILD = { quick: ["--optimizeLevel", "0"], release: [] };
const quick = await build(BUILD.quick);
const counts = { killed: 0, SURVIVED: 0, equivalent: 0, broken: 0 };
const start = performance.now();
for (const mutant of mutants.filter(isSelected)) {
  const since = performance.now();
  const [verdict, detail] = await judge(mutant);
  counts[verdict]++;
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`${verdict.padEnd(10)} ${mutant.file}: ${oneLine(mutant.find)} → ${oneLine(mutant.replace)}`);
  console.log(`           ${mutant.why}; ${detail}, ${seconds} s`);
}
const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
const summary = Object.entries(counts).map(([verdict, count]) => `${count} ${verdict}`);
console.log(`${total} mutants: ${summary.join(", ")}; ${((performance.now() - start) / 1000).toFixed(0)} s`);
process.exit(total === 0 || counts.SURVIVED + counts.broken > 0 ? 1 : 0);

function isSelected({ file, find, why }) {
  const text = `${file} ${find} ${why}`;
  return positionals.length === 0 || positionals.some((pattern) => new RegExp(pattern).test(text));
}

/** What git knows or would add, as it stands in the work tree; returns the paths. */
function copyCheckout() {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", list, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  for (const file of files) {
    if (!statSync(join(root, file), { throwIfNoEntry: false })?.isFile()) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  mkdirSync(join(copy, "build"));
  return files;
}

/** [verdict, what led to it] */
async function judge({ file, find, replace, kills }) {
  const text = readFileSync(file, "utf8");
  const times = text.split(find).length - 1;
  if (times !== 1) return ["broken", `the text stands ${times} times in the file, expected once`];
  const pattern = new RegExp(values.tests ?? kills);
  const files = tests.filter((name) => pattern.test(name)).sort((a, b) => statSync(a).size - statSync(b).size);
  if (files.length === 0) return ["broken", `no test file matches ${pattern.source}`];
  for (const name of files) {
    if (!sound.has(name)) sound.set(name, (await run(name)).failed === 0);
    if (!sound.get(name)) return ["broken", `${name} fails without a mutant`];
  }
  const isKernel = file.startsWith("assembly/");
  writeFileSync(
    file,
    text.replace(find, () => replace),
  );
  try {
    if (isKernel) await build(BUILD.quick);
    for (const name of files) {
      if ((await run(name)).failed > 0) return ["killed", `by ${name}`];
    }
    if (isKernel && !values.tests && (await isSameModule(file, text)))
      return ["equivalent", "it compiles to the same code"];
    return ["SURVIVED", files.join(", ")];
  } catch (error) {
    return ["broken", String(error)];
  } finally {
    writeFileSync(file, text);
    if (isKernel) inline(quick);
  }
}

function run(name) {
  return runFile(name, Number(values.limit));
}

/** The optimiser may see that a mutant changes nothing. */
async function isSameModule(file, text) {
  const mutated = await build(BUILD.release);
  writeFileSync(file, text);
  return Buffer.compare(mutated, await build(BUILD.release)) === 0;
}

/** Compiles the kernels of the copy, hands them to its tests, and returns the module. Without optimising it takes a second. */
async function build(options) {
  execFileSync(process.execPath, ["scripts/structs.mjs"]);
  let wasm;
  const { error, stderr } = await asc.main(["--config", "asconfig.json", "--target", "release", ...options], {
    writeFile(name, contents) {
      if (name.endsWith(".wasm")) wasm = Buffer.from(contents);
    },
  });
  if (error !== null) throw new Error(`the kernels do not build: ${stderr}`);
  inline(wasm);
  return wasm;
}

function inline(wasm) {
  writeFileSync("build/object-condensation.wasm", wasm);
  execFileSync(process.execPath, ["scripts/inline.mjs"]);
}

function oneLine(text) {
  return text.replace(/\s+/g, " ");
}
