// The interface of an engine for the smoke test. Engines are looked up in OC_ENGINES (a folder that holds
// node_modules), else in this folder.

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
  /** Matches the name by which the engine must identify itself. */
  calledItself: RegExp;
  /** Returns why the engine cannot run here, or undefined if it can. */
  missing(): string | undefined;
  run(project: Project): Promise<Outcome>;
}

export const enginesFolder: string = process.env.OC_ENGINES ?? fileURLToPath(new URL("./", import.meta.url));

/**
 * Returns the first of these paths in node_modules that exists. There are several if an install script moves the file.
 */
export function installed(...paths: string[]): string | undefined {
  return paths.map((path) => join(enginesFolder, "node_modules", path)).find((path) => existsSync(path));
}

export function notInstalled(...paths: string[]): string | undefined {
  if (installed(...paths)) return undefined;
  return `no ${paths[0]} in ${join(enginesFolder, "node_modules")}: npm ci --prefix test/engines`;
}

/** Parses the outcome, which is the last line that an engine prints. */
export function parseOutcome(output: string): Outcome {
  const line = output.trim().split("\n").at(-1) ?? "";
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`got ${JSON.stringify(line)} as last line, expected the outcome as JSON`);
  }
}
