/** Cases of `dbscan` that chance does not make: lists that are cut short, and border hits between clusters. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { dbscanReference } from "../reference/dbscan.ts";
import { type AnyDbscanInput, dbscan } from "../support/anyPrecision.ts";

const same = (input: AnyDbscanInput): void => assert.equal(dbscan(input), dbscanReference({ dimensions: 1, ...input }));
const repeat = (times: number, value: number): number[] => Array.from({ length: times }, () => value);

test("a border hit among many others that are no core hits finds the core hits beyond them", () => {
  // those at 1000 are visited last and have short lists
  const x = Float64Array.from([1000, ...repeat(150, 0), ...repeat(160, 1), ...repeat(100, 2), 1000]);
  for (const input of [x, x.slice().reverse()]) {
    const { core, clusters } = dbscan({ x: input, dimensions: 1, eps: 1, minSamples: 400 });
    assert.equal([clusters, core.reduce((sum, v) => sum + v, 0)], [1, 160]);
    same({ x: input, dimensions: 1, eps: 1, minSamples: 400 });
  }
});

test("negative weights count wherever they stand in a long list", () => {
  const x = Float64Array.from(repeat(300, 0));
  const weights = Float64Array.from([...repeat(150, 1), ...repeat(150, -1)]);
  for (const sampleWeight of [weights, weights.slice().reverse()]) {
    assert.is(dbscan({ x, sampleWeight, eps: 1, minSamples: 5 }).clusters, 0);
  }
});

test("a border hit between two clusters is in the one of lower number, whichever is found first", () => {
  // around each multiple of 100 four core hits on either side of a border hit. The side that begins has its core hit next to
  // the border hit at the end
  const places = [-2, 1, 1.5, 1.75, 2, 0, -1.75, -1.5, -1];
  for (const flip of [1, -1]) {
    for (const shift of [0, 0.5, -0.25]) {
      const x = Float64Array.from({ length: 20 * places.length }, (_, i) => {
        const side = i % 2 === 0 ? -flip : flip;
        return 100 * (i % 20) + shift + side * places[Math.floor(i / 20)];
      });
      for (const input of [x, x.slice().reverse()]) {
        const { core } = dbscan({ x: input, dimensions: 1, eps: 1, minSamples: 4 });
        assert.is(core.filter((own) => own === 0).length, 20);
        same({ x: input, dimensions: 1, eps: 1, minSamples: 4 });
        same({ x: input, dimensions: 1, eps: 1, minSamples: 3 });
      }
    }
  }
});

test.run();
