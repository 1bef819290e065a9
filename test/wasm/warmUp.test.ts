/** warmUp runs every kernel that a large event uses, and leaves no memory allocated. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { layout } from "../../bench/data.ts";
import { hookedRuntime } from "../../bench/hooked.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { warmUpWith } from "../../src/warmUp/warmUp.ts";
import { loadModule } from "../../src/wasm/module.ts";
import {
  condensationLossTigerGrad,
  createKernels,
  InputError,
  type WarmUpOptions,
  warmUp,
} from "../support/anyPrecision.ts";

/** Returns kernels that record which of them are called. */
function spied() {
  const called = new Set<string>();
  const kernels = hookedRuntime((name, call) => {
    called.add(name);
    return call();
  });
  return { kernels, called };
}

for (const precision of ["float32", "float64"] as const) {
  for (const dimensions of [1, 2, 3, 4, 8, 64, 65]) {
    test(`D = ${dimensions}, ${precision}: the kernels of a large event, and memory given back`, () => {
      const large = layout("sep", { hits: 1_500, objects: 400, dims: dimensions, seed: 1 });
      const of = (values: Float32Array) => (precision === "float32" ? values : Float64Array.from(values));
      const input = { ...large, beta: of(large.beta), x: of(large.x), qMin: 0.1 };
      const real = spied();
      computeLoss(real.kernels, { name: "test", tiger: true, gradient: true }, input);
      const warm = spied();
      const mark = warm.kernels.arena.mark();
      warmUpWith(warm.kernels, { dimensions, precision });
      assert.is(warm.kernels.arena.mark(), mark);
      // separated objects need no distance tables, which events of more dimensions may take
      if (dimensions >= 4 && dimensions <= 64) real.called.add("findLevels");
      assert.equal([...warm.called].sort(), [...real.called].sort());
      assert.is(warm.called.has("order"), dimensions <= 64);
    });
  }
}

test("results are the same before and after, and over kernels of one's own", () => {
  const input = { ...layout("sep", { hits: 900, objects: 60, dims: 3, seed: 2 }), qMin: 0.1 };
  const before = condensationLossTigerGrad(input);
  warmUp();
  warmUp({ dimensions: 3, precision: "float32" });
  assert.equal(condensationLossTigerGrad(input), before);
  const own = createKernels({ module: loadModule() });
  own.warmUp({ precision: "float64" });
  assert.equal(own.condensationLossTigerGrad(input), before);
});

for (const [options, message] of [
  [{ dims: 3 }, /warmUp: got an unknown option dims/],
  [{ dimensions: 0 }, /warmUp: dimensions: got 0, expected a whole number from 1/],
  [{ precision: 32 }, /warmUp: precision: got 32, expected "float32" or "float64"/],
  [3, /warmUp: got 3, expected an object/],
] as const) {
  test(`refused: ${JSON.stringify(options)}`, () => {
    const refused = (error: Error): boolean => error instanceof InputError && message.test(error.message);
    assert.throws(() => warmUp(options as unknown as WarmUpOptions), refused);
  });
}

test.run();
