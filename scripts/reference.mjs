// `npm run reference`: builds the API reference and the pages of docs/ to docs/api. What it needs has a lockfile of its
// own, because typedoc does not take the TypeScript of this project; it is installed at the first run.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const FOLDER = "scripts/reference";
const typedoc = `${FOLDER}/node_modules/typedoc/bin/typedoc`;
if (!existsSync(typedoc)) execFileSync("npm", ["ci", "--prefix", FOLDER], { stdio: "inherit" });
execFileSync(process.execPath, [typedoc, "--options", FOLDER], { stdio: "inherit" });
