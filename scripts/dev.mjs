// `npm run dev`: watches the sources, builds the kernels when they change, and runs the tests of what changed.
// --limit <seconds>: what the tests of a change may take by what they took before, and after which none begins.
// --choose <file> …: prints which tests a change of these files would run, and ends.
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

/** What runs: a process group, so that it ends with all that it started. */
let child;
let changed = new Set();

if (values.choose) {
  choose(positionals);
} else {
  process.on("exit", stop);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(0));
  const watcher = new Watcher(WATCHED);
  // what changed while nobody watched
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
    // a file that goes while it is read is a change of its own
    await answer(watcher, () => mine === turn).catch(console.error);
  });
}

/** Builds and tests what changed, unless something else changes meanwhile: then that is answered with it. */
async function answer(watcher, isLast) {
  const start = performance.now();
  console.log(`\nchanged: ${[...changed].join(", ")}`);
  const built = await run("scripts/build.mjs", "--changed", ...forSources);
  if (!isLast() || !built) return;
  // what the build wrote, as if it had changed before
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

/** Whether the script succeeds. */
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
    // It has ended by itself.
    if (error.code !== "ESRCH") throw error;
  }
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
