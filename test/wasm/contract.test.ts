/** The host's side of the contract is generated from assembly/, and kernels built from anything else are refused. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { instantiate } from "../../src/wasm/runtime.ts";
import { CONTRACT, EventStruct } from "../../src/wasm/structs.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const GENERATED = ["assembly/contract.ts", "src/wasm/structs.ts", "src/wasm/sizes.ts"];
const read = (folder: string, path: string): string => readFileSync(join(folder, path), "utf8");

/** Copies the kernels' sources, changes one file and generates the host's side from the copy. */
function copyWith(path: string, change: (source: string) => string, use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "oc-contract-"));
  try {
    for (const part of ["assembly", "asconfig.json"]) cpSync(join(root, part), join(folder, part), { recursive: true });
    mkdirSync(join(folder, "src/wasm"), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const source = read(folder, path);
    const changed = change(source);
    assert.ok(changed !== source || path === "assembly/index.ts", "the change found its place");
    writeFileSync(join(folder, path), changed);
    execFileSync(process.execPath, [join(root, "scripts/structs.mjs"), folder], { stdio: "pipe" });
    use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Swaps two fields of a struct. */
function swap(source: string, first: string, second: string): string {
  const line = (name: string): string => source.match(new RegExp(`^  ${name}: .*$`, "m"))![0];
  const [a, b] = [line(first), line(second)];
  return source.replace(a, "@@").replace(b, a).replace("@@", b);
}

const contractOf = (folder: string): number => Number(read(folder, "assembly/contract.ts").match(/= (\d+)/)![1]);

test("what the build made is what the sources say", () => {
  copyWith(
    "assembly/index.ts",
    (source) => source,
    (folder) => {
      for (const path of GENERATED)
        assert.is(read(folder, path), read(root, path), `${path}: npm run build makes it anew`);
      assert.is(contractOf(folder), CONTRACT);
    },
  );
});

test("kernels whose struct has two fields swapped are refused before any runs", () => {
  copyWith(
    "assembly/event/event.ts",
    (source) => swap(source, "qMin", "betaMax"),
    (folder) => {
      const asc = join(root, "node_modules/assemblyscript/bin/asc.js");
      const args = [asc, "--config", "asconfig.json", "--target", "debug", "-o", "swapped.wasm"];
      execFileSync(process.execPath, args, { cwd: folder });
      const module = new WebAssembly.Module(readFileSync(join(folder, "swapped.wasm")));
      throwsInputError(() => instantiate(module), /does not hold the kernels of this version/);
    },
  );
});

for (const [what, path, change] of [
  [
    "a choice",
    "assembly/event/choices.ts",
    (source: string) => source.replace("  LINEAR,\n  SQUARED,", "  SQUARED,\n  LINEAR,"),
  ],
  ["a size", "assembly/search/sizes.ts", (source: string) => source.replace("BINS: usize = 32", "BINS: usize = 64")],
  [
    "an export",
    "assembly/index.ts",
    (source: string) => source.replace("export function betas(", "export function bs("),
  ],
  ["a field's type", "assembly/search/search.ts", (source: string) => source.replace("axes: usize", "axes: f64")],
] as const) {
  test(`another number for ${what} that changed`, () => {
    copyWith(path, change, (folder) => assert.is.not(contractOf(folder), CONTRACT));
  });
}

test("a field that has no typed view is an error of the build", () => {
  const change = (source: string): string => source.replace("axes: usize", "axes: u64");
  assert.throws(
    () => copyWith("assembly/search/search.ts", change, () => {}),
    /Search.axes: a field of type u64 has no typed/,
  );
});

test("structs read and write what their fields say", () => {
  const event = EventStruct.detached();
  event.hits = 7;
  event.betaMax = 0.5;
  event.nRep = 3;
  assert.equal([event.hits, event.betaMax, event.nRep, event.objects], [7, 0.5, 3, 0]);
  assert.is(event.words.byteLength, EventStruct.BYTES);
});

test.run();
