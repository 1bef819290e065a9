// Builds the page to static files that work under any path of any host.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Only the built page has it: Vite's own client, in development, needs inline styles. */
const policy = {
  name: "policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: {
        "http-equiv": "Content-Security-Policy",
        content: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
      },
      injectTo: "head-prepend",
    },
  ],
};

function filesIn(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** Fills in what src/serviceWorker.js keeps: every file of the build, and a version that changes with any of them. */
const serviceWorker = {
  name: "service-worker",
  apply: "build",
  writeBundle({ dir }) {
    const files = filesIn(dir).sort();
    const digest = createHash("sha256");
    for (const file of files) digest.update(file.slice(dir.length)).update(readFileSync(file));
    const names = files.map((file) => relative(dir, file).replaceAll("\\", "/"));
    const values = {
      '"__VERSION__"': digest.digest("hex").slice(0, 16),
      '["__FILES__"]': ["./", ...names.filter((name) => name !== "index.html")],
    };
    let source = readFileSync(at("src/serviceWorker.js"), "utf8");
    for (const [place, value] of Object.entries(values)) {
      if (!source.includes(place)) throw new Error(`src/serviceWorker.js has no ${place} to fill in`);
      source = source.replace(place, JSON.stringify(value));
    }
    writeFileSync(join(dir, "serviceWorker.js"), source);
  },
};

export default {
  root: at("."),
  base: "./",
  plugins: [policy, serviceWorker],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // No data: URLs, which the policy forbids.
  build: { outDir: at("../../dist/playground"), emptyOutDir: true, assetsInlineLimit: 0, target: "es2022" },
  worker: { format: "es" },
};
