// Packs the built package and lays it into a temporary project as an install would, without a network.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

export interface Project {
  /** The project's folder, with the smoke test's files beside node_modules. */
  folder: string;
  /** The package's folder relative to it. */
  installed: string;
  remove(): void;
}

/** Relative to the project. */
export const tfjsFile = "node_modules/@tensorflow/tfjs-core/index.js";

type Target = string | { [condition: string]: Target };

const root = fileURLToPath(new URL("../..", import.meta.url));
const programs = ["main.js", "worker.js", "edge.js", "edge-host.js", "page.js", "csp.js", "post.js"];
const smokeFiles = ["smoke.js", "entries.js", "fixture.js", ...programs];
/** TensorFlow.js as a single file, which no install of the engines needs: its core, its cpu backend and its gradients. */
const tfjs = `export * from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";`;

export function pack(): Project {
  if (!existsSync(join(root, "dist", "index.js"))) {
    throw new Error("dist/index.js is missing: run `npm run build` first");
  }
  const folder = mkdtempSync(join(tmpdir(), "oc-engines-"));
  const installed = "node_modules/object-condensation";
  // Scripts are ignored because the build has been made: packing must not make it anew under other tests.
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], { cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) as string;
  mkdirSync(join(folder, installed), { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, tarball), "-C", join(folder, installed), "--strip-components=1"]);
  for (const file of smokeFiles) cpSync(fileURLToPath(new URL(file, import.meta.url)), join(folder, file));
  // What golden.ts hashes must not depend on the package under test: its inputs come from the sources' own Philox.
  buildSync({
    entryPoints: [join(root, "test/golden/golden.ts")],
    bundle: true,
    format: "esm",
    outfile: join(folder, "golden.js"),
  });
  buildSync({
    stdin: { contents: tfjs, resolveDir: root },
    bundle: true,
    format: "esm",
    mainFields: ["module", "main"],
    // what its platform for Node requires; node-fetch never is
    external: ["node-fetch", "util"],
    banner: { js: "const require = (name) => globalThis.process.getBuiltinModule(name);" },
    outfile: join(folder, tfjsFile),
  });
  const manifest = { name: "@tensorflow/tfjs-core", type: "module", exports: "./index.js" };
  writeFileSync(join(folder, tfjsFile, "../package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return { folder, installed, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Of everything that the smoke test imports: the file, relative to the project, that an importer with these conditions gets. */
export function entries(project: Project, conditions: string[]): Record<string, string> {
  const { name, exports } = JSON.parse(readFileSync(join(project.folder, project.installed, "package.json"), "utf8"));
  const found = { "@tensorflow/tfjs-core": tfjsFile };
  for (const subpath of [".", "./tfjs", "./events"]) {
    const file = select(exports[subpath], new Set(["import", "default", ...conditions]));
    if (!file) throw new Error(`the package exports no ${subpath} for ${conditions.join(", ")}`);
    Object.assign(found, { [join(name, subpath)]: join(project.installed, file) });
  }
  return found;
}

function select(target: Target, conditions: Set<string>): string | undefined {
  if (typeof target === "string") return target;
  for (const [condition, inner] of Object.entries(target)) {
    const file = conditions.has(condition) ? select(inner, conditions) : undefined;
    if (file) return file;
  }
  return undefined;
}
