/** The command: a wrong number is found, shrunk and reported with the seed that repeats it, and the exit code says so. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { fuzz } from "./command.ts";
import { faulty } from "./faulty.ts";
import { subject } from "./subject.ts";

const MOMENT = ["--minutes", "0.001"];

function runOn(of: ReturnType<typeof subject>, ...args: string[]): { code: number; lines: string[] } {
  const lines: string[] = [];
  return { code: fuzz(args, of, (line) => lines.push(line)), lines };
}

/** Of a line that ends with a command, its arguments. */
function argumentsIn(lines: string[], start: string): string[] {
  const line = lines.find((each) => each.startsWith(start)) ?? assert.unreachable(lines.join("\n"));
  return line!.split("npm run fuzz -- ")[1].split(" ");
}

const hitsIn = (lines: string[]): number => {
  const example = lines.find((line) => line.startsWith("the smallest case that fails")) ?? "";
  return /"beta":Float64Array\.from\(\[([^\]]*)\]\)/.exec(example)?.[1].split(",").length ?? 0;
};

test("a wrong number is found and shrunk to the fewest hits that show it", () => {
  const { code, lines } = runOn(faulty(), "--minutes", "1", "--seed", "5", "--only", "losses");
  assert.is(code, 1);
  assert.is(hitsIn(lines), 4, lines.join("\n"));
  assert.ok(
    lines.some((line) => /^losses failed, seed \d+: plain dx\[0\]: got .+, expected .+, off by/.test(line)),
    lines.join("\n"),
  );
  const again = runOn(faulty(), ...argumentsIn(lines, "to repeat it"), ...MOMENT);
  assert.is(again.code, 1);
  assert.equal(again.lines.slice(-4), lines.slice(-4));
  const alone = runOn(faulty(), ...argumentsIn(lines, "the smallest alone"), ...MOMENT);
  assert.is(alone.code, 1);
  assert.is(hitsIn(alone.lines), 4);
});

test("without a fault the same seed passes, and its cases are counted", () => {
  const { code, lines } = runOn(subject(), ...MOMENT, "--seed", "5", "--only", "losses,metrics");
  assert.is(code, 0, lines.join("\n"));
  assert.is(lines[0], "fuzz: seed 5, 0.001 minutes, losses, metrics");
  assert.match(lines[1], /^losses: [1-9]\d* cases$/);
  assert.match(lines[2], /^metrics: [1-9]\d* cases$/);
});

test("without a seed each run has another, which it prints", () => {
  const seeds = [0, 1].map(() => runOn(subject(), ...MOMENT, "--only", "metrics").lines[0]);
  assert.match(seeds[0], /^fuzz: seed \d+,/);
  assert.is.not(seeds[0], seeds[1]);
});

test("arguments that mean nothing are refused", () => {
  for (const args of [
    ["--only", "loses"],
    ["--minutes", "0"],
    ["--minutes", "x"],
    ["--seed", "-1"],
    ["--sed", "1"],
  ]) {
    assert.throws(() => fuzz(args, subject(), () => {}));
  }
});

test("a run that fails exits 1, one that passes 0", () => {
  const status = (file: string, minutes: string): number | null => {
    const program = fileURLToPath(new URL(file, import.meta.url));
    const args = ["--minutes", minutes, "--seed", "5", "--only", "losses"];
    const node = ["--import", import.meta.resolve("tsx"), program, ...args];
    return spawnSync(process.execPath, node, { encoding: "utf8", timeout: 120_000 }).status;
  };
  assert.is(status("faultyRun.ts", "1"), 1);
  assert.is(status("../../scripts/fuzz.ts", "0.001"), 0);
});

test.run();
