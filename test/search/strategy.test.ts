/** Each strategy of the search is taken where it should be, by the data alone. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type LayoutName, layout } from "../../bench/data.ts";
import type { Strategy } from "../../src/event/eventCall.ts";
import { computeLoss } from "../../src/loss/computeLoss.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate } from "../../src/wasm/runtime.ts";

const kernels = instantiate(loadModule());
const VARIANT = { name: "test", tiger: true, gradient: false };

function taken(name: LayoutName, dims: number, hits: number, objects: number, maxNRep = 0): Strategy {
  const given = layout(name, { hits, objects, dims, seed: 1 });
  let strategy: Strategy | undefined;
  computeLoss(
    kernels,
    VARIANT,
    { ...given, qMin: 0.1, maxNRep },
    {
      onStrategy: (_, got) => {
        strategy = got;
      },
    },
  );
  return strategy!;
}

const EXPECTED: [LayoutName, number, number, number, Strategy][] = [
  // too few pairs to save any
  ["sep", 3, 6, 2, "everyPair"],
  ["sep", 3, 1000, 100, "everyPair"],
  // few dimensions: a grid; object by object where few others are near, else by cells of hits, as in a crowd
  ["sep", 2, 10_000, 1000, "objects"],
  ["sep", 3, 10_000, 1000, "objects"],
  ["man", 3, 10_000, 1000, "objects"],
  ["partial", 2, 10_000, 1000, "cells"],
  ["partial", 3, 10_000, 1000, "cells"],
  ["mid", 3, 10_000, 1000, "cells"],
  ["collapsed", 3, 10_000, 1000, "cells"],
  // more, and objects on a subspace or far apart: as few
  ["man", 8, 10_000, 1000, "panels"],
  ["sep", 24, 10_000, 1000, "panels"],
  // where they leave many, the tables turn most of those away
  ["partial", 8, 10_000, 1000, "filteredPanels"],
  // where they leave nearly all, the tables are faster without them
  ["mid", 8, 10_000, 1000, "filtered"],
  ["partial", 24, 10_000, 1000, "filtered"],
  ["mid", 24, 10_000, 1000, "filteredPanels"],
  // nearly everything is within reach
  ["collapsed", 8, 10_000, 1000, "sorted"],
  ["collapsed", 24, 10_000, 1000, "sorted"],
];

for (const [name, dims, hits, objects, strategy] of EXPECTED) {
  test(`${name}, D = ${dims}, ${hits} × ${objects}: ${strategy}`, () => {
    assert.is(taken(name, dims, hits, objects), strategy);
  });
}

test("under a cap there is no grid, and no other change", () => {
  assert.is(taken("sep", 3, 10_000, 1000, 100), "panels");
  assert.is(taken("collapsed", 3, 10_000, 1000, 100), "sorted");
  assert.is(taken("mid", 24, 10_000, 1000, 100), "filteredPanels");
});

test("the plain loss looks at every pair, and says no strategy but that", () => {
  const given = layout("sep", { hits: 10_000, objects: 1000, dims: 3, seed: 1 });
  const seen: Strategy[] = [];
  const onStrategy = (_: number, got: Strategy): number => seen.push(got);
  computeLoss(kernels, { ...VARIANT, tiger: false }, { ...given, qMin: 0.1 }, { onStrategy });
  assert.equal(seen, ["everyPair"]);
});

test("dimensions beyond 64 are not searched", () => {
  assert.is(taken("sep", 65, 3000, 300), "everyPair");
});

test.run();
