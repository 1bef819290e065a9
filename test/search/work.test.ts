/**
 * What no result shows: how much work the search does. Counted, not timed: candidates by the kernels' own count, and the
 * steps of splitting the objects by a copy of the module that calls out on entering every function and loop.
 */
import { execFileSync } from "node:child_process";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { Arena } from "../../src/wasm/arena.ts";
import { base64 } from "../../src/wasm/bytes.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import type { KernelExports } from "../../src/wasm/structs.ts";
import { sample } from "../support/samples.ts";

const VARIANT = { name: "work", tiger: true, gradient: false };
const runtime = instantiate(loadModule());

/** Objects that the bit rows leave for a block of hits, on average. */
function candidates(dims: number, hits: number, objects: number, width: number): number {
  const { beta, x, objectId } = sample(Float32Array, { seed: dims, hits, objects, dims, width });
  let sum = 0;
  const onePass = (event: number): void => {
    sum = runtime.wasm.countCandidates(event, 1);
    runtime.wasm.onePass(event);
  };
  const counting = { wasm: { ...runtime.wasm, onePass }, arena: runtime.arena };
  computeLoss(counting, VARIANT, { beta, x, objectId, qMin: 0.1 }, { strategy: "panels" });
  return sum / Math.ceil(hits / 16);
}

for (const [dims, hits, objects, width, most] of [
  // a tenth more than they are
  [2, 6000, 3000, 60, 49],
  [3, 6000, 3000, 14, 104],
  [5, 6000, 3000, 5, 151],
] as const) {
  test(`${objects} objects, D = ${dims}: candidates of a block`, () => {
    const got = candidates(dims, hits, objects, width);
    assert.ok(got <= most, `got ${got} candidates a block of hits, expected at most ${most}`);
  });
}

/** Loops gone round and functions entered while the objects are put into the order of the tree. */
function stepsOfOrdering(place: (k: number) => number, objects: number): number {
  const x = Float32Array.from({ length: objects }, (_, k) => 3 * place(k));
  let steps = 0;
  const log_execution = (): void => {
    steps++;
  };
  const exports = new WebAssembly.Instance(countingModule, { env: { log_execution } })
    .exports as unknown as KernelExports;
  let ordering = 0;
  const order = (event: number, most: number, grid: number): number => {
    steps = 0;
    const isOrdered = exports.order(event, most, grid);
    ordering = steps;
    return isOrdered;
  };
  const counting = { wasm: { ...exports, order }, arena: new Arena(exports.memory, exports.heapBase()) };
  const input = { beta: x.map(() => 0.5), x, objectId: Int32Array.from(x, (_, k) => k + 1), qMin: 0.1 };
  computeLoss(counting, VARIANT, input, { strategy: "sorted" });
  return ordering;
}

/** The module as it is, but that it calls `log_execution`; by a process of its own: here the compiler would be transpiled. */
const countingModule = (() => {
  const program = `
    import { readFileSync } from "node:fs";
    import binaryen from "assemblyscript/binaryen";
    const module = binaryen.readBinary(readFileSync(0));
    module.setFeatures(binaryen.Features.All);
    module.runPasses(["log-execution"]);
    process.stdout.write(module.emitBinary());`;
  const input = Buffer.from(base64, "base64");
  const bytes = execFileSync(process.execPath, ["--input-type=module", "-e", program], { input, maxBuffer: 2 ** 26 });
  return new WebAssembly.Module(new Uint8Array(bytes));
})();

test("objects in order along an axis are split in as many steps as shuffled ones", () => {
  const objects = 8192;
  const shuffled = stepsOfOrdering((k) => (k * 7919) % objects, objects);
  const places: Record<string, (k: number) => number> = {
    rising: (k) => k,
    falling: (k) => objects - k,
    valley: (k) => Math.abs(k - objects / 2),
    interleaved: (k) => (k % 2 ? k : objects - k),
    same: () => 1,
  };
  for (const [name, place] of Object.entries(places)) {
    const steps = stepsOfOrdering(place, objects);
    assert.ok(steps < 1.5 * shuffled, `${name}: ${steps} steps, shuffled ${shuffled}`);
  }
});

test.run();
