/** Getters that call the package, and memory that is released: the next call is right. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import * as api from "../support/anyPrecision.ts";
import { hits, type Options } from "./calls/call.ts";
import { calls } from "./calls/index.ts";
import { replaced } from "./hostile.ts";

test("releaseMemory lets go of what a large call needed", () => {
  const { run, make } = calls.find(({ name }) => name === "condensationLossTigerGrad")!;
  api.releaseMemory();
  assert.is(api.linearMemoryBytes(), 0);
  const expected = run(make() as never);
  const small = api.linearMemoryBytes();
  assert.ok(small > 0);
  const n = 1_000_000;
  api.condense({ beta: new Float32Array(n), x: new Float32Array(n * 3), betaThreshold: 0.5, radius: 1 });
  assert.ok(api.linearMemoryBytes() > 16 * n, `${api.linearMemoryBytes()}`);
  assert.equal(run(make() as never), expected);
  api.releaseMemory();
  api.releaseMemory();
  assert.is(api.linearMemoryBytes(), 0);
  assert.equal(run(make() as never), expected);
  assert.is(api.linearMemoryBytes(), small);
});

test("a getter may call the package, and release its memory", () => {
  for (const call of calls) {
    const expected = call.run(call.make() as never);
    for (const { path, copy } of replaced(call.make(), (path) => {
      const value = path.split(".").reduce<unknown>((inner, key) => (inner as Options)[key], call.make());
      const get = (): unknown => {
        api.condense(hitsToCondense());
        api.releaseMemory();
        return value;
      };
      return { get };
    })) {
      assert.equal(call.run(copy as never), expected, `${call.name} ${path}`);
    }
  }
});

function hitsToCondense(): api.AnyCondenseInput {
  const { beta, x } = hits();
  return { beta, x, betaThreshold: 0.1, radius: 1 };
}

test.run();
