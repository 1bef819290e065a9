// Packs the built package and installs it into a temporary project without a network.

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

type Target = string | { [condition: string]: Target };

const root = fileURLToPath(new URL("../..", import.meta.url));
const smokeFiles = ["smoke.js", "fixture.js", "main.js", "worker.js", "edge.js", "edge-host.js"];

export function pack(): Project {
  if (!existsSync(join(root, "dist", "index.js"))) {
    throw new Error("dist/index.js is missing: run `npm run build` first");
  }
  const folder = mkdtempSync(join(tmpdir(), "oc-engines-"));
  const installed = "node_modules/object-condensation";
  // Scripts are ignored because the build exists: packing must not rebuild it while other tests run.
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], { cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) as string;
  mkdirSync(join(folder, installed), { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, tarball), "-C", join(folder, installed), "--strip-components=1"]);
  for (const file of smokeFiles) cpSync(fileURLToPath(new URL(file, import.meta.url)), join(folder, file));
  // The inputs of golden.ts must not depend on the package under test, so they come from the Philox of the sources.
  buildSync({
    entryPoints: [join(root, "test/golden/golden.ts")],
    bundle: true,
    format: "esm",
    outfile: join(folder, "golden.js"),
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return { folder, installed, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Returns the file, relative to the project, that an import with these conditions resolves to. */
export function entry(project: Project, conditions: string[]): string {
  const { exports } = JSON.parse(readFileSync(join(project.folder, project.installed, "package.json"), "utf8"));
  const file = select(exports["."], new Set(["import", "default", ...conditions]));
  if (!file) throw new Error(`the package exports nothing for ${conditions.join(", ")}`);
  return join(project.installed, file);
}

function select(target: Target, conditions: Set<string>): string | undefined {
  if (typeof target === "string") return target;
  for (const [condition, inner] of Object.entries(target)) {
    const file = conditions.has(condition) ? select(inner, conditions) : undefined;
    if (file) return file;
  }
  return undefined;
}
