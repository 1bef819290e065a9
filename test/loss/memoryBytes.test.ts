/** memoryBytes against the linear memory that calls take. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { type AnyInput, memoryBytes } from "../support/anyPrecision.ts";
import { throwsInputError } from "../support/throwsInputError.ts";

const PAGE = 65536;
const module = loadModule();
const variants = [
  { name: "plain", tiger: false, capped: false },
  { name: "tiger", tiger: true, capped: false },
  { name: "tiger with a cap", tiger: true, capped: true },
].flatMap((variant) => [false, true].map((gradient) => ({ ...variant, gradient })));

for (const { name, gradient, tiger, capped } of variants) {
  test(`memoryBytes is what a call takes, ${name}, ${gradient ? "with" : "without"} gradient`, () => {
    for (const [precision, type] of [
      ["float32", Float32Array],
      ["float64", Float64Array],
    ] as const) {
      for (const [hits, dimensions, objects, weighted] of [
        [1, 1, 1, false],
        [100, 3, 10, true],
        [30_000, 3, 10, false],
        [20_000, 1, 5, true],
        [5_000, 24, 50, true],
        [4_000, 8, 4_000, false],
        [20_000, 24, 2_000, false],
        [50_000, 2, 1, false],
        [40_000, 2, 2_000, false],
      ] as const) {
        const kernels = instantiate(module);
        const beta = new type(hits).fill(0.5);
        const x = new type(hits * dimensions).map((_, i) => i);
        const given = { beta, x, objectId: Int32Array.from(beta, (_, j) => 1 + (j % objects)), qMin: 0.1 };
        const maxNRep = capped ? 1 : undefined;
        const before = kernels.arena.capacity;
        const free = before - kernels.arena.mark();
        const call: AnyInput = {
          ...given,
          ...(weighted && { weights: given.beta }),
          ...(capped && { maxNRep }),
        };
        computeLoss(kernels, { name: "loss", tiger, gradient }, call);
        const taken = kernels.arena.capacity - before + free;
        const formula = memoryBytes({
          ...{ hits, dimensions, objects, maxNRep, precision, tiger, gradient },
          weights: weighted,
        });
        const label = `N = ${hits}, D = ${dimensions}, K = ${objects}, ${precision}: took ${taken}, formula ${formula}`;
        assert.ok(taken <= Math.max(1.05 * formula + PAGE, free), label);
        assert.ok(taken >= formula - PAGE, label);
      }
    }
  });
}

test("memoryBytes grows with N·D and K, and does not know N·K", () => {
  const sizes = { hits: 1e5, dimensions: 8, objects: 1e3 };
  assert.ok(memoryBytes({ ...sizes, objects: 1e4 }) - memoryBytes(sizes) < 2000 * 1e4);
  assert.ok(memoryBytes({ ...sizes, maxNRep: 1e6 }) === memoryBytes({ ...sizes, maxNRep: 1 }));
  // under a cap all blocks and their sums are kept, else one
  const blocks = 1e5 * (10 * 4 + 9 * 8);
  assert.ok(
    memoryBytes({ ...sizes, objects: 1e5, maxNRep: 1 }) - memoryBytes({ ...sizes, objects: 1e5 }) < blocks + 5e6,
  );
  assert.ok(memoryBytes(sizes) < 40 * 1e5 * 8);
  assert.ok(memoryBytes({ ...sizes, gradient: false }) < memoryBytes(sizes));
  assert.ok(memoryBytes({ ...sizes, tiger: false }) < memoryBytes(sizes));
  assert.ok(memoryBytes({ ...sizes, weights: true }) > memoryBytes(sizes));
});

test("memoryBytes says what is wrong with its sizes", () => {
  const sizes = { hits: 1, dimensions: 1, objects: 1 };
  throwsInputError(() => memoryBytes({ ...sizes, hits: -5 }), /hits: got -5, expected a whole number from 0/);
  throwsInputError(() => memoryBytes({ ...sizes, dimensions: 0 }), /dimensions: got 0, expected a whole number from 1/);
  throwsInputError(() => memoryBytes({ ...sizes, presision: "float32" } as never), /did you mean precision\?/);
  throwsInputError(() => memoryBytes({ ...sizes, precision: "float16" as never }), /got "float16", expected "float32"/);
});

test.run();
