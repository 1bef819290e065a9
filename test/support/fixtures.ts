/**
 * Fixtures: inputs, values and gradients computed by the original implementations, from test/fixtures or OC_FIXTURES.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Input, Term } from "../reference/index.ts";

export interface LossFixture {
  case: string;
  note: string;
  quirk: boolean;
  params: { q_min: number; noise_threshold: number };
  inputs: { beta: number[]; x: number[]; object_id: number[]; weights: number[] | null };
  expected: Record<Term, number | "NaN" | "Infinity"> & { n_rep: number; alphas: number[] };
  /** 0: identically zero. `sum`: of the four terms. */
  grad: Record<Term | "sum", Record<Input, (number | string)[] | 0>>;
}

const folder = process.env.OC_FIXTURES ?? fileURLToPath(new URL("../fixtures", import.meta.url));

/** Returns every fixture of a family (a subfolder) whose file name starts with the prefix. */
export function fixtures<F>(family: string, prefix: string): F[] {
  const path = `${folder}/${family}`;
  if (!existsSync(path))
    throw new Error(`no fixtures at ${path}; OC_FIXTURES must name the folder that holds ${family}`);
  const files = readdirSync(path).filter((name) => name.startsWith(prefix) && name.endsWith(".json"));
  if (files.length === 0) throw new Error(`no fixture ${prefix}*.json at ${path}`);
  return files.sort().map((name) => JSON.parse(readFileSync(`${path}/${name}`, "utf8")) as F);
}
