/**
 * The distance tables round objects to levels and distances to bytes: a pair at the reach must pass wherever its object
 * stands between the levels, and whichever way the hit is from it.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type RandomStream, randomStream } from "../../src/simulation/random.ts";
import { agree, along, mirrored, type Point, plus, probing, type Scene } from "../support/scenes.ts";

/** How far objects spread along each axis: the levels are from a thirtieth of the reach to a whole one apart. */
const SPREADS = [0.25, 1.5, 8];

/** Fractions of two to the tenth, so that sums with them are exact in float32. */
const rounded = (v: number): number => Math.round(v * 1024) / 1024;

function randomPoint(random: RandomStream, dims: number, spread: number): Point {
  return Array.from({ length: dims }, () => rounded(random.uniform(-spread, spread)));
}

/** Unit vectors: along an axis, along a diagonal, and random. */
function ways(random: RandomStream, dims: number): Point[] {
  const some = [new Array<number>(dims).fill(1), Array.from({ length: dims }, () => random.normal(1))];
  const units = some.map((way) => way.map((v) => v / Math.hypot(...way)));
  return [along(dims, Math.floor(random.uniform(0, dims)), 1), ...units];
}

test("pairs at the reach, for every D and spread", () => {
  const random = randomStream(7, 0);
  for (let dims = 1; dims <= 64; dims++) {
    const spreads = dims <= 12 ? SPREADS : [SPREADS[dims % 3]];
    for (const precision of [32, 64] as const) {
      const scenes = spreads.flatMap((spread): Scene[] => {
        const objects = mirrored(Array.from({ length: 8 }, () => randomPoint(random, dims, spread)));
        return probing(
          objects,
          ways(random, dims).map((way, i) => [objects[i], way]),
        );
      });
      agree(`D = ${dims}`, scenes, precision);
    }
  }
});

test("at every place of an object between two levels, along an axis and a diagonal", () => {
  for (const dims of [2, 3, 4, 8, 12, 16]) {
    const scenes = Array.from({ length: 33 }, (_, i): Scene[] => {
      const outer = [4, 6].map((v, c) => along(dims, c % dims, v));
      const target = new Array<number>(dims).fill(i / 64);
      const diagonal = new Array<number>(dims).fill((i % 2 ? -1 : 1) / Math.sqrt(dims));
      return probing(mirrored([...outer, target]), [
        [target, along(dims, i % dims, i % 4 < 2 ? 1 : -1)],
        [target, diagonal],
      ]);
    }).flat();
    for (const precision of [32, 64] as const) agree(`levels, D = ${dims}`, scenes, precision);
  }
});

test("far from the origin, where the mean of the objects is no number of float32", () => {
  // sixteenths, whose squares add up to 255 / 256
  const steps = [15, 5, 2, 1];
  for (const dims of [4, 5, 8, 16]) {
    const places = Array.from({ length: 5 }, (_, i) => along(dims, i % dims, i === 4 ? -3 : 2 + i / 16));
    const scenes = Array.from({ length: 24 }, (_, i): Scene => {
      const signs = [i & 1 ? -1 : 1, i & 2 ? -1 : 1, i & 4 ? -1 : 1, i & 8 ? -1 : 1];
      const way = along(dims, 0, 0).map((_, c) => (c < 4 ? (signs[c] * steps[(c + i) % 4]) / 16 : 0));
      const offset = new Array<number>(dims).fill(2 ** 19 + i);
      const moved = (point: Point): Point => plus(offset, point);
      return { objects: places.map(moved), probes: [moved(plus(places[i % 4], way))] };
    });
    for (const precision of [32, 64] as const) {
      const pairs = agree(`far off, D = ${dims}`, scenes, precision);
      assert.ok(pairs.every((count) => count > 0));
    }
  }
});

test.run();
