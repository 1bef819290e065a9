/**
 * Far from the mean, where the slabs' float32 numbers are a hundredth of a reach apart, or a twentieth: what rounding
 * makes of a distance is in the search's margin, and no pair at the reach is lost, or counted beyond it.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { conventions } from "../../src/index.ts";
import { uniforms } from "../support/samples.ts";
import { agree, along, mirrored, NEAR, plus, type Scene } from "../support/scenes.ts";

const scaled = { ...conventions.objectCondensation, name: "scaled", scale: "squared" } as const;

/** Objects at a distance on both sides of the origin; probes at the reach of one, beyond it and before it. */
function scenes(dims: number, c: number, distance: number, inward: boolean): Scene[] {
  const next = uniforms(dims + c);
  return Array.from({ length: 48 }, (_, i) => {
    const target = along(dims, c, distance + next());
    // in more than three dimensions all coordinates are rounded, in turn
    const slanted = dims > 3 && i % 3 === 0 ? target.map((v) => v + distance * (next() - 0.5)) : target;
    const objects = mirrored(inward ? [slanted] : [slanted, plus(slanted, along(dims, c, -0.5))]);
    // no multiple of what the slabs' numbers are apart, or rounding could never make it longer
    const scale = 0.8 + next() / 2;
    const reach = (inward ? -1 : 1) * Math.sqrt(scale * scale + 1e-4);
    const probe = plus(slanted, along(dims, c, reach * (i % 2 ? 1 + NEAR : 1 - NEAR)));
    return { objects, probes: [probe], scales: [scale] };
  });
}

test("pairs at the reach of objects that are far off", () => {
  for (const dims of [1, 2, 3, 4, 5, 8, 16, 33, 64]) {
    for (const distance of [1e5, 7e5]) {
      for (const inward of [true, false]) {
        for (const c of new Set([0, dims - 1])) {
          agree(`D = ${dims}, coordinate ${c}, at ${distance}`, scenes(dims, c, distance, inward), 64, scaled);
        }
      }
    }
  }
});

test("a crowd that is far from the mean is not surely within reach", () => {
  for (const dims of [1, 2, 3, 5, 9]) {
    const next = uniforms(dims);
    const all = Array.from({ length: 60 }, (_, i): Scene => {
      // 64 objects on each side: the small box of the probe's side has none but those
      const far = 1e5 + next();
      const scale = 0.8 + next() / 2;
      const reach = Math.sqrt(scale * scale + 1e-4);
      const side = Array.from({ length: 64 }, (_, k) => along(dims, 0, far + (k % 4) / 8));
      const probe = along(dims, 0, far + reach * (i % 2 ? 1 + NEAR : 1 - NEAR));
      return { objects: mirrored(side), probes: [probe], scales: [scale] };
    });
    const pairs = agree(`crowd, D = ${dims}`, all, 64, scaled);
    assert.ok(pairs.every((count) => count > 0));
  }
});

test("float32 at its own limits: multiples of a power of two far from the origin", () => {
  for (const dims of [1, 2, 3, 5]) {
    const objects = mirrored([along(dims, 0, 2 ** 17), along(dims, 0, 2 ** 17 - 0.5)]);
    const probes = Array.from({ length: 160 }, (_, i) => along(dims, 0, 2 ** 17 - 1.25 + i / 64));
    for (const probe of [probes, probes.slice(0, 1), probes.slice(-1)]) {
      agree(`lattice, D = ${dims}`, [{ objects, probes: probe }], 32);
    }
  }
});

test.run();
