// Checks the packed tarball as users get it: only what a user needs may be inside, and publint and attw must pass.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ALLOWED =
  /^package\/(package\.json|(README|CHANGELOG|CONTRIBUTING)\.md|CITATION\.cff|LICENSE|NOTICE|docs\/[\w.-]+\.md|docs\/images\/[\w.-]+\.(svg|png)|dist\/([\w.-]+\/)?[\w.-]+\.(js|js\.map|wasm|d\.ts))$/;

const folder = mkdtempSync(join(tmpdir(), "oc-package-"));
try {
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
  const tarball = join(folder, readdirSync(folder)[0]);
  const files = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trim().split("\n");
  const unwanted = files.filter((file) => !ALLOWED.test(file));
  if (unwanted.length > 0) throw new Error(`the tarball holds what no user needs: ${unwanted.join(", ")}`);
  console.log(`${files.length} files`);
  const run = (command, ...args) => execFileSync(join("node_modules", ".bin", command), args, { stdio: "inherit" });
  run("publint", "run", tarball, "--strict");
  run("attw", tarball, "--profile", "esm-only");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
