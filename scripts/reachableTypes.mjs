import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { importsIn } from "./importGraph.mjs";

/** The declaration files that these reach by relative imports, and they themselves. */
export function reachable(entries) {
  const found = new Set(entries);
  for (const file of found) {
    for (const { specifier } of importsIn(readFileSync(file, "utf8"))) {
      if (specifier.startsWith(".")) found.add(join(dirname(file), specifier.replace(/\.ts$/, ".d.ts")));
    }
  }
  return found;
}
