// What an engine is to the smoke test, and where engines are looked up: OC_ENGINES (a folder that holds node_modules),
// else this folder.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Project } from "./pack.ts";

export interface Outcome {
  engine: string;
  ok: boolean;
  hash: string;
}

export interface Engine {
  name: string;
  /** What the engine must call itself. */
  calledItself: RegExp;
  /** Why it cannot run here, if it cannot. */
  missing(): string | undefined;
  run(project: Project): Promise<Outcome>;
}

export const enginesFolder: string = process.env.OC_ENGINES ?? fileURLToPath(new URL("./", import.meta.url));

/** The first of these paths in node_modules that exists; more than one where an install script moves the file. */
export function installed(...paths: string[]): string | undefined {
  return paths.map((path) => join(enginesFolder, "node_modules", path)).find((path) => existsSync(path));
}

export function notInstalled(...paths: string[]): string | undefined {
  if (installed(...paths)) return undefined;
  return `no ${paths[0]} in ${join(enginesFolder, "node_modules")}: npm ci --prefix test/engines`;
}

/** The outcome is the last line an engine prints. */
export function parseOutcome(output: string): Outcome {
  const line = output.trim().split("\n").at(-1) ?? "";
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`got ${JSON.stringify(line)} as last line, expected the outcome as JSON`);
  }
}
