/**
 * The two searches of `condense`, a plain loop and cells: results are bit-identical, and each is used where it should
 * be.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { condenseWith } from "../../src/condense/condense.ts";
import { condenseRules } from "../../src/condense/rules.ts";
import { randomStream } from "../../src/simulation/random.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";
import { bytesOfCondenseScratch } from "../../src/wasm/sizes.ts";
import { CondensationStruct, CondenseSearch } from "../../src/wasm/structs.ts";
import { condenseByDefinition } from "../reference/condense.ts";
import type { AnyCondenseInput, Condensates } from "../support/anyPrecision.ts";

const kernels = instantiate(loadModule());
const { arena } = kernels;
const { CHOOSE, PLAIN, CELLS } = CondenseSearch;

/** Returns the result of one search and how often cells were built. Every byte of the scratch starts as `fill`. */
function run(input: AnyCondenseInput, search: CondenseSearch, fill = 0): { result: Condensates; builds: number } {
  let builds = 0;
  const wasm = {
    ...kernels.wasm,
    condense: (pointer: number): void => {
      const struct = CondensationStruct.at(arena, pointer);
      struct.search = search;
      const bytes = bytesOfCondenseScratch(struct.hits, struct.dimensions);
      new Uint8Array(wasm.memory.buffer, struct.scratch, bytes).fill(fill);
      kernels.wasm.condense(pointer);
      builds += struct.builds;
    },
  };
  return { result: condenseWith({ wasm, arena }, input), builds };
}

type FloatArray = Float32ArrayConstructor | Float64ArrayConstructor;
type Layout = (random: ReturnType<typeof randomStream>, hits: number, d: number) => number[];

/** Hits around centres; some have a centre to themselves. */
const clusters =
  (side: number, sigma: number): Layout =>
  (random, hits, d) => {
    const centres = Array.from({ length: hits * d }, () => random.uniform(-side / 2, side / 2));
    return Array.from({ length: hits * d }, (_, i) => {
      const j = Math.floor(i / d);
      const object = j % 7 === 0 ? j : j % Math.ceil(hits / 12);
      return centres[object * d + (i % d)] + random.normal(sigma);
    });
  };
/** Whole numbers: many hits coincide, and many distances equal the radius exactly. */
const lattice: Layout = (random, hits, d) =>
  Array.from({ length: hits * d }, () => Math.floor(random.uniform(0, d === 1 ? 200 : d > 4 ? 3 : 7)));
/** Hits on a plane in many dimensions, as after training. */
const sheet: Layout = (random, hits, d) => {
  const directions = Array.from({ length: 2 * d }, () => random.normal(1));
  return Array.from({ length: hits }, () => [random.uniform(0, 9), random.uniform(0, 9)]).flatMap(([u, v]) =>
    Array.from({ length: d }, (_, c) => u * directions[c] + v * directions[d + c]),
  );
};
/** One hit in ten is so far out that the others cannot be told apart at its scale. */
const outliers: Layout = (random, hits, d) =>
  clusters(6, 0.1)(random, hits, d).map((v, i) => (Math.floor(i / d) % 10 === 0 ? v * 1e13 : v));
const layouts: Record<string, [Layout, radii: number[]]> = {
  separated: [clusters(6, 0.1), [0.2, 0.7, 1.5]],
  collapsed: [clusters(0, 0.3), [0.1, 0.5, 3]],
  lattice: [lattice, [1, 2, 3]],
  sheet: [sheet, [0.4, 1, 5]],
  outliers: [outliers, [0.3, 1e13]],
};

function sample(type: FloatArray, layout: Layout, hits: number, d: number, scale = 1, shift = 0) {
  const random = randomStream(hits * 100 + d, 0);
  const x = type.from(layout(random, hits, d).map((v) => shift + v * scale));
  // a third of the betas take one of eight values, so that some are equal
  const beta = new type(hits).map((_, j) => (j % 3 ? random.uniform(0, 1) : Math.floor(random.uniform(0, 8)) / 8));
  return { x, beta, betaThreshold: 0.1, dimensions: d };
}

/** Checks that the plain loop and the cells give the same result. */
function same(input: AnyCondenseInput, what: string): void {
  const { result: expected, builds: none } = run(input, PLAIN);
  assert.is(none, 0);
  const { result, builds } = run(input, CELLS, 0xa5);
  const round = input.x instanceof Float32Array ? Math.fround : (v: number): number => v;
  const expects = expected.alphas.length > 0 && input.beta.length > 1 && round(round(input.radius!) ** 2) > 0;
  assert.is(builds > 0, expects, `${what}: built ${builds}`);
  assert.equal(result, expected, what);
  assert.equal(run(input, CHOOSE, 0x5a).result, expected, what);
}

