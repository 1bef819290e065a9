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

/** What all entries share is a chunk; what only those with kernels share is another, so that events need not load it. */
const chunkName = ({ moduleIds }) => (moduleIds.some((id) => id.endsWith("/createKernels.ts")) ? "kernels" : "shared");

/** `suffix`: what the files of this host have in their names, as in index.workerd.js. */
const host = (suffix, plugins) => ({
  input: { index: source("index.ts"), tfjs: source("adapters/tfjs.ts"), events: source("events.ts") },
  output: {
    dir: "dist",
    format: "es",
    entryFileNames: `[name]${suffix}.js`,
    chunkFileNames: (chunk) => `${chunkName(chunk)}${suffix}.js`,
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
