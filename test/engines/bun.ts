// Runs Bun's binary. If install scripts ran, it was moved into the package that launches it.

import { type Engine, installed, notInstalled, parseOutcome } from "./engine.ts";
import { run } from "./run.ts";

const paths = ["@oven/bun-linux-x64/bin/bun", "bun/bin/bun.exe"];

export const bun: Engine = {
  name: "Bun",
  calledItself: /^Bun 1\./,
  missing: () => notInstalled(...paths),
  run: async ({ folder }) =>
    parseOutcome(await run(installed(...paths) as string, ["--no-install", "main.js"], folder)),
};
