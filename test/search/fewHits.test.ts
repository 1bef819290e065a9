/**
 * With the distance tables, objects near few hits of a block are evaluated hit by hit: to the last bit what the pair kernel
 * gives for the whole block. Up to 256 objects, so that sums are flushed in the same places.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AnyInput } from "../../src/loss/checkInput.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { sample } from "../support/samples.ts";

const kernels = instantiate(loadModule());

for (const precision of [32, 64] as const) {
  test(`the same bits as block by block, float${precision}`, () => {
    for (let dims = 4; dims <= 28; dims++) {
      for (const hits of [500, 507, 513]) {
        const sizes = { seed: dims, hits, objects: 200, dims, width: 4 / Math.sqrt(dims) };
        const given = precision === 32 ? sample(Float32Array, sizes) : sample(Float64Array, sizes);
        const input = { ...given, qMin: 0.1 } as AnyInput;
        for (const gradient of [true, false]) {
          const variant = { name: "few", tiger: true, gradient };
          const expected = computeLoss(kernels, variant, input, { strategy: "panels" });
          assert.ok(expected.nRep > 0);
          for (const strategy of ["filteredPanels", "filtered"] as const) {
            assert.equal(computeLoss(kernels, variant, input, { strategy }), expected);
          }
        }
      }
    }
  });
}

test.run();
