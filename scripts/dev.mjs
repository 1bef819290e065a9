// `npm run dev`: watches the sources, rebuilds the kernels when they change, and runs the tests of what changed.
// --limit <seconds>: time budget for the tests of a change, by how long they took before; no test begins after it.
// --choose <file> …: prints which tests a change of these files would run, and exits.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { forSources } from "./buildSteps.mjs";
import { testsOf } from "./testsOf.mjs";
import { Watcher } from "./watcher.mjs";

const WATCHED = ["assembly", "src", "test", "examples", "bench", "scripts"];
const { values, positionals } = parseArgs({
  options: { choose: { type: "boolean" }, limit: { type: "string", default: "3" } },
  allowPositionals: true,
});

/** The running command, as a process group, so that stopping it also stops everything it started. */
let child;
let changed = new Set();

if (values.choose) {
  choose(positionals);
} else {
  process.on("exit", stop);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(0));
  const watcher = new Watcher(WATCHED);
  // builds what changed before the watch began
  await run("scripts/build.mjs", "--changed", ...forSources);
  watcher.changes();
  console.log(`watching ${WATCHED.join("/, ")}/`);
  let turn = 0;
  watcher.onChange(async (files) => {
    for (const file of files) {
      changed.delete(file);
      changed.add(file);
    }
    const mine = ++turn;
    stop();
    // an error is only printed: a file deleted while being read triggers another change
    await answer(watcher, () => mine === turn).catch(console.error);
  });
}

/** Builds and tests what changed. If something else changes meanwhile, the next call handles both. */
async function answer(watcher, isLast) {
  const start = performance.now();
  console.log(`\nchanged: ${[...changed].join(", ")}`);
  const built = await run("scripts/build.mjs", "--changed", ...forSources);
  if (!isLast() || !built) return;
  // files that the build wrote count as changed, before the others
  changed = new Set([...watcher.changes(), ...changed]);
  const chosen = choose([...changed]);
  if (chosen.length > 0) {
    const patterns = chosen.map(({ file }) => `^${escaped(file)}$`);
    await run("scripts/test.mjs", "--begin-within", values.limit, ...patterns);
  }
  if (!isLast()) return;
  changed = new Set();
  console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function choose(files) {
  const times = "build/testSeconds.json";
  const seconds = existsSync(times) ? JSON.parse(readFileSync(times, "utf8")) : {};
  const { chosen, left } = testsOf(files, { seconds, limit: Number(values.limit), processors: availableParallelism() });
  const list = (tests) => tests.map(({ file, seconds }) => `${file} (${seconds.toFixed(1)} s)`).join(", ");
  console.log(chosen.length > 0 ? `runs ${list(chosen)}` : "no test to run");
  if (left.length > 0) {
    const sum = left.reduce((sum, { seconds }) => sum + seconds, 0);
    console.log(`leaves ${left.length} files, ${sum.toFixed(0)} s of tests, to npm test`);
  }
  return chosen;
}

/** Runs a script; returns whether it succeeded. */
async function run(script, ...args) {
  const mine = spawn(process.execPath, [script, ...args], { detached: true, stdio: ["ignore", "inherit", "inherit"] });
  child = mine;
  const code = await new Promise((resolve) => mine.on("exit", resolve));
  if (child === mine) child = undefined;
  return code === 0;
}

function stop() {
  if (child === undefined) return;
  try {
    process.kill(-child.pid, "SIGTERM");
  } catch (error) {
    // it has already exited
    if (error.code !== "ESRCH") throw error;
  }
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
