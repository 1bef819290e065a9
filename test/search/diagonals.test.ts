/**
 * Pairs at the reach that are separated along one diagonal of four axes alone, or along axes that are no coordinates:
 * what the search turns away by them must be farther than the reach.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { uniforms } from "../support/samples.ts";
import {
  agree,
  agreeAtReach,
  along,
  BESIDE,
  mirrored,
  type Point,
  plus,
  probing,
  type Scene,
} from "../support/scenes.ts";

/** Signs of the four diagonals; they are orthogonal, so that one of each leaves the principal axes as they are. */
const SIGNS = [
  [1, 1, 1, 1],
  [1, -1, 1, -1],
  [1, 1, -1, -1],
  [1, -1, -1, 1],
];

/** Unit vectors along the diagonals of four axes from `first` on. */
function diagonals(dims: number, first: number): Point[] {
  return SIGNS.map((signs) =>
    signs.reduce((point, sign, i) => plus(point, along(dims, first + i, sign / 2)), along(dims, 0, 0)),
  );
}

test("diagonals of every four axes", () => {
  for (const dims of [4, 5, 7, 8, 12, 16, 17, 31, 64]) {
    for (let first = 0; first + 4 <= Math.min(dims, 16); first += 4) {
      const spread = Array.from({ length: first }, (_, c) => along(dims, c, 8));
      const ways = diagonals(dims, first);
      const at = (t: number): Point[] => ways.map((way) => way.map((v) => t * v));
      const outer = at(4);
      const inner = [...at(1.25 - BESIDE), ...at(2.5 + BESIDE)];
      const targets = [...outer, ...inner].flatMap((target, i): [Point, Point][] => {
        const way = ways[i % 4];
        const back = way.map((v) => -v);
        return i < 4
          ? [[target, way]]
          : [
              [target, way],
              [target, back],
            ];
      });
      const objects = mirrored([...outer, ...inner, ...spread]);
      agreeAtReach(`D = ${dims}, axes from ${first}`, probing(objects, targets));
    }
  }
});

/** A random orthonormal basis: Gram and Schmidt's. */
function basis(dims: number, seed: number): number[][] {
  const next = uniforms(seed);
  const rows: number[][] = [];
  while (rows.length < dims) {
    let row = Array.from({ length: dims }, () => next() + next() + next() - 1.5);
    for (let twice = 0; twice < 2; twice++) {
      for (const other of rows) row = plus(row, other, -other.reduce((sum, v, c) => sum + v * row[c], 0));
    }
    const length = Math.hypot(...row);
    rows.push(row.map((v) => v / length));
  }
  return rows;
}

test("turned spaces: the axes are principal axes, not coordinates", () => {
  for (const dims of [4, 5, 6, 8, 13, 24]) {
    const ways = basis(dims, dims);
    const kept = Math.min(dims, 6);
    // each axis has an extent of its own, so that there is one set of principal axes
    const outer = ways.slice(0, kept).map((way, i) => way.map((v) => v * (3 + 0.25 * i)));
    const inner = ways.slice(0, kept).flatMap((way) => [0.7, 1.37, 1.9].map((t) => way.map((v) => t * v)));
    const objects = mirrored([...outer, ...inner]);
    const scenes = [...outer, ...inner].flatMap((target, i): Scene[] => {
      const way = ways[i < kept ? i : Math.floor((i - kept) / 3)];
      return [1, -1].flatMap((sign) => [
        { objects, probes: [plus(target, way, sign * (1 - 1e-5))] },
        { objects, probes: [plus(target, way, sign * (1 + 1e-5))] },
      ]);
    });
    for (const precision of [32, 64] as const) {
      const pairs = agree(`turned, D = ${dims}`, scenes, precision);
      assert.ok(pairs.every((count, i) => i % 2 === 1 || count > pairs[i + 1]));
    }
  }
});

test.run();
