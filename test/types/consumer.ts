// A project that uses the built package as an install would lay it out, without a network.

import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));

export interface Consumer {
  /** Writes a project of these files of this folder and returns the path of its configuration. */
  project(name: string, files: readonly string[], options: Record<string, unknown>): string;
  remove(): void;
}

export function consumer(): Consumer {
  if (!existsSync(join(root, "dist/index.d.ts"))) throw new Error("dist is missing: run `npm run build` first");
  const folder = mkdtempSync(join(tmpdir(), "oc-types-"));
  const modules = join(folder, "node_modules");
  const own = join(modules, "object-condensation");
  mkdirSync(own, { recursive: true });
  cpSync(join(root, "package.json"), join(own, "package.json"));
  cpSync(join(root, "dist"), join(own, "dist"), { recursive: true, filter: (path) => !/\.(js|map|wasm)$/.test(path) });
  for (const name of ["expect-type", "@tensorflow/tfjs-core", "@webgpu/types", "@types"]) {
    const target = join(root, "node_modules", name);
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    if (existsSync(target)) symlinkSync(target, join(modules, name));
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return {
    project(name, files, options) {
      for (const file of files) cpSync(join(here, file), join(folder, file));
      const path = join(folder, `tsconfig.${name}.json`);
      // the compiler's own libraries need no check
      const compilerOptions = { target: "ES2022", strict: true, noEmit: true, skipDefaultLibCheck: true, ...options };
      writeFileSync(path, JSON.stringify({ compilerOptions, files }));
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
