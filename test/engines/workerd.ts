// workerd: a bare configuration has no bundler, so it lists every module of the package, including the wasm file.
// `workerd test` calls the Worker's test() and ends, so no port is needed.

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Engine, installed, notInstalled, parseOutcome } from "./engine.ts";
import { entries, type Project, tfjsFile } from "./pack.ts";
import { run } from "./run.ts";

// The npm package's own launcher is a Node program: ending it leaves this binary running.
const path = "@cloudflare/workerd-linux-64/bin/workerd";

export const workerd: Engine = {
  name: "workerd",
  calledItself: /^Cloudflare-Workers$/,
  missing: () => notInstalled(path),
  run: async (project) => {
    writeFileSync(join(project.folder, "workerd.capnp"), configuration(project));
    return parseOutcome(await run(installed(path) as string, ["test", "workerd.capnp"], project.folder));
  },
};

function configuration(project: Project): string {
  const dist = join(project.installed, "dist");
  const named = Object.entries(entries(project, ["workerd"]));
  // workerd looks up bare names, too, beside the module that imports them; a bundler would not.
  const names = named.flatMap(([name, file]) => [
    [name, file],
    [join(dist, name), file],
  ]);
  const files = readdirSync(join(project.folder, dist), { recursive: true, encoding: "utf8" });
  const modules = [
    ...["worker.js", "smoke.js", "entries.js", "fixture.js", "golden.js", tfjsFile].map((name) =>
      moduleOf(name, "esModule"),
    ),
    ...names.map(([name, file]) => `(name = "${name}", esModule = "export * from '${up(name)}${file}';")`),
    moduleOf("object-condensation/wasm", "wasm", join(dist, "object-condensation.wasm")),
    ...files.filter((name) => name.endsWith(".js")).map((name) => moduleOf(join(dist, name), "esModule")),
    ...files.filter((name) => name.endsWith(".wasm")).map((name) => moduleOf(join(dist, name), "wasm")),
  ];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .smoke)]);
const smoke :Workerd.Worker = (
  compatibilityDate = "2026-04-01",
  modules = [
    ${modules.join(",\n    ")}
  ]
);
`;
}

function moduleOf(name: string, type: string, file = name): string {
  return `(name = "${name}", ${type} = embed "${file}")`;
}

/** The way from the module of this name to the root of all. */
function up(name: string): string {
  return "../".repeat(name.split("/").length - 1) || "./";
}
