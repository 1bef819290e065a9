// Last step of the build of dist/: deletes the declarations that no entry of the package reaches, so that what is
// published are the public types.
import { readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { reachable } from "./reachableTypes.mjs";

const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const entries = Object.values(exports).flatMap(({ types }) => types ?? []);
const kept = reachable(entries.map((path) => join(path)));
for (const file of readdirSync("dist", { recursive: true }).map((name) => join("dist", name))) {
  if (file.endsWith(".d.ts") && !kept.has(file)) rmSync(file);
}
for (const item of readdirSync("dist", { withFileTypes: true })) {
  if (item.isDirectory() && readdirSync(join("dist", item.name)).length === 0) rmdirSync(join("dist", item.name));
}
