// Deno without any permission: the module is inlined, so no file has to be read.

import { join } from "node:path";
import { type Engine, installed, notInstalled, parseOutcome } from "./engine.ts";
import { run } from "./run.ts";

// The npm package's own launcher is a Node program around this binary.
const path = "@deno/linux-x64-glibc/deno";
const args = ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "main.js"];

export const deno: Engine = {
  name: "Deno",
  calledItself: /^Deno 2\./,
  missing: () => notInstalled(path),
  run: async ({ folder }) => {
    const env = { DENO_DIR: join(folder, ".deno"), DENO_NO_UPDATE_CHECK: "1" };
    return parseOutcome(await run(installed(path) as string, args, folder, env));
  },
};
