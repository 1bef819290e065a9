// The build on an artificial tree of two steps: which steps run, and which are skipped.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const script = fileURLToPath(new URL("../../scripts/build.mjs", import.meta.url));
const copy = (from: string, to: string): string =>
  `node -e "fs.mkdirSync('${to.split("/")[0]}', { recursive: true }); fs.copyFileSync('${from}', '${to}')"`;
const steps = [
  { name: "first", reads: ["in"], writes: ["build/first"], commands: [copy("in/deep/text", "build/first")] },
  { name: "second", reads: ["build/first", "config"], writes: ["out"], commands: [copy("build/first", "out/second")] },
];

let folder: string;
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const writeSteps = (list: ((typeof steps)[number] & { leaves?: string[] })[]): void =>
  write("scripts/buildSteps.mjs", `export const steps = ${JSON.stringify(list)};\nexport const common = ["lock"];\n`);

/** Returns the names of the steps that ran. */
function built(...args: string[]): string[] {
  const { stdout, stderr, status } = build(...args);
  assert.is(stderr, "");
  assert.is(status, 0);
  return [...stdout.matchAll(/^built (\w+) in \d+\.\d s$/gm)].map(([, name]) => name);
}

function build(...args: string[]) {
  return spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: "utf8" });
}

const test = suite();

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), "oc-build-"));
  mkdirSync(join(folder, "scripts"));
  mkdirSync(join(folder, "in/deep"), { recursive: true });
  write("in/deep/text", "one");
  writeSteps(steps);
});

test.after.each(() => rmSync(folder, { recursive: true, force: true }));

test("builds all at first, then nothing, and all when told to", () => {
  assert.equal(built("--changed"), ["first", "second"]);
  assert.is(read("out/second"), "one");
  assert.equal(built("--changed"), []);
  utimesSync(join(folder, "in/deep/text"), new Date(), new Date(Date.now() + 1e6));
  assert.equal(built("--changed"), []);
  assert.equal(built(), ["first", "second"]);
  assert.equal(built("second"), ["second"]);
  assert.equal(built("--changed"), []);
});

test("a changed input runs its step, and the next only when what that reads changed too", () => {
  built();
  write("in/deep/text", "two");
  assert.equal(built("--changed"), ["first", "second"]);
  assert.is(read("out/second"), "two");
  write("in/other", "");
  assert.equal(built("--changed"), ["first"]);
  write("config", "");
  assert.equal(built("--changed", "first"), []);
  assert.equal(built("--changed"), ["second"]);
  write("lock", "");
  assert.equal(built("--changed"), ["first", "second"]);
});

test("an output that is gone or is another runs its step; a folder is emptied first", () => {
  built();
  rmSync(join(folder, "out/second"));
  assert.equal(built("--changed"), ["second"]);
  write("out/left over", "");
  assert.equal(built("--changed"), ["second"]);
  assert.not.ok(existsSync(join(folder, "out/left over")));
});

test("what a step leaves to others is neither removed nor looked at", () => {
  writeSteps([steps[0], { ...steps[1], leaves: ["out/others"] }]);
  built();
  mkdirSync(join(folder, "out/others"));
  write("out/others/page", "");
  assert.equal(built("--changed"), []);
  write("config", "");
  assert.equal(built("--changed"), ["second"]);
  assert.ok(existsSync(join(folder, "out/others/page")));
});

test("other commands run their step", () => {
  built();
  writeSteps([steps[0], { ...steps[1], commands: [copy("build/first", "out/other")] }]);
  assert.equal(built("--changed"), ["second"]);
});

test("a step that fails ends the build, says why, and runs again", () => {
  built();
  write("in/deep/text", "two");
  writeSteps([{ ...steps[0], commands: ["exit 3"] }, steps[1]]);
  for (let again = 0; again < 2; again++) {
    const { status, stderr } = build("--changed");
    assert.is(status, 1);
    assert.match(stderr, "the build failed at first: exit 3: exit code 3");
  }
  writeSteps(steps);
  assert.equal(built("--changed"), ["first", "second"]);
  writeSteps([steps[0], { ...steps[1], commands: ["exit 0"] }]);
  const { status, stderr } = build("--changed");
  assert.is(status, 1);
  assert.match(stderr, "the build failed at second: it did not write out");
});

test("an unknown step is an error that names those there are", () => {
  const { status, stderr } = build("third");
  assert.is(status, 2);
  assert.match(stderr, "no step third: expected first, second");
});

test.run();
