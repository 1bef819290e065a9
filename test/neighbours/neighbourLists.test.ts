/** Neighbour lists against every pair, one by one. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type NeighbourQuery, neighbourLists } from "../../src/neighbours/neighbourLists.ts";
import { randomStream } from "../../src/simulation/random.ts";
import type { Floats } from "../../src/types.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";

const runtime = instantiate(loadModule());
const { arena } = runtime;
type Options = Pick<NeighbourQuery, "radius" | "inclusive"> & Partial<NeighbourQuery>;

/** [hit, squared distance] of each list, by hit. */
function listsOf(x: Floats, dimensions: number, options: Options): [number, number][][] | undefined {
  const mark = arena.mark();
  const single = x instanceof Float32Array;
  const pointer = arena.alloc(x.byteLength);
  (single ? arena.f32(pointer, x.length) : arena.f64(pointer, x.length)).set(x);
  const hits = x.length / dimensions;
  const lists = neighbourLists(runtime, { x: pointer, hits, dimensions, bytes: single ? 4 : 8, ...options });
  arena.release(mark);
  if (lists === undefined) return undefined;
  const { offsets, neighbours, distances2 } = lists;
  return Array.from({ length: offsets.length - 1 }, (_, i) => {
    const places = Array.from({ length: offsets[i + 1] - offsets[i] }, (_, p) => offsets[i] + p);
    return places.map((p): [number, number] => [neighbours[p], distances2[p]]).sort(([a], [b]) => a - b);
  });
}

function byDefinition(x: Floats, d: number, { radius, inclusive, distances, queries }: Options): [number, number][][] {
  const round = distances === "input" && x instanceof Float32Array ? Math.fround : (v: number): number => v;
  const radius2 = round(round(radius) * round(radius));
  const hits = x.length / d;
  return [...(queries ?? Array.from({ length: hits }, (_, j) => j))].map((j) => {
    const list: [number, number][] = [];
    for (let k = 0; k < hits; k++) {
      let s = 0;
      for (let c = 0; c < d; c++) {
        const v = round(x[j * d + c] - x[k * d + c]);
        s = round(s + round(v * v));
      }
      if (j === k || (inclusive ? s <= radius2 : s < radius2)) list.push([k, s]);
    }
    return list;
  });
}

const cases = fc.record({
  double: fc.boolean(),
  d: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 32 })),
  hits: fc.integer({ min: 0, max: 300 }),
  seed: fc.nat(),
  lattice: fc.boolean(),
  scale: fc.constantFrom(1, 1e-9, 1e-22, 1e6),
  radius: fc.constantFrom(0, 1, Math.SQRT2, 2, 0.7, 3),
  inclusive: fc.boolean(),
  distances: fc.constantFrom("float64" as const, "input" as const),
  queries: fc.option(fc.array(fc.nat(), { maxLength: 20 }), { nil: undefined }),
});

test("every pair within the radius is in the lists, and no other, D = 1 … 32", () => {
  fc.assert(
    fc.property(cases, ({ double, d, hits, seed, lattice, scale, radius, inclusive, distances, queries }) => {
      const random = randomStream(seed, 0);
      const width = lattice ? 3 + 40 / d : (2 * hits ** (1 / d)) / Math.sqrt(d);
      const values = Array.from({ length: hits * d }, () => random.uniform(0, width));
      const scaled = values.map((v) => scale * (lattice ? Math.floor(v) : v));
      const x = double ? Float64Array.from(scaled) : Float32Array.from(scaled);
      const asked = hits === 0 ? undefined : queries?.map((j) => j % hits);
      const options = { radius: radius * scale, inclusive, distances, queries: asked && Uint32Array.from(asked) };
      assert.equal(listsOf(x, d, options), byDefinition(x, d, options));
    }),
    { numRuns: 300 },
  );
});

test("lists that do not fit into one call of the kernel go on in the next", () => {
  const random = randomStream(2, 0);
  const x = Float32Array.from({ length: 700 * 3 }, () => random.uniform(0, 1));
  const options = { radius: 1, inclusive: true };
  const expected = byDefinition(x, 3, options);
  assert.ok(expected.flat().length > 3 * 65536);
  assert.equal(listsOf(x, 3, options), expected);
});

test("lists of more bytes than are wanted are given up, exactly then and early", () => {
  const x = new Float64Array(5000);
  let calls = 0;
  const wasm = {
    ...runtime.wasm,
    neighbours: (pointer: number): void => {
      calls++;
      runtime.wasm.neighbours(pointer);
    },
  };
  const mark = arena.mark();
  const pointer = arena.alloc(x.byteLength);
  arena.f64(pointer, x.length).set(x);
  const query = { x: pointer, hits: 5000, dimensions: 1, bytes: 8, radius: 0, inclusive: true };
  assert.is(neighbourLists({ wasm, arena }, { ...query, mostBytes: 1e6 }), undefined);
  arena.release(mark);
  assert.ok(calls < 3, `${calls} calls`);
  const few = Float64Array.of(0, 1, 2, 3);
  assert.is(listsOf(few, 1, { radius: 1, inclusive: true, mostBytes: 119 }), undefined);
  assert.is(listsOf(few, 1, { radius: 1, inclusive: true, mostBytes: 120 })?.flat().length, 10);
});

test.run();