for (const type of [Float32Array, Float64Array]) {
  for (const [name, [layout, radii]] of Object.entries(layouts)) {
    test(`${type.name}, ${name}: cells give the plain loop's clusters, D = 1 … 64`, () => {
      for (const d of [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 17, 24, 31, 33, 64]) {
        for (const hits of [2, 33, 500 + d]) {
          const input = sample(type, layout, hits, d);
          for (const radius of radii)
            same({ ...input, radius: radius * Math.sqrt(Math.max(1, d / 8)) }, `D = ${d}, N = ${hits}, ${radius}`);
        }
      }
    });
  }

  test(`${type.name}: at every scale, far from the origin, with the smallest radii and without any`, () => {
    for (const d of [1, 3, 10]) {
      for (const layout of [lattice, clusters(6, 0.1)]) {
        for (const scale of [1e-30, 1e-22, 1e-19, 1e-3, 1e6, 1e12, type === Float64Array ? 1e97 : 1]) {
          const input = sample(type, layout, 400, d, scale);
          for (const radius of [0, scale, 1.7 * scale, 1e-21, 1e-45])
            same({ ...input, radius }, `${d} ${scale} ${radius}`);
        }
        for (const shift of [1e6, -1e14])
          same({ ...sample(type, layout, 400, d, 1, shift), radius: 1 }, `${d} ${shift}`);
      }
    }
  });

  test(`${type.name}: ragged batches, hits that coincide, single hits`, () => {
    const input = sample(type, clusters(5, 0.1), 700, 3);
    same({ ...input, radius: 0.5, rowSplits: [0, 0, 1, 3, 300, 300, 699, 700] }, "ragged");
    same({ ...input, x: new type(2100).fill(1e7), radius: 1e-3 }, "one place");
    same({ ...input, x: input.x.map((_, i) => Math.floor(i / 30)), radius: 0.9 }, "ten in each place");
    for (const hits of [0, 1]) same({ ...sample(type, lattice, hits, 1), radius: 1 }, `${hits}`);
  });
}

for (const type of [Float32Array, Float64Array]) {
  test(`${type.name}: so do they by every rule, with radii and masks of hits`, () => {
    let seed = 0;
    for (const d of [1, 2, 3, 5, 9, 17, 24]) {
      for (const layout of [lattice, clusters(6, 0.1), clusters(0, 0.3)]) {
        for (const rule of Object.values(condenseRules)) {
          const random = randomStream(++seed, 1);
          const hits = 300 + d;
          const input = {
            ...sample(type, layout, hits, d),
            radius: 0.8 * Math.sqrt(Math.max(1, d / 8)),
            rule,
            // from far below the largest radius to it, and none at all
            distanceScale: new type(hits).map(() => [0, 1e-3, 0.1, 0.5, 1][Math.floor(random.uniform(0, 5))]),
            noCondensationMask: new Uint8Array(hits).map(() => Number(random.uniform(0, 1) < 0.1)),
          };
          const expected = run(input, PLAIN).result;
          assert.equal(run(input, CELLS, 0xa5).result, expected, `${rule.name}, D = ${d}`);
          if (d < 4) assert.equal(expected, condenseByDefinition(input), `${rule.name}, D = ${d}, by definition`);
        }
      }
    }
  });
}

test("cells are built where there are many clusters of many hits, and not where the loop is soon done", () => {
  const spread = sample(Float32Array, clusters(30, 0.1), 6000, 3);
  assert.ok(run({ ...spread, radius: 0.5 }, CHOOSE).builds > 0);
  assert.is(run({ ...sample(Float32Array, clusters(0, 0.1), 6000, 3), radius: 1 }, CHOOSE).builds, 0, "collapsed");
  assert.is(run({ ...sample(Float32Array, clusters(6, 0.1), 300, 3), radius: 0.5 }, CHOOSE).builds, 0, "few hits");
  assert.is(run({ ...spread, betaThreshold: 0.999, radius: 0.5 }, CHOOSE).builds, 0, "few candidates");
  assert.is(run({ ...spread, radius: 0 }, CHOOSE).builds, 0, "no radius");
});

test("cells are built anew where half of the hits have gone and much is left to do, a few times at most", () => {
  const { builds } = run({ ...sample(Float32Array, clusters(3, 0.15), 20_000, 12), radius: 1 }, CHOOSE);
  assert.ok(builds > 1 && builds < 15, `${builds}`);
});

test("4 times the hits at the same density take less than 9 times as long", () => {
  const best = (hits: number): number => {
    const input = { ...sample(Float32Array, clusters(3 * Math.cbrt(hits / 12), 0.1), hits, 3), radius: 0.5 };
    return Math.min(
      ...Array.from({ length: 7 }, () => {
        const start = process.cpuUsage();
        condenseWith(kernels, input);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      }),
    );
  };
  best(4000);
  const ratio = best(64_000) / best(16_000);
  assert.ok(ratio < 9, `${ratio}`);
});

test.run();
