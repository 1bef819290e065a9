/** The soak: flat memory passes, a call that keeps what it made fails. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { growthOf } from "../../scripts/soak/memory.ts";
import { soak } from "../../scripts/soak/soak.ts";

function run(file: string, ...args: string[]): SpawnSyncReturns<string> {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const node = ["--expose-gc", "--import", import.meta.resolve("tsx"), program, ...args];
  return spawnSync(process.execPath, node, { encoding: "utf8", timeout: 120_000 });
}

test("a few thousand calls pass", () => {
  const { status, stdout, stderr } = run("../../scripts/soak.ts", "--calls", "4000", "--seed", "3");
  assert.is(status, 0, stdout + stderr);
  assert.match(stdout, /^soak: seed 3$/m);
  assert.match(stdout, /^soak: 4000 calls in \d+ s, \d+ samples$/m);
});

test("calls that keep what they made fail", () => {
  const { status, stdout } = run("leakingRun.ts");
  assert.is(status, 1, stdout);
});

test("without an end there is no soak", () => {
  const never = Number.POSITIVE_INFINITY;
  for (const [calls, minutes] of [
    [never, never],
    [Number.NaN, 1],
    [1, 0],
  ]) {
    assert.throws(() => soak(() => {}, { calls, minutes }), /expected one of them, above 0/);
  }
});

test("growth is from the first fifth to the last, and one sample out of line does not count", () => {
  const samples = Array.from({ length: 20 }, (_, i) => ({ calls: i, held: i === 18 ? 1e9 : 100 * i, linear: 7 }));
  assert.is(
    growthOf(samples, ({ held }) => held),
    1700,
  );
  assert.is(
    growthOf(samples, ({ linear }) => linear),
    0,
  );
});

test.run();
