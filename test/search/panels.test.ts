/**
 * More objects than a panel and a large box hold (1,024), and numbers of objects beside it: pairs at the reach of the
 * objects at the ends of each panel, and at borders between its bins.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { agree, along, BESIDE, NEAR, type Point, plus, type Scene } from "../support/scenes.ts";

/** Objects on a line from `start` on, an eighth apart, but for two beside borders between the 32 bins of 128 units. */
function line(dims: number, start: number, objects: number): Point[] {
  const ats = Array.from({ length: objects }, (_, k) => k / 8);
  if (objects === 1024) {
    ats[1023] = 128;
    ats[321] = 40 - BESIDE;
    ats[641] = 80 + BESIDE;
  }
  return ats.map((at) => along(dims, 0, start + at));
}

for (const objects of [1023, 1024, 1025, 2048]) {
  test(`${objects} objects`, () => {
    for (const dims of [1, 3, 4, 20]) {
      const first = line(dims, -144, Math.min(objects, 1024));
      const others = line(dims, 16, Math.max(0, objects - 1024));
      const all = [...first, ...others];
      const ends = [first[0], first[first.length - 1], ...(others.length > 0 ? [others[0], all[all.length - 1]] : [])];
      const inner = [first[321], first[641], ...(others.length === 1024 ? [others[321], others[641]] : [])];
      const targets = [...ends, ...inner].flatMap((target) => [1, -1].map((sign) => [target, sign] as const));
      const scenes = [1 - 16 * NEAR, 1 + 16 * NEAR].map((far): Scene => {
        const probes = targets.map(([target, sign]) => plus(target, along(dims, 0, sign * far)));
        return { objects: all, probes };
      });
      for (const precision of [32, 64] as const) {
        const pairs = agree(`D = ${dims}`, scenes, precision);
        assert.ok(pairs[0] > pairs[1]);
      }
    }
  });
}

test.run();
