// The check of imports on small artificial trees: cycles and forbidden imports fail with a hint what to do; text that
// only looks like an import does not.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";

const script = fileURLToPath(new URL("../../scripts/imports.mjs", import.meta.url));

/** Returns the lines that the check prints on a tree of these files, without the last, which is the count. */
function problemsOf(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "oc-imports-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { stdout, stderr, status } = spawnSync(process.execPath, [script], { cwd: folder, encoding: "utf8" });
    assert.is(stderr, "");
    const lines = stdout.trimEnd().split("\n");
    assert.match(lines.pop() as string, /^imports of \d+ files: (no|\d+) problems?$/);
    assert.is(status, lines.length > 0 ? 1 : 0);
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("imports that go one way pass, in both trees", () => {
  const problems = problemsOf({
    "src/index.ts": `export { loss } from "./loss/loss.ts";\nexport * as errors from "./errors.ts";`,
    "src/loss/loss.ts": `import type { Kernels } from "../wasm/kernels.ts";\nimport { sum } from "./sum.ts";`,
    "src/loss/sum.ts": `import { InputError } from "../errors.ts";\nimport { readFileSync } from "node:fs";`,
    "src/wasm/kernels.ts": `import { InputError } from "../errors.ts";\nimport { bytes } from "./generated.ts";`,
    "src/errors.ts": "",
    "assembly/index.ts": `export { count } from "./sampling/count";`,
    "assembly/sampling/count.ts": `import { lanes } from "../numeric/lanes";\nimport { runs } from "../search/runs";`,
    "assembly/search/runs.ts": `import { Event } from "../event/event";`,
    "assembly/event/event.ts": "",
    "assembly/numeric/lanes.ts": "",
  });
  assert.equal(problems, []);
});

test("a circle through types alone, in each way to write them", () => {
  for (const back of [
    `import type { A } from "./a.ts";`,
    `import { type A } from "./a.ts";`,
    `type A = import("./a.ts").A;`,
    `let a: typeof import("./a.ts");`,
    `export type { A } from "./a.ts";`,
    `export type * from "./a.ts";`,
    `const a = await import('./a.ts');`,
    `import "./a.ts";`,
    `import {\n  b as c, // "}"\n  type D,\n} from "./a.ts";`,
  ]) {
    const line = back.slice(0, back.search(/(import|export)/)).split("\n").length + 2;
    const problems = problemsOf({
      "src/loss/a.ts": `/** One. */\nimport { b } from "./b.ts";\nexport interface A {}`,
      "src/loss/b.ts": `// two\n\n${back}`,
    });
    assert.equal(
      problems,
      [
        `src/loss/a.ts:2 imports src/loss/b.ts: a circle, src/loss/a.ts:2 → src/loss/b.ts:${line} → src/loss/a.ts ` +
          "(types count). Move what both ends need into a file that imports neither.",
      ],
      back,
    );
  }
});

test("a circle through re-exports, the shortest way round", () => {
  const problems = problemsOf({
    "src/conventions/index.ts": `export * from "./mlpf.ts";\nexport { check } from "./check.ts";`,
    "src/conventions/mlpf.ts": `export { base as mlpf } from "./base.ts";`,
    "src/conventions/base.ts": `export * as all from "./index.ts";`,
    "src/conventions/check.ts": "",
  });
  assert.is(problems.length, 1);
  assert.match(
    problems[0],
    "src/conventions/base.ts:1 → src/conventions/index.ts:1 → src/conventions/mlpf.ts:1 → src/conventions/base.ts (types",
  );
});

test("each of two circles that share a file is told, and a file that imports itself", () => {
  const problems = problemsOf({
    "src/loss/a.ts": `import "./b.ts";\nimport "./c.ts";`,
    "src/loss/b.ts": `import "./a.ts";`,
    "src/loss/c.ts": `import "./a.ts";\nimport "./c.ts";`,
  });
  assert.equal(
    problems.map((problem) => problem.match(/circle, (.*) \(/)?.[1]),
    [
      "src/loss/c.ts:2 → src/loss/c.ts",
      "src/loss/a.ts:1 → src/loss/b.ts:1 → src/loss/a.ts",
      "src/loss/a.ts:2 → src/loss/c.ts:1 → src/loss/a.ts",
    ],
  );
});

test("a circle in AssemblyScript, whose imports have no extension", () => {
  const problems = problemsOf({
    "assembly/search/runs.ts": `import { Search } from "./search";`,
    "assembly/search/search.ts": `\nimport { runs } from "./runs";`,
  });
  assert.is(problems.length, 1);
  assert.match(
    problems[0],
    "assembly/search/runs.ts:1 → assembly/search/search.ts:2 → assembly/search/runs.ts (types count)",
  );
});

test("an import against the direction says what may be imported, and what to do", () => {
  const problems = problemsOf({
    "src/event/layout.ts": `import { of } from "../search/layout.ts";`,
    "src/search/layout.ts": `import type { Draws } from "../sampling/draws.ts";`,
    "src/sampling/draws.ts": "",
    "src/condense/condense.ts": `import { check } from "../loss/check.ts";`,
    "src/loss/check.ts": "",
    "src/types.ts": `import type { Terms } from "./terms.ts";`,
    "src/terms.ts": "",
    "assembly/condense/cells.ts": `import { Event } from "../event/event";`,
    "assembly/event/event.ts": "",
  });
  assert.is(
    problems[0],
    "assembly/condense/cells.ts:1 imports assembly/event/event.ts: condense may import only numeric, contract.ts, cells, not event. " +
      "Move what condense needs into condense or a room that it may import, or let the caller hand it over.",
  );
  assert.equal(
    problems.slice(1).map((problem) =>
      problem
        .match(/^(.*): .*(not [\w.]+)\./)
        ?.slice(1)
        .join(": "),
    ),
    [
      "src/condense/condense.ts:1 imports src/loss/check.ts: not loss",
      "src/event/layout.ts:1 imports src/search/layout.ts: not search",
      "src/search/layout.ts:1 imports src/sampling/draws.ts: not sampling",
      "src/types.ts:1 imports src/terms.ts: not terms.ts",
    ],
  );
});

test("a room without a place, and a way out of the tree", () => {
  const problems = problemsOf({
    "src/loss/a.ts": `import "../helpers/b.ts";\nimport "../../bench/c.ts";`,
    "src/helpers/b.ts": "",
    "bench/c.ts": "",
  });
  assert.is(problems.length, 2);
  assert.match(problems[0], "the room helpers has no place in the order. Give it one in scripts/rooms.mjs.");
  assert.match(problems[1], "src/loss/a.ts:2 imports bench/c.ts: it lies outside src/.");
});

test("what only looks like an import is none", () => {
  const problems = problemsOf({
    "src/loss/a.ts": [
      `// import "./b.ts";`,
      `/* import { b } from "./b.ts"; */`,
      `const text = 'import "./b.ts";' + "import \\"./b.ts\\"";`,
      "const template = `import './b.ts'; $" + "{{ a: `export * from './b.ts'` }.a} import './b.ts'`;",
      `const regex = [/import ".\\/b.ts"|["'\`/]/g, 4 / 2 / 1];`,
      `export const from = "./b.ts";`,
    ].join("\n"),
    "src/loss/b.ts": `import "./a.ts";`,
  });
  assert.equal(problems, []);
});

test("examples import what people can import", () => {
  const problems = problemsOf({
    "examples/training/train.ts": `import "../../src/index.ts";\nimport "../../src/adapters/tfjs.ts";\nimport "./a.ts";`,
    "examples/training/a.ts": `import "../../src/loss/b.ts";`,
    "src/index.ts": "",
    "src/adapters/tfjs.ts": "",
    "src/loss/b.ts": "",
  });
  assert.equal(problems, [
    "examples/training/a.ts:1 imports src/loss/b.ts: examples/ may import only what users can. " +
      "Import it from a public entry (src/index.ts, src/events.ts, src/adapters), or write it in examples/.",
  ]);
});

test.run();
