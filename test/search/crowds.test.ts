/**
 * Under a cap boxes tell whole groups of objects apart: those that a block's hits surely reach, and those they surely do
 * not. Pairs at the reach stand at the far and at the near corner of a box of 1,024 objects and of 64; the drawn pairs
 * are those of the loop over all pairs.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { conventions, type Floats } from "../support/anyPrecision.ts";
import { drawsOf } from "../support/draws.ts";
import { agree, along, NEAR, type Point, plus, type Scene } from "../support/scenes.ts";

/** Objects on the way from a corner, the others nearer to the probe: far ends first, in the middle and last. */
function crowd(dims: number, corner: Point, way: Point, objects: number, place: number): Point[] {
  return Array.from({ length: objects }, (_, k) => (k === place ? corner : plus(corner, way, (2 + (k % 5)) / 8))).map(
    (point) => point.slice(0, dims),
  );
}

/** Diagonals over the first one, two, four … coordinates, of length 1, and each coordinate's own. */
function ways(dims: number): Point[] {
  const all: Point[] = [along(dims, dims - 1, 1), along(dims, 0, -1)];
  for (const n of [4, 16, 64]) {
    if (n > dims) break;
    all.push(Array.from({ length: dims }, (_, c) => (c < n ? (c % 3 === 1 ? -1 : 1) / Math.sqrt(n) : 0)));
  }
  return all;
}

const DIMS = [1, 2, 3, 4, 5, 8, 15, 16, 17, 32, 63, 64];

test("every object but the farthest is surely within reach", () => {
  for (const dims of DIMS) {
    const scenes = ways(dims).flatMap((way) =>
      [0, 5, 15].flatMap((place) =>
        [1 - NEAR, 1 + NEAR].map((far): Scene => {
          const corner = along(dims, 0, 1);
          return { objects: crowd(dims, corner, way, 16, place), probes: [plus(corner, way, far)] };
        }),
      ),
    );
    for (const precision of [32, 64] as const) {
      const pairs = agree(`D = ${dims}`, scenes, precision);
      for (let i = 0; i < pairs.length; i += 2) assert.is(pairs[i], pairs[i + 1] + 1);
    }
  }
});

test("small boxes: one group is surely within reach, one is undecided, one is far", () => {
  for (const dims of DIMS) {
    const scenes = ways(dims).flatMap((way) =>
      [1 - NEAR, 1 + NEAR].flatMap((far): Scene[] => {
        const corner = along(dims, 0, 1);
        const cluster = crowd(dims, corner, way, 64, 63);
        const others = cluster.map((point) => plus(point, along(dims, 0, 8)));
        const objects = [...cluster, ...others];
        const away = plus(along(dims, 0, 9), way, 3 / 4);
        return [
          { objects, probes: [plus(corner, way, far)] },
          { objects, probes: [plus(along(dims, 0, 9), way, far)] },
          // the near corner of a box is the one that the cluster's other end makes
          { objects, probes: [plus(away, way, far)] },
          { objects, probes: [plus(corner, way, -far)] },
        ];
      }),
    );
    for (const precision of [32, 64] as const) agree(`small boxes, D = ${dims}`, scenes, precision);
  }
});

test("a block whose hits are on both sides of the objects", () => {
  for (const dims of [1, 2, 3, 5]) {
    const objects = Array.from({ length: 16 }, (_, k) => along(dims, 0, k / 32));
    const scenes = [0.3, 0.6, 0.9, 1.2].flatMap((far) =>
      [0, 1, 7, 8, 15].map((lane): Scene => {
        const probes = Array.from({ length: 16 }, (_, i) => along(dims, 0, i === lane ? far + 0.5 : -far));
        return { objects, probes };
      }),
    );
    for (const precision of [32, 64] as const) agree(`both sides, D = ${dims}`, scenes, precision);
  }
});

test("drawn pairs are never of a hit with its own object, at the ends of runs and within them", () => {
  for (const precision of [32, 64]) {
    const of = (values: number[]): Floats => (precision === 32 ? Float32Array.from(values) : Float64Array.from(values));
    for (const objects of [2, 16, 64, 65, 128, 130]) {
      // two clusters: in each every hit is within reach of every object; hits are of any object
      const hits = 5 * objects + 50;
      const id = (j: number): number => (j < objects ? j + 1 : (7 * j) % (objects + 1));
      // some hits stand in the cluster that is not their object's: it may be the one right after a run
      const strays = (j: number): boolean => j >= objects && j % 2 === 0;
      const objectId = Array.from({ length: hits }, (_, j) => id(j));
      const x = of(objectId.map((k, j) => (strays(j) ? 5 - (k % 2) * 5 : (k % 2) * 5) + (j % 7) / 64));
      const beta = of(objectId.map((_, j) => (j < objects ? 0.9 : 0.3)));
      const input = { beta, x, objectId, qMin: 0.1, seed: objects };
      const expected = new Set<string>();
      objectId.forEach((own, j) => {
        for (let k = 1; k <= objects; k++)
          if (k !== own && Math.abs(x[j] - x[k - 1]) < 1) expected.add(`${j} ${k - 1}`);
      });
      for (const strategy of ["everyPair", "sorted", "panels"] as const) {
        const draws = drawsOf({ ...input, maxNRep: expected.size - 1 }, strategy);
        const pairs = new Set(draws.map(([, hit, object]) => `${hit} ${object}`));
        assert.is(pairs.size, expected.size - 1, `${strategy}, ${objects} objects`);
        for (const pair of pairs) assert.ok(expected.has(pair), `${strategy}, ${objects} objects: ${pair}`);
      }
    }
  }
});

test("what boxes tell by the Euclidean metric is not sure by the other", () => {
  const manhattan = { ...conventions.objectCondensation, name: "manhattan", metric: "manhattan" } as const;
  for (const dims of [2, 3, 4, 8]) {
    const way = new Array<number>(dims).fill(1 / 32);
    const objects = Array.from({ length: 16 }, (_, k) => plus(along(dims, 0, 0), way, k / 16));
    const scenes = Array.from({ length: 48 }, (_, i) => ({ objects, probes: [plus(objects[0], way, i)] }));
    for (const precision of [32, 64] as const) agree(`manhattan, D = ${dims}`, scenes, precision, manhattan);
  }
});

test.run();
