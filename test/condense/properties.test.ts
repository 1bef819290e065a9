/** What holds for the clusters of every rule, whatever the event: D = 1 … 32, all layouts, lattices, duplicates. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type LayoutName, layout } from "../../bench/data.ts";
import { condenseRules } from "../../src/index.ts";
import { condenseByDefinition } from "../reference/condense.ts";
import { type AnyCondenseInput, type Condensates, condense } from "../support/anyPrecision.ts";

const LAYOUTS: readonly LayoutName[] = ["sep", "man", "partial", "mid", "collapsed"];

const events = fc
  .record({
    name: fc.constantFrom(...LAYOUTS, "lattice", "duplicates"),
    dims: fc.integer({ min: 1, max: 32 }),
    hits: fc.integer({ min: 20, max: 160 }),
    seed: fc.nat(1e6),
    radius: fc.constantFrom(0.1, 0.5, 1, 2),
    double: fc.boolean(),
    rule: fc.constantFrom(...Object.values(condenseRules)),
  })
  .map(({ name, dims, hits, seed, radius, double, rule }) => {
    const known = name === "lattice" || name === "duplicates" ? "sep" : name;
    const { x, beta } = layout(known, { hits, objects: Math.ceil(hits / 8), dims, seed });
    const placed = x.map((v, i) =>
      name === "lattice" ? Math.round(v) : name === "duplicates" ? x[i % (3 * dims)] : v,
    );
    const type = double ? Float64Array : Float32Array;
    return { x: type.from(placed), beta: type.from(beta), dimensions: dims, betaThreshold: 0.1, radius, rule };
  });

function distance({ x, dimensions = 1 }: AnyCondenseInput, j: number, k: number): number {
  let s = 0;
  for (let c = 0; c < dimensions; c++) s += (x[j * dimensions + c] - x[k * dimensions + c]) ** 2;
  return Math.sqrt(s);
}

/** The hits of each cluster. */
function clustersOf({ clusterId, alphas, memberships }: Condensates, input: AnyCondenseInput): number[][] {
  if (memberships !== undefined) {
    const { rowSplits, hits } = memberships;
    return Array.from(alphas, (_, k) => [...hits.subarray(rowSplits[k], rowSplits[k + 1])]);
  }
  const { labels, none } = input.rule!;
  const label = (k: number): number => (labels === "alpha" ? alphas[k] : k + (none === 0 ? 1 : 0));
  return Array.from(alphas, (_, k) => [...clusterId.keys()].filter((j) => clusterId[j] === label(k)));
}

test("each hit is within reach of its condensation point; none of these is within the separation of an earlier one", () => {
  const slack = 1 + 1e-5;
  fc.assert(
    fc.property(events, (input) => {
      const got = condense(input);
      const { alphas } = got;
      clustersOf(got, input).forEach((hits, k) => {
        for (const j of hits) assert.ok(distance(input, j, alphas[k]) <= input.radius * slack, `hit ${j} of ${k}`);
      });
      const { seeds, separation = input.radius } = input.rule;
      if (seeds === "claimed") return;
      for (let k = 1; k < alphas.length; k++) {
        for (let i = 0; i < k; i++) {
          const d = distance(input, alphas[k], alphas[i]);
          assert.ok(d * slack >= separation, `condensation points ${i} and ${k}: ${d}`);
        }
      }
      assert.equal(got, condenseByDefinition(input));
    }),
    { numRuns: 400, interruptAfterTimeLimit: 30_000 },
  );
});

test.run();
