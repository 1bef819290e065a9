// The code of the pages does what they say: every block runs as pasted, compiles, and prints what the comments behind its
// console.log lines state.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { blocksOf, statedOutput } from "./blocks.ts";

const PAGES = [
  ...["README.md", "docs/objects.md", "docs/conventions.md", "docs/training.md"],
  // every source with an example in its comments
  ...sourcesWithExamples(),
];
/** A training takes half a minute of CPU time, and the machine may be busy. */
const LONGEST = 300_000;

function sourcesWithExamples(): string[] {
  const files = readdirSync("src", { recursive: true }).map((file) => join("src", String(file)));
  return files.filter((file) => file.endsWith(".ts") && /^ \* ```/m.test(readFileSync(file, "utf8")));
}

/** Holds the blocks as files; in it the package's name means its source, as in the repository. */
const folder = mkdtempSync(join(tmpdir(), "oc-docs-"));
const packages = JSON.parse(readFileSync("tsconfig.json", "utf8")).compilerOptions.paths as Record<string, string[]>;
const config = {
  extends: resolve("tsconfig.json"),
  compilerOptions: {
    ...{ typeRoots: [resolve("node_modules/@types")], moduleDetection: "force", noUnusedLocals: false },
    paths: {
      ...Object.fromEntries(Object.entries(packages).map(([name, [file]]) => [name, [resolve(file)]])),
      // the union package, of which this repository has the parts alone
      "@tensorflow/tfjs": [join(folder, "tfjs.ts")],
    },
  },
  include: ["*.ts"],
};
symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
writeFileSync(
  join(folder, "tfjs.ts"),
  `import { createRequire } from "node:module";
import "@tensorflow/tfjs-backend-cpu";
createRequire(import.meta.url)("@tensorflow/tfjs-core/dist/register_all_gradients.js");
export * from "@tensorflow/tfjs-core";
`,
);
writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');

function runNode(args: string[]) {
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", timeout: LONGEST });
}

const tsx = import.meta.resolve("tsx");

for (const page of PAGES) {
  const blocks = blocksOf(page);
  test(`${page} has code`, () => assert.ok(blocks.length > 0));
  for (const { line, code } of blocks) {
    // A block may begin with the name of its file, for others to import.
    const file = code.match(/^\/\/ (\w+\.ts)$/m)?.[1] ?? `${page.replace(/\W/g, "-")}-${line}.ts`;
    writeFileSync(join(folder, file), code);
    test(`${page}:${line} prints what it states`, () => {
      const { stdout, stderr, status } = runNode(["--import", tsx, file]);
      assert.is(status, 0, stderr);
      assert.is(stdout.trimEnd(), statedOutput(code));
    });
  }
}

test("all blocks compile", () => {
  const { stdout, stderr, status } = runNode([resolve("node_modules/typescript/bin/tsc"), "-p", "."]);
  assert.is(status, 0, stdout + stderr);
});

test.after(() => rmSync(folder, { recursive: true }));

test.run();
