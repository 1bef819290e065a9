/** The two methods of the kernel that numbers objects: a table if ids lie close together, otherwise a sort. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { IdKind } from "../../src/wasm/structs.ts";

const { wasm, arena } = instantiate(loadModule());
const UNTOUCHED = 0x55555555;

/** Returns the kernel's result for ids above 0, and whether it sorted: only the sort writes to the histogram. */
function numbered(ids: readonly number[]) {
  const n = ids.length;
  const mark = arena.mark();
  const [from, to, scratch] = [arena.alloc(n * 4), arena.alloc(n * 4), arena.alloc(n * 24 + 1024)];
  arena.i32(from, n).set(ids);
  const all = arena.u32(scratch, n * 6 + 256).fill(UNTOUCHED);
  const objects = wasm.groupIds(IdKind.INT32, from, n, 0, to, scratch);
  const sorted = all.subarray(n * 6).some((word) => word !== UNTOUCHED);
  arena.release(mark);
  return { numbers: [...arena.i32(to, n)], counts: [...all.subarray(0, objects)], sorted };
}

/** Returns the same by definition. */
function expected(ids: readonly number[]) {
  const objects = [...new Set(ids.filter((id) => id > 0))].sort((a, b) => a - b);
  return {
    numbers: ids.map((id) => objects.indexOf(id)),
    counts: objects.map((id) => ids.filter((other) => other === id).length),
  };
}

test("ids from the lowest to 3N − 2 above it are numbered by a table, farther ones by a sort", () => {
  for (const n of [1, 2, 3, 10, 100]) {
    for (const [range, bySort] of [
      [3 * n - 2, false],
      [3 * n - 1, true],
    ] as const) {
      // the id of noise, however low, must not widen the range of ids
      const ids = [5 + range, 5, -(2 ** 31), 0, 5 + (range >> 1)].slice(0, n);
      while (ids.length < n) ids.push(5);
      const { sorted, ...got } = numbered(ids);
      assert.equal(got, expected(ids));
      assert.is(sorted, n > 1 && bySort, `N = ${n}, range ${range}`);
    }
  }
});

test("both number random ids as the definition does", () => {
  const ways = { true: 0, false: 0 };
  const events = fc
    .nat({ max: 6 })
    .chain((scale) => fc.array(fc.integer({ min: -3, max: 3 ** scale }), { maxLength: 80 }));
  fc.assert(
    fc.property(events, (ids) => {
      const { sorted, ...got } = numbered(ids);
      assert.equal(got, expected(ids));
      ways[`${sorted}`]++;
    }),
    { numRuns: 500, seed: 4 },
  );
  assert.ok(ways.true > 50 && ways.false > 50, JSON.stringify(ways));
});

test("as many objects as hits, and noise alone", () => {
  const own = Array.from({ length: 50 }, (_, j) => 50 - j);
  assert.equal(numbered(own), { ...expected(own), sorted: false });
  assert.equal(numbered([0, -5, 0]), { numbers: [-1, -1, -1], counts: [], sorted: false });
  assert.equal(numbered([]), { numbers: [], counts: [], sorted: false });
});

test.run();
