/**
 * Hits that are looked up together: the one that is within reach of an object is at a border of its group, on either
 * side, whether it comes first or last; and the same hits in one block, which boxes take together.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { agree, along, BESIDE, mirrored, NEAR, type Point, plus, type Scene } from "../support/scenes.ts";

/** How far the other hits of a group are from the one at the reach: within the narrow and within the wide extent. */
const APART = [0.5, 0.7, 2.5];

function scenes(dims: number, c: number): Scene[] {
  const targets = mirrored([4, 1.25 - BESIDE, 2.5 + BESIDE].map((t) => along(dims, c, t)));
  const objects = [...targets, ...mirrored([along(dims, (c + 1) % dims, 3)])];
  return targets.flatMap((target) =>
    [along(dims, c, 1), along(dims, c, -1)].flatMap((way) =>
      APART.flatMap((apart) => {
        const within = plus(target, way, 1 - NEAR);
        const away: Point = plus(within, way, apart);
        const beside = dims > 1 ? plus(within, along(dims, (c + 1) % dims, apart)) : away;
        return [
          [within, away],
          [away, within],
          [away, within, beside],
          [beside, within, away],
        ].map((probes) => ({
          ...{ objects, probes },
        }));
      }),
    ),
  );
}

test("a group's border on every side", () => {
  for (const dims of [1, 2, 3, 4, 5, 8, 13, 64]) {
    for (const c of new Set([0, dims - 1])) {
      for (const precision of [32, 64] as const) {
        const pairs = agree(`D = ${dims}, coordinate ${c}`, scenes(dims, c), precision);
        assert.ok(pairs.every((count) => count > 0));
      }
    }
  }
});

test("only one hit of a block is within reach, whichever lane it has", () => {
  for (const dims of [1, 2, 3, 4, 5, 8]) {
    const target = along(dims, 0, 4);
    const objects = mirrored([target, along(dims, 0, 2), along(dims, dims - 1, 3)]);
    // far from each other and from the objects: as many groups as hits
    const far = Array.from({ length: 16 }, (_, i) => along(dims, 0, 50 + 10 * i));
    const lanes = far.map((_, lane) => ({
      objects,
      probes: far.map((point, i) => (i === lane ? plus(target, along(dims, 0, 1), 1 - 2 ** -16) : point)),
    }));
    for (const precision of [32, 64] as const) {
      const pairs = agree(`lanes, D = ${dims}`, lanes, precision);
      assert.is(new Set(pairs).size, 1);
    }
  }
});

test.run();
