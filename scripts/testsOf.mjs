// Chooses the tests to run after a change: those in the test folder of the same name, and those that import a changed
// file, directly or indirectly, or name it in a string. Tests nearest to the last change come first, and as many are
// chosen as run in a few seconds.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { graphOf, sourcesIn, stringsIn } from "./importGraph.mjs";

const FOLDERS = ["test", "src", "assembly", "bench", "examples", "scripts"];
/** Assumed time of a test that was never measured, in seconds. */
const UNKNOWN = 1;
/** Distance from a change assigned to tests in its folder that do not import it. */
const FAR = 100;

/**
 * Returns { chosen, left }, both [{ file, seconds }], of the test files in the current folder. `changed`:
 * the changed files, most recent last; `seconds`: how long each test took; `limit`: seconds that the
 * chosen tests may take on that many
 * `processors`. A test that was changed itself is always chosen.
 */
export function testsOf(changed, { seconds, limit, processors }) {
  const distances = distancesTo(changed);
  const tests = sourcesIn("test")
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => {
      const near = changed.findLastIndex((of) => isInFolderOf(file, of));
      const distance = distances.get(file) ?? (changed.some((of) => isNamed(file, of)) ? 1 : FAR);
      return { file, distance, near, seconds: seconds[file] ?? UNKNOWN };
    })
    .filter(({ distance, near }) => near >= 0 || distance < FAR)
    .sort((a, b) => b.near - a.near || a.distance - b.distance || a.seconds - b.seconds);
  const chosen = [];
  const left = [];
  let sum = 0;
  for (const { file, distance, seconds } of tests) {
    const fits = seconds <= limit && sum + seconds <= limit * processors;
    if (fits) sum += seconds;
    (fits || distance === 0 ? chosen : left).push({ file, seconds });
  }
  return { chosen, left };
}

/** Map of file → number of import steps to the nearest changed file, for all files that depend on one. */
function distancesTo(changed) {
  const importers = new Map();
  for (const [file, targets] of edges()) {
    for (const target of targets) importers.set(target, [...(importers.get(target) ?? []), file]);
  }
  const distances = new Map(changed.map((file) => [file, 0]));
  for (const [file, distance] of distances) {
    for (const importer of importers.get(file) ?? []) {
      if (!distances.has(importer)) distances.set(importer, distance + 1);
    }
  }
  return distances;
}

function* edges() {
  const files = FOLDERS.flatMap(sourcesIn);
  for (const [file, imports] of graphOf(files)) {
    yield [file, imports.map(({ target }) => target)];
    // tests also start commands and read files that they do not import
    if (file.startsWith("test/")) yield [file, namedIn(file)];
  }
}

/** Existing files that a string names, relative to the file's folder or, for commands and data, to the project. */
function namedIn(file) {
  return stringsIn(readFileSync(file, "utf8"))
    .filter((text) => /^[\w./-]+\.\w+$/.test(text))
    .flatMap((text) => [
      normalize(join(dirname(file), text)),
      ...(/^(src|assembly)\//.test(text) ? [] : [normalize(text)]),
    ])
    .filter((path) => path !== file && existsSync(path));
}

/** Whether the test's folder belongs to the file: test/loss/ to src/loss/ and assembly/loss/, test/bench/ to bench/. */
function isInFolderOf(test, file) {
  const [top, room, ...rest] = file.split("/");
  const folder = top === "src" || top === "assembly" ? rest.length > 0 && room : top;
  return folder !== "test" && test.startsWith(`test/${folder}/`);
}

function isNamed(test, file) {
  return isInFolderOf(test, file) && basename(test, ".test.ts") === basename(file).replace(/\.\w+$/, "");
}
