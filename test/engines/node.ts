// Node: the version that runs the tests, and others from npm.

import { type Engine, installed, notInstalled, parseOutcome } from "./engine.ts";
import { run } from "./run.ts";

const running: Engine = {
  name: `Node ${process.version}, the running one`,
  calledItself: new RegExp(`^Node ${process.version}$`),
  missing: () => undefined,
  run: async ({ folder }) => parseOutcome(await run(process.execPath, ["main.js"], folder)),
};

function fromNpm(major: number): Engine {
  const path = `node${major}/bin/node`;
  return {
    name: `Node ${major}`,
    calledItself: new RegExp(`^Node v${major}\\.`),
    missing: () => notInstalled(path),
    run: async ({ folder }) => parseOutcome(await run(installed(path) as string, ["main.js"], folder)),
  };
}

export const nodes: Engine[] = [running, fromNpm(22), fromNpm(24), fromNpm(26)];
