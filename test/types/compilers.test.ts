// The published types in every supported TypeScript, as a project of a user's meets them: the assertions of this folder
// compile with skipLibCheck false, by both ways of resolving packages, with and without the DOM's types.
// The compilers are looked up in OC_TYPESCRIPTS (a folder that holds node_modules), else in this folder. One that is
// absent is skipped and its reason printed; with CI=true its absence is a failure. Needs a build in dist/.

import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import { type Consumer, consumer } from "./consumer.ts";

const folder = process.env.OC_TYPESCRIPTS ?? fileURLToPath(new URL(".", import.meta.url));
const manifest = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const compilers = Object.keys(manifest.devDependencies as Record<string, string>);

const RESOLUTIONS = {
  NodeNext: { module: "NodeNext", moduleResolution: "NodeNext" },
  bundler: { module: "ESNext", moduleResolution: "bundler" },
};
const LIBRARIES = {
  plain: { files: ["losses.ts", "functions.ts"], options: { lib: ["ES2022"], types: [] } },
  dom: { files: ["losses.ts", "functions.ts", "compiled.ts"], options: { lib: ["ES2022", "DOM"], types: [] } },
};

/** All pairs, for the newest compiler; the others take seconds for each: those between their neighbours have one. */
const CHOSEN = ["NodeNext-plain", "bundler-dom", "bundler-tfjs"];
const BETWEEN: Record<string, string> = { "typescript-5.8": "NodeNext-plain", "typescript-5.9": "bundler-dom" };

interface Cell {
  name: string;
  files: readonly string[];
  options: Record<string, unknown>;
}

const cells: Cell[] = Object.entries(RESOLUTIONS).flatMap(([resolution, resolve]) => [
  ...Object.entries(LIBRARIES).map(([library, { files, options }]) => ({
    name: `${resolution}-${library}`,
    files,
    options: { ...resolve, ...options, skipLibCheck: false },
  })),
  // the types of @tensorflow/tfjs-core itself do not compile
  {
    name: `${resolution}-tfjs`,
    files: ["tensors.ts"],
    options: { ...resolve, ...LIBRARIES.dom.options, skipLibCheck: true },
  },
]);

let laid: Consumer | undefined;

for (const compiler of compilers) {
  const program = join(folder, "node_modules", compiler, "bin/tsc");
  if (!existsSync(program) && process.env.CI !== "true") {
    console.log(`skipped: ${compiler}: no ${program}: npm ci --prefix test/types`);
    test.skip(compiler);
    continue;
  }
  const own = cells.filter(
    ({ name }) =>
      compiler === compilers.at(-1) || (BETWEEN[compiler] ? BETWEEN[compiler] === name : CHOSEN.includes(name)),
  );
  test(`${compiler}: ${own.map(({ name }) => name).join(", ")}`, async () => {
    laid ??= consumer();
    const projects = own.map(({ name, files, options }) => laid!.project(name, files, options));
    await Promise.all(projects.map((project) => compile(program, project)));
  });
}

function compile(program: string, project: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, "-p", project], { timeout: 120_000 }, (error, stdout, stderr) => {
      if (!error) return resolve();
      reject(new Error(`${program} -p ${project}\n${stdout}${stderr || error.message}`));
    });
  });
}

test.after(() => laid?.remove());

test.run();
