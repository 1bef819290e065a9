// Runs the steps of scripts/buildSteps.mjs in the current folder: all of them, or those named as arguments.
// --changed: only steps whose inputs or outputs differ in content from those of the last build (build/stamp.json).
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const STAMP = "build/stamp.json";
const { steps, common } = await import(pathToFileURL(resolve("scripts/buildSteps.mjs")).href);
const { values, positionals } = parseArgs({ options: { changed: { type: "boolean" } }, allowPositionals: true });
const unknown = positionals.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`no step ${unknown.join(", ")}: expected ${steps.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

const stamps = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, "utf8")) : {};
for (const step of steps) {
  if (positionals.length > 0 && !positionals.includes(step.name)) continue;
  // hashed before the step runs, so that a change during the step counts for the next build
  const own = new Set(step.writes);
  const read = [...step.reads, ...common].flatMap(filesAt).filter((file) => !own.has(file));
  const inputs = hash(read, step.commands);
  const stamp = stamps[step.name];
  if (values.changed && stamp?.inputs === inputs && stamp.outputs === outputsOf(step)) continue;
  // an interrupted step must not keep a stamp
  save(step.name, undefined);
  const start = performance.now();
  run(step);
  save(step.name, { inputs, outputs: outputsOf(step) });
  console.log(`built ${step.name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function outputsOf({ writes, leaves = [] }) {
  return hash(writes.flatMap(filesAt).filter((file) => !leaves.some((path) => file.startsWith(`${path}/`))));
}

function run({ name, commands, writes, leaves = [] }) {
  for (const path of writes) {
    if (existsSync(path) && statSync(path).isDirectory()) empty(path, leaves);
  }
  const env = { ...process.env, PATH: `${resolve("node_modules/.bin")}${delimiter}${process.env.PATH}` };
  for (const command of commands) {
    const { status, signal } = spawnSync(command, { shell: true, stdio: "inherit", env });
    if (status !== 0) fail(name, `${command}: ${signal ?? `exit code ${status}`}`);
  }
  const missing = writes.filter((path) => !existsSync(path));
  if (missing.length > 0) fail(name, `it did not write ${missing.join(", ")}`);
}

/** Removes a folder but for what is left to others. */
function empty(folder, leaves) {
  for (const name of readdirSync(folder)) {
    if (!leaves.includes(join(folder, name))) rmSync(join(folder, name), { recursive: true });
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

function fail(name, reason) {
  console.error(`the build failed at ${name}: ${reason}`);
  process.exit(1);
}

function save(name, stamp) {
  stamps[name] = stamp;
  mkdirSync("build", { recursive: true });
  writeFileSync(STAMP, `${JSON.stringify(stamps, undefined, 2)}\n`);
}

/** Hash of `words`, and of the names and contents of all files at `paths`, including those in folders. */
function hash(paths, words = []) {
  const digest = createHash("sha256").update(JSON.stringify(words));
  for (const file of paths.flatMap(filesAt)) {
    const contents = readFileSync(file);
    digest.update(JSON.stringify([file, contents.length])).update(contents);
  }
  return digest.digest("hex");
}

function filesAt(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesAt(join(path, name)));
}
