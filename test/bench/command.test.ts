// The command line of the benchmarks, and what it prints and writes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseOptions } from "../../bench/options.ts";
import { suiteTable } from "../../bench/report.ts";
import { chosen, measure, scaled } from "../../bench/suite.ts";
import { suites } from "../../bench/suites/index.ts";
import { InputError } from "../../src/index.ts";

test("the table has a column for all that some row has, and a dash where another has not", async () => {
  const cases = ["a", "b"].map((name, i) => ({ name, run: () => 2 + 2 * i }));
  const rows = [
    { ...(await measure({ D: 3, hits: 1000 }, cases, [["b ÷ a", "b", "a"]], 2)), extra: { bytes: 12345 } },
    await measure({ D: 8, hits: 20 }, cases.slice(1), [["b ÷ a", "b", "a"]], 2),
  ];
  assert.is(
    suiteTable({ unit: "µs" }, rows),
    `| D | hits | a, µs | b, µs | b ÷ a | bytes |
| --- | ---: | ---: | ---: | ---: | ---: |
| 3 | 1,000 | 2,000 | 4,000 | 2.00× | 12,345 |
| 8 | 20 | – | 4,000 | – | – |`,
  );
});

test("sizes scale, choices keep their order", () => {
  assert.equal(scaled({ hits: 1000, objects: 10 }, 0.01), { hits: 10, objects: 1 });
  assert.equal(chosen([2, 3, 8], [8, 2, 7]), [2, 8]);
  assert.equal(chosen([2, 3], undefined), [2, 3]);
});

test("the command line: defaults, lists, and errors that say got and expected", () => {
  const names = (args: string[]) => parseOptions(args).suites.map(({ name }) => name);
  assert.equal(names([]), ["short"]);
  assert.equal(names(["--suite", "scaling,losses"]), ["losses", "scaling"]);
  assert.equal(names(["--suite", "small", "--trained"]), ["small", "trained"]);
  assert.equal(
    names(["--suite", "all"]),
    suites.map(({ name }) => name).filter((name) => name !== "compare"),
  );
  assert.ok(names(["--suite", "all", "--before", "dist"]).includes("compare"));
  const { rounds, scale, dims, layouts, out } = parseOptions(["--dims", "3,8", "--layouts", "man"]);
  assert.equal([rounds, scale, dims, layouts, out], [15, 1, [3, 8], ["man"], "bench/results"]);
  for (const args of [
    ["--suite", "fast"],
    ["--suite", "compare"],
    ["--rounds", "0"],
    ["--dims", "1"],
    ["--layouts", "sep,far"],
    ["--sizes", "tiny"],
    ["--scale", "none"],
  ]) {
    assert.throws(
      () => parseOptions(args),
      (error: Error) => error instanceof InputError && /got.*expected/.test(error.message),
      args.join(" "),
    );
  }
});

test("the command prints a table and writes the same as JSON, with the machine and the date", () => {
  const folder = mkdtempSync(join(tmpdir(), "oc-bench-"));
  try {
    const bench = (...args: string[]) =>
      spawnSync(process.execPath, ["--import", "tsx", "bench/main.ts", "--rounds", "2", "--out", folder, ...args], {
        encoding: "utf8",
      });
    const { stdout, status } = bench("--scale", "0.01");
    assert.is(status, 0);
    const { suite, machine, rows } = JSON.parse(readFileSync(join(folder, "short.json"), "utf8"));
    assert.is(suite, "short");
    assert.match(machine.date, /^\d{4}-\d\d-\d\d$/);
    assert.is(machine.v8, process.versions.v8);
    assert.is(rows.length, 4);
    assert.ok(stdout.includes(suiteTable({}, rows)));
    assert.match(stdout, "Medians of 2 rounds");
    const refused = bench("--dims", "12");
    assert.is(refused.status, 2);
    assert.match(refused.stderr, "nothing is left to measure");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.run();
