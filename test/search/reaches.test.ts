/**
 * Objects of different reaches side by side: the longest decides what a panel or a box may reach, the shortest what it
 * surely reaches, wherever among the others it stands; by both metrics.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { conventions } from "../../src/index.ts";
import { agree, along, BESIDE, mirrored, NEAR, type Point, plus, type Scene } from "../support/scenes.ts";

const scaled = { ...conventions.objectCondensation, name: "scaled", scale: "squared" } as const;
const scaledManhattan = { ...scaled, name: "scaled, manhattan", metric: "manhattan" } as const;

/** The distance scale of an object that reaches so far: its square + 1e-4 is the reach's. */
const scaleOf = (reach: number): number => Math.sqrt(reach * reach - 1e-4);

/** A number of float32 a millionth from the reach that the rounded scale gives. */
const reachOf = (reach: number): number => Math.sqrt(Math.fround(scaleOf(reach)) ** 2 + 1e-4);

/** One object reaches `reach`, the others `rest`; a probe at the border of its reach, outwards and inwards. */
function scenes(dims: number, c: number, reach: number, rest: number): Scene[] {
  const places = mirrored([4, 1.25 - BESIDE, 2.5 + BESIDE].map((t) => along(dims, c, t)));
  const objects = [...places, ...mirrored([along(dims, (c + 1) % dims, 3), along(dims, c, 3)])];
  const all = Array.from({ length: 16 }, (_, i) => objects[i % objects.length]);
  return places.flatMap((target, k) => {
    const scales = all.map((_, i) => scaleOf(i === k ? reach : rest));
    return [1, -1].flatMap((sign) =>
      [1 - 2 * NEAR, 1 + 2 * NEAR].map((times): Scene => {
        const way: Point = along(dims, c, sign * Math.fround(reachOf(reach) * times));
        return { objects: all, probes: [plus(target, way)], scales };
      }),
    );
  });
}

for (const convention of [scaled, scaledManhattan]) {
  for (const [reach, rest] of [
    [2, 0.25],
    [0.5, 2],
    [1, 1],
  ]) {
    test(`${convention.name}: one reaches ${reach}, the others ${rest}`, () => {
      for (const dims of [1, 2, 3, 4, 6, 8, 16, 33]) {
        for (const c of new Set([0, dims - 1])) {
          for (const precision of [32, 64] as const) {
            const label = `${convention.name}, D = ${dims}, coordinate ${c}`;
            const pairs = agree(label, scenes(dims, c, reach, rest), precision, convention);
            for (let i = 0; i < pairs.length; i += 2) assert.ok(pairs[i] > pairs[i + 1], `${label}: scene ${i}`);
          }
        }
      }
    });
  }
}

test("a crowd in which one object reaches less far than all others", () => {
  for (const dims of [1, 2, 3, 5]) {
    const objects = Array.from({ length: 16 }, (_, k) => along(dims, 0, k / 64));
    const scenes = objects.flatMap((target, k) =>
      [1 - 4 * NEAR, 1 + 4 * NEAR].map((times): Scene => {
        const scales = objects.map((_, i) => scaleOf(i === k ? 0.5 : 2));
        return { objects, probes: [plus(target, along(dims, 0, reachOf(0.5) * times))], scales };
      }),
    );
    for (const precision of [32, 64] as const) {
      const pairs = agree(`crowd, D = ${dims}`, scenes, precision, scaled);
      for (let i = 0; i < pairs.length; i += 2) assert.is(pairs[i], pairs[i + 1] + 1);
    }
  }
});

test("by the other metric, along diagonals: farther than a box tells", () => {
  for (const dims of [2, 3, 4, 7]) {
    const centre = along(dims, 0, 0);
    const way = new Array<number>(dims).fill(1 / 16);
    const objects = mirrored([centre, plus(centre, way, 0.5)]);
    const scenes = Array.from({ length: 40 }, (_, i) => ({ objects, probes: [plus(centre, way, i / 2)] }));
    for (const precision of [32, 64] as const) agree(`diagonals, D = ${dims}`, scenes, precision, scaledManhattan);
  }
});

test.run();
