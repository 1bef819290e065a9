/** The two ways of `dbscan`, lists and expansion: both give the definition's clusters, and each is taken where it should be. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type LayoutName, layout } from "../../bench/data.ts";
import { type AnyDbscanInput, dbscanWith } from "../../src/dbscan/dbscan.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { bytesOfDbscanScratch } from "../../src/wasm/sizes.ts";
import { DbscanClusteringStruct, DbscanSearch } from "../../src/wasm/structs.ts";
import { cases } from "../fuzz/areas/dbscan.ts";
import { dbscanReference } from "../reference/dbscan.ts";

const kernels = instantiate(loadModule());
const { arena } = kernels;
const { CHOOSE, LISTS, EXPANSION } = DbscanSearch;

/** Every byte of the scratch starts as `fill`. */
function run(input: AnyDbscanInput, search: DbscanSearch, fill = 0) {
  let expansions = 0;
  let builds = 0;
  const wasm = {
    ...kernels.wasm,
    dbscan: (pointer: number): void => {
      const struct = DbscanClusteringStruct.at(arena, pointer);
      struct.search = search;
      arena.u8(struct.scratch, bytesOfDbscanScratch(struct.hits, struct.dimensions, struct.bytes)).fill(fill);
      kernels.wasm.dbscan(pointer);
      expansions += struct.expansions;
      builds += struct.builds;
    },
  };
  return { result: dbscanWith({ wasm, arena }, input), expansions, builds };
}

function same(input: AnyDbscanInput): void {
  const expected = dbscanReference(input);
  assert.equal(run(input, LISTS).result, expected, "lists");
  assert.equal(run(input, EXPANSION).result, expected, "expansion");
  assert.equal(run(input, CHOOSE, 0x5a).result, expected, "chosen");
}

test("lists, expansion and what is chosen give the definition's clusters, in every layout, D = 1 … 64", () => {
  fc.assert(fc.property(cases, same), { numRuns: 150 });
});

const space = (name: LayoutName, dims: number, hits = 700): Float32Array =>
  layout(name, { hits, objects: Math.ceil(hits / 12), dims, seed: 3 }).x;

test("lists longer than those that are looked at as a whole, in every layout of the benchmark", () => {
  for (const name of ["sep", "man", "partial", "mid", "collapsed"] as const) {
    for (const dims of [1, 2, 3, 8, 24]) {
      for (const minSamples of [3, 200]) same({ x: space(name, dims), dimensions: dims, eps: 0.3, minSamples });
    }
  }
});

test("lists where they are short, expansion where they are long, few builds of cells", () => {
  const of = (name: LayoutName) => run({ x: space(name, 3, 6000), dimensions: 3, eps: 0.3, minSamples: 3 }, CHOOSE);
  assert.is(of("sep").expansions, 0);
  const { expansions, builds } = of("collapsed");
  assert.ok(expansions > 5000, `${expansions}`);
  assert.ok(builds > 1 && builds < 15, `${builds}`);
});

test("four times the hits take less than nine times as long, where hits are apart and where they are not", () => {
  for (const name of ["sep", "mid", "collapsed"] as const) {
    const best = (hits: number): number => {
      const input = { x: space(name, 3, hits), dimensions: 3, eps: 0.3, minSamples: 3 };
      return Math.min(
        ...Array.from({ length: 5 }, () => {
          const start = process.cpuUsage();
          dbscanWith(kernels, input);
          const { user, system } = process.cpuUsage(start);
          return user + system;
        }),
      );
    };
    best(4000);
    const ratio = best(64_000) / best(16_000);
    assert.ok(ratio < 9, `${name}: ${ratio}`);
  }
});

test.run();
