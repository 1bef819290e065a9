// The lines of docs/hosts.md that make kernels of a module of one's own, in the hosts that they are for. That for workerd
// is run by worker.js. An engine that is absent is skipped; with CI=true its absence is a failure.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { installed, notInstalled } from "./engine.ts";
import { type Project, pack } from "./pack.ts";
import { run } from "./run.ts";

const docs = readFileSync(new URL("../../docs/hosts.md", import.meta.url), "utf8");
const nodes = [22, 24, 26].map((major) => [`Node ${major}`, `node${major}/bin/node`] as const);
const deno = "@deno/linux-x64-glibc/deno";
const bun = ["@oven/bun-linux-x64/bin/bun", "bun/bin/bun.exe"];
const denoArguments = ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual"];

let packed: Project | undefined;

/** The code below this heading. */
function linesFor(heading: string): string {
  const code = docs.match(new RegExp(`^## ${heading}\\n\\n\`\`\`js\\n(.*?)\`\`\``, "ms"));
  assert.ok(code, `docs/hosts.md has no code for ${heading}`);
  return code[1];
}

function register(name: string, heading: string, paths: readonly string[], args: readonly string[] = []): void {
  const reason = paths.length > 0 ? notInstalled(...paths) : undefined;
  if (reason && process.env.CI !== "true") {
    console.log(`skipped: ${name}: ${reason}`);
    test.skip(name);
    return;
  }
  test(`${name}: ${heading}`, async () => {
    if (reason) throw new Error(reason);
    packed ??= pack();
    const file = `${heading.replaceAll(" ", "-")}.js`;
    const use = "functions.warmUp();\nconsole.log(functions.linearMemoryBytes() > 0);\n";
    writeFileSync(join(packed.folder, file), linesFor(heading) + use);
    const program = paths.length > 0 ? (installed(...paths) as string) : process.execPath;
    const env = { DENO_DIR: join(packed.folder, ".deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
    assert.is((await run(program, [...args, file], packed.folder, env)).trim(), "true");
  });
}

register(`Node ${process.version}, the running one`, "Node", []);
for (const [name, path] of nodes) register(name, "Node", [path]);
for (const [name, path] of nodes.slice(1)) register(name, "Node 24 and Deno", [path]);
register("Deno", "Node 24 and Deno", [deno], denoArguments);
register("Bun", "Bun", bun, ["--no-install"]);

test.after(() => packed?.remove());

test.run();
