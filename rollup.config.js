// dist/: for each kind of host all entries over shared chunks, so that they have the same error classes and the same
// instance of the kernels. The default inlines the kernels; the others import the .wasm file statically, for hosts that
// forbid compiling bytes. They differ in src/wasm/module*.ts alone.
import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import nodeResolve from "@rollup/plugin-node-resolve";
import esbuild from "rollup-plugin-esbuild";

const source = (name) => fileURLToPath(new URL(`src/${name}`, import.meta.url));
const external = (id) => id.includes(".wasm") || id.startsWith("@tensorflow/") || id.startsWith("node:");

/** src/wasm/module.ts → another way to the module */
const moduleFrom = (name) => ({
  name: "module-from",
  resolveId: (id) => (id === "./wasm/module.ts" ? source(`wasm/${name}`) : null),
});

const copyWasm = {
  name: "copy-wasm",
  writeBundle() {
    mkdirSync("dist", { recursive: true });
    copyFileSync("build/object-condensation.wasm", "dist/object-condensation.wasm");
    // the compiler leaves declarations that are sources where they are
    copyFileSync("src/wasm.d.ts", "dist/wasm.d.ts");
  },
};

/** The kernels as base64 need no second copy, as a source of the map. */
const mapWithoutBytes = {
  name: "map-without-bytes",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== "asset" || !file.fileName.endsWith(".js.map")) continue;
      const map = JSON.parse(file.source);
      const at = map.sources.findIndex((path) => path.endsWith("/src/wasm/bytes.ts"));
      if (at >= 0) map.sourcesContent[at] = null;
      file.source = JSON.stringify(map);
    }
  },
};

/** A circle of imports is an error here, not a warning. */
const onLog = (level, log, handler) => handler(log.code === "CIRCULAR_DEPENDENCY" ? "error" : level, log);

/** The files of the entries stay with them. */
const ENTRIES = ["index", "events", "adapters", "simulation", "formats"];
/** The functions over all rooms together. */
const FUNCTIONS = ["createKernels", "functionsOver"];
/** What other rooms stand on has a chunk with no room's name; so have those that stand under one room alone. */
const COMMON = ["wasm", "checks", "numeric", "errors", "gradientInputs", "types", "terms"];
const UNDER = { event: "loss", search: "loss", sampling: "loss", warmUp: "loss", clusters: "matching" };

/**
 * The chunk of a module: each room of functions has its own. A bundler leaves out a file of which nothing is used, but of
 * one that is used it keeps what may have side effects, such as the spread of one convention into another.
 */
const chunkOf = (id, { getModuleInfo }) => {
  const [, room] = /\/src\/(\w+)/.exec(id) ?? [];
  if (ENTRIES.includes(room)) return undefined;
  if (FUNCTIONS.includes(room)) return "functions";
  // conventions and rules alone need no kernels
  if (id.endsWith("/checks/frozen.ts")) return "shared";
  // events need not load what only the kernels need
  if (COMMON.includes(room)) return isUnder(source("events.ts"), id, getModuleInfo) ? "shared" : "kernels";
  // a package belongs to the room that imports it
  if (room === undefined) return chunkOf(getModuleInfo(id).importers[0] ?? source("index.ts"), { getModuleInfo });
  return UNDER[room] ?? room;
};

/** Whether `entry` imports the module, by others or itself. */
function isUnder(entry, id, getModuleInfo) {
  const found = new Set([entry]);
  for (const module of found) for (const imported of getModuleInfo(module)?.importedIds ?? []) found.add(imported);
  return found.has(id);
}

/** `suffix`: what the files of this host have in their names, as in index.workerd.js. */
const host = (suffix, plugins) => ({
  input: { index: source("index.ts"), tfjs: source("adapters/tfjs.ts"), events: source("events.ts") },
  output: {
    dir: "dist",
    format: "es",
    entryFileNames: `[name]${suffix}.js`,
    manualChunks: chunkOf,
    onlyExplicitManualChunks: true,
    chunkFileNames: `[name]${suffix}.js`,
    sourcemap: true,
  },
  external,
  onLog,
  // keep "./object-condensation.wasm" as written: the file lies beside the bundle, not beside its source
  makeAbsoluteExternalsRelative: false,
  plugins: [...plugins, nodeResolve({ extensions: [".ts", ".js"] }), esbuild({ target: "es2022" })],
});

export default [
  host("", [copyWasm, mapWithoutBytes]),
  host(".workerd", [moduleFrom("module.workerd.ts")]),
  host(".edge", [moduleFrom("module.edge.ts")]),
];
