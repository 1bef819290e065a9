// Builds the page of examples/playground to dist/playground: static files for any host and path.
// Arguments: `serve` also serves them, on 127.0.0.1 (--port <number>); --out <folder> builds elsewhere.
// What the page needs beyond the repository's own install is installed on first use, and after its lockfile changed.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: "string", default: "4173" }, out: { type: "string", default: "dist/playground" } },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "examples/playground");
const outDir = resolve(root, values.out);
if (positionals.some((word) => word !== "serve")) {
  console.error(`got ${positionals.join(" ")}, expected serve or nothing`);
  process.exit(2);
}

function run(command, args, cwd = root) {
  const { status, signal } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (status === 0) return;
  console.error(`${command} ${args.join(" ")}: ${signal ?? `exit code ${status}`}`);
  process.exit(1);
}

function install() {
  const [wanted, installed] = ["package-lock.json", "node_modules/installed-lock.json"].map((name) =>
    join(folder, name),
  );
  if (existsSync(installed) && readFileSync(installed).equals(readFileSync(wanted))) return;
  run("npm", ["ci", "--ignore-scripts"], folder);
  copyFileSync(wanted, installed);
}

install();
run(process.execPath, ["scripts/build.mjs", "--changed", "contract", "kernels", "base64"]);
run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder]);
const vite = await import(pathToFileURL(join(folder, "node_modules/vite/dist/node/index.js")).href);
const config = { configFile: join(folder, "vite.config.mjs"), build: { outDir } };
await vite.build({ ...config, logLevel: "warn" });
console.log(`built ${values.out}`);
if (positionals.includes("serve")) {
  const server = await vite.preview({ ...config, preview: { port: Number(values.port), host: "127.0.0.1" } });
  server.printUrls();
  server.bindCLIShortcuts({ print: true });
}
