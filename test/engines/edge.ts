// @edge-runtime/vm, in which Vercel's Edge Functions run. It forbids compiling bytes, so a bundler turns
// `x.wasm?module` into a module that the host has compiled.

import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { type Engine, enginesFolder, notInstalled, parseOutcome } from "./engine.ts";
import type { Project } from "./pack.ts";
import { run } from "./run.ts";

const moduleFromHost: Plugin = {
  name: "module-from-host",
  setup(plugin) {
    plugin.onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path, namespace: "host" }));
    plugin.onLoad({ filter: /./, namespace: "host" }, () => ({ contents: "export default globalThis.wasmModule;" }));
  },
};

export const edge: Engine = {
  name: "@edge-runtime/vm",
  calledItself: /^EdgeRuntime /,
  missing: () => notInstalled("@edge-runtime/vm"),
  run: async (project) => {
    const wasm = join(project.folder, project.installed, "dist", "object-condensation.wasm");
    const args = ["edge-host.js", enginesFolder, await bundle(project), wasm];
    return parseOutcome(await run(process.execPath, args, project.folder));
  },
};

async function bundle({ folder }: Project): Promise<string> {
  const outfile = join(folder, "edge-bundle.js");
  await build({
    entryPoints: [join(folder, "edge.js")],
    bundle: true,
    format: "iife",
    globalName: "smokeTest",
    platform: "neutral",
    conditions: ["edge-light"],
    plugins: [moduleFromHost],
    outfile,
    logLevel: "silent",
  });
  return outfile;
}
