/**
 * Compiles a C twin if its compiler is installed. Each process uses its own temporary folder, removed when it exits,
 * so that processes running at the same time never see a half-written file.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = fileURLToPath(new URL("native/", import.meta.url));

/** No fused multiply-add: the twin should compute the library's numbers, which are bit-identical on every machine. */
const COMMON = ["-O3", "-ffp-contract=off", "-fno-math-errno", "-Wall", "-Wextra", "-Werror"];

export type Target = "gcc128" | "gcc512" | "clangWasm" | "wholeLoss";

type Step = readonly [command: string, ...options: string[]];

const STEPS: Record<Target, (output: string) => Step[]> = {
  gcc128: (output) => [["gcc", ...COMMON, "-msse4.2", "-mpopcnt", "pairs.c", "main.c", "-o", output]],
  gcc512: (output) => [["gcc", ...COMMON, "-march=native", "-DVECTOR_BYTES=64", "pairs.c", "main.c", "-o", output]],
  wholeLoss: (output) => [["gcc", ...COMMON, "-march=native", "wholeLoss.c", "wholeMain.c", "-o", output]],
  // linked separately: clang would run any wasm-opt on the path, which changes the code
  clangWasm: (output) => [
    [
      "clang",
      ...COMMON,
      "--target=wasm32",
      "-ffreestanding",
      "-msimd128",
      "-mbulk-memory",
      "-c",
      "pairs.c",
      "-o",
      `${output}.o`,
    ],
    ["wasm-ld", "--no-entry", "--export=pairs", "--export=__heap_base", `${output}.o`, "-o", output],
  ],
};

type Compiled = { output: string } | { reason: string };

const done = new Map<Target, Compiled>();
let folder: string | undefined;

/** Returns the path of the compiled file, or why there is none. Compiles each target once per process. */
export function compile(target: Target): Compiled {
  const known = done.get(target) ?? compileNow(target);
  done.set(target, known);
  return known;
}

function compileNow(target: Target): Compiled {
  const output = join(ownFolder(), target);
  for (const [command, ...options] of STEPS[target](output)) {
    const { error, status, stderr } = spawnSync(command, options, { cwd: SOURCES, encoding: "utf8" });
    if (error) return { reason: `no ${command} (${error.message})` };
    if (status !== 0) return { reason: `${command}: ${stderr.trim().split("\n")[0]}` };
  }
  return { output };
}

function ownFolder(): string {
  if (folder !== undefined) return folder;
  const made = mkdtempSync(join(tmpdir(), "oc-peers-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}
