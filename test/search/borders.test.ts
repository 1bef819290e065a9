/**
 * Pairs at a millionth less than the reach, and more, where they are separated along one axis of the search alone: beyond
 * the outermost object of a panel and of a box, and across borders between bins from both sides. For every D.
 */
import { test } from "uvu";
import { conventions } from "../../src/index.ts";
import { agreeAtReach, along, BESIDE, mirrored, type Point, probing, type Scene } from "../support/scenes.ts";

/** Half of the extent along the axis that is probed: bins are 1/4 wide. */
const EXTENT = 4;
/** Objects just below and just above a border between bins; with their mirror images both on both sides. */
const INNER = [1.25 - BESIDE, 2.5 + BESIDE];

/** Objects spread most along `before` other coordinates, less along c, least along three of the rest. */
function scenes(dims: number, c: number, before: number): Scene[] {
  const others = Array.from({ length: dims }, (_, i) => i).filter((i) => i !== c);
  const spread = others.slice(0, before + 3).map((i, rank) => along(dims, i, rank < before ? 8 : 2));
  const targets = mirrored([EXTENT, ...INNER].map((t) => along(dims, c, t)));
  const way = along(dims, c, 1);
  const back = along(dims, c, -1);
  const ways = targets.flatMap((target): [Point, Point][] => {
    const [outwards, inwards] = target[c] > 0 ? [way, back] : [back, way];
    return Math.abs(target[c]) === EXTENT
      ? [[target, outwards]]
      : [
          [target, outwards],
          [target, inwards],
        ];
  });
  return probing([...targets, ...mirrored(spread)], ways);
}

/** Coordinates to probe, and how many of the search's axes (at most 16) come before each: all of them over the D. */
function cases(dims: number): [c: number, before: number][] {
  const axes = Math.min(dims, 16);
  const one: [number, number] = [((7 * dims) % 11) % dims, (7 * dims) % axes];
  return dims <= 4 || dims % 16 === 0
    ? [
        [0, 0],
        [dims >> 1, axes >> 1],
        [dims - 1, axes - 1],
      ]
    : [one];
}

test("every D from 1 to 64", () => {
  for (let dims = 1; dims <= 64; dims++) {
    for (const [c, before] of cases(dims)) {
      agreeAtReach(`D = ${dims}, coordinate ${c} after ${before}`, scenes(dims, c, before));
    }
  }
});

test("the other metric", () => {
  const manhattan = { ...conventions.objectCondensation, name: "manhattan", metric: "manhattan" } as const;
  for (const dims of [1, 2, 3, 4, 5, 8, 17, 64]) {
    for (const [c, before] of cases(dims)) {
      agreeAtReach(`manhattan, D = ${dims}, coordinate ${c}`, scenes(dims, c, before), manhattan);
    }
  }
});

test("one leaf of the tree: whichever slot the outermost object has", () => {
  for (const dims of [1, 2, 3, 4, 6]) {
    // as many as a block of float64 and a leaf hold
    const line = [-4, -3, -1, 0, 0.5, 1, 3, 4].map((t) => along(dims, 0, t));
    for (let first = 0; first < line.length; first++) {
      const objects = [...line.slice(first), ...line.slice(0, first)];
      const outwards = [-1, 1].map((t): [Point, Point] => [along(dims, 0, 4 * t), along(dims, 0, t)]);
      agreeAtReach(`D = ${dims}, from object ${first}`, probing(objects, outwards));
    }
  }
});

test.run();
