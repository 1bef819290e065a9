/**
 * The int16 filter rounds centres and hits to quanta: a pair at the reach must pass however both are rounded, also where
 * in every coordinate the rounding takes them apart. The size of a quantum is the radius over `most` (int16Filter.ts), and
 * so can be chosen.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Precision } from "../../src/types.ts";
import { agree, along, mirrored, NEAR, type Point, plus, type Scene } from "../support/scenes.ts";

/** What is left of a distance along a coordinate, in quanta; where in a quantum the object stands; the probe's side. */
type Way = readonly [left: number, start: number, sign: 1 | -1];

const LEFT = [0.02, 0.5, 0.54, 0.98];
const STARTS = [0.01, 0.49, 0.51, 0.53, 0.97];
const ALL = LEFT.flatMap((left) =>
  STARTS.flatMap((start) => ([1, -1] as const).map((sign): Way => [left, start, sign])),
);
/** Those that rounding to the nearest, rounding hits down and rounding centres down take farthest apart. */
const WORST: readonly Way[] = [
  [0.02, 0.49, 1],
  [0.54, 0.53, -1],
  [0.54, 0.97, 1],
];

function scene(dims: number, [left, start, sign]: Way, precision: Precision): Scene {
  const most = Math.min(16383, Math.floor(23170 / Math.sqrt(dims)));
  const step = (1 - 2 * NEAR) / Math.sqrt(dims);
  // so many quanta and `left` more are one step; the outermost object then makes the radius fit
  const radius = (most * step) / (Math.round(most / Math.sqrt(dims) / 4) + left);
  const round = precision === 32 ? Math.fround : (v: number): number => v;
  const outer = round(radius - 1.0001);
  const quantum = (outer + 1.0001) / most;
  const target: Point = new Array<number>(dims).fill(round(start * quantum));
  const way: Point = new Array<number>(dims).fill(sign * step);
  return { objects: mirrored([along(dims, 0, outer), target]), probes: [plus(target, way)] };
}

test("whatever quantising does to a pair at the reach, for every D", () => {
  for (let dims = 1; dims <= 64; dims++) {
    for (const precision of [32, 64] as const) {
      const scenes = (dims <= 12 ? ALL : WORST).map((way) => scene(dims, way, precision));
      const pairs = agree(`D = ${dims}`, scenes, precision);
      assert.ok(pairs.every((count) => count > 0));
    }
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
