// The parts of the page that are functions of arrays: settings and links, axes, camera, picking, stamps.

import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { principalAxes, projectTo } from "../../examples/playground/src/data/axes.ts";
import { boxAround, createScreen, fit, lookAt } from "../../examples/playground/src/draw/camera.ts";
import { shapes, styleCount, styleOf } from "../../examples/playground/src/draw/palette.ts";
import { hitsInside, nearestHit } from "../../examples/playground/src/draw/pick.ts";
import { circleStamp, stampsOf } from "../../examples/playground/src/draw/stamps.ts";
import { decodeSettings, defaults, encodeSettings } from "../../examples/playground/src/settings.ts";
import { addScore, addSteps, emptyHistory } from "../../examples/playground/src/training/history.ts";
import { historyColumns } from "../../examples/playground/src/training/protocol.ts";
import { randomStream } from "../../src/simulation/random.ts";

const limits = { interruptAfterTimeLimit: 10_000 };

test("steps that a new worker repeats replace those of the one that died", () => {
  const rows = (...steps: number[]): Float64Array =>
    Float64Array.from(steps.flatMap((step) => [step, ...new Array(historyColumns.length - 1).fill(step / 2)]));
  let history = addSteps(emptyHistory(), rows(1, 2, 3, 4));
  history = addScore(history, { step: 4, doubleMajority: 0.1, perfect: 0 });
  history = addSteps(history, rows(3));
  history = addScore(addSteps(history, rows(4, 5)), { step: 4, doubleMajority: 0.2, perfect: 0 });
  assert.equal(history.steps.step, [1, 2, 3, 4, 5]);
  assert.equal(history.steps.nRep, [0.5, 1, 1.5, 2, 2.5]);
  assert.equal(history.scores.doubleMajority, [0.2]);
});

test("a link restores the settings that it was made of", () => {
  const settings = fc.record({
    seed: fc.integer({ min: 1, max: 999 }),
    radius: fc.double({ min: 0, max: 100, noNaN: true }),
    space: fc.constantFrom(2 as const, 3 as const),
    rings: fc.boolean(),
    convention: fc.constantFrom("mlpf" as const, "hgcalmlHinge" as const),
  });
  fc.assert(
    fc.property(settings, (some) => {
      const all = { ...defaults, ...some };
      assert.equal(decodeSettings(`#${encodeSettings(all)}`), { settings: all, problems: [] });
    }),
    limits,
  );
  assert.is(encodeSettings(defaults), "");
});

test("a link that cannot be read says which part and keeps the default", () => {
  assert.equal(decodeSettings("#__proto__=1&constructor=1&convention=mlpfHgcal").settings, defaults);
  const { settings, problems } = decodeSettings("#seed=0&radius=&speed=warp&colour=found&size=3");
  assert.equal(settings, { ...defaults, colour: "found" });
  assert.equal(problems, [
    "The link has seed=0, expected a whole number from 1 to 999.",
    "The link has radius=, expected a number from 0 to 100.",
    "The link has speed=warp, expected one of slow, normal, fast.",
    "The link has size=3, expected one of the page's settings.",
  ]);
});

/** Points that spread by 5, 2, 1 and less along directions of their own. */
function cloud(count: number, d: number): Float32Array {
  const random = randomStream(4, d);
  return Float32Array.from({ length: count * d }, (_, i) => random.normal(5 / (1 + (i % d))));
}

test("the principal axes are orthonormal, keep distances and follow the largest spread", () => {
  for (const d of [1, 2, 3, 8]) {
    const x = cloud(500, d);
    const axes = principalAxes(x, d);
    const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, c) => sum + value * b[c], 0);
    axes.rows.forEach((row, k) => {
      axes.rows.forEach((other, l) => {
        assert.ok(Math.abs(dot(row, other) - Number(k === l && k < d)) < 1e-9, `D = ${d}: ${k}, ${l}`);
      });
    });
    assert.ok(Math.abs(axes.rows[0][0]) > 0.99);
    const points = projectTo(axes, x);
    const apart = (from: Float32Array, width: number): number => {
      let squared = 0;
      for (let c = 0; c < width; c++) squared += (from[c] - from[width + c]) ** 2;
      return Math.sqrt(squared);
    };
    if (d <= 3) assert.ok(Math.abs(apart(points, 3) - apart(x, d)) < 1e-4);
    else assert.ok(apart(points, 3) <= apart(x, d));
  }
});

test("axes that start from the last ones do not flip", () => {
  const x = cloud(500, 5);
  const { rows, centre } = principalAxes(x, 5);
  const flipped = { centre, rows: rows.map((row) => row.map((value) => -value)) };
  const next = principalAxes(x, 5, flipped);
  next.rows.forEach((row, k) => {
    row.forEach((value, c) => {
      assert.ok(Math.abs(value - flipped.rows[k][c]) < 1e-6);
    });
  });
});

test("a view that is fitted to its points has nearly all of them, however it is turned", () => {
  const points = cloud(2000, 3);
  const size = { width: 300, height: 200 };
  for (const dimensions of [2, 3] as const) {
    for (const yaw of [0, 35, 200]) {
      const screen = createScreen(2000);
      lookAt(points, dimensions, { yaw, pitch: -60, ...fit(boxAround(points, dimensions), size, 0) }, size, screen);
      const seen = screen.x.filter((x, j) => x >= 0 && x <= 300 && screen.y[j] >= 0 && screen.y[j] <= 200).length;
      assert.ok(seen > 0.95 * 2000, `${seen} of 2000 in ${dimensions} dimensions`);
    }
  }
});

test("picking finds the nearest hit within reach, in front where several are as near", () => {
  const screen = createScreen(4);
  screen.x.set([10, 20, 20, 90]);
  screen.y.set([10, 20, 20, 90]);
  screen.nearness.set([0, 10, 200, 0]);
  assert.is(nearestHit(screen, { x: 19, y: 19 }, 9), 2);
  assert.is(nearestHit(screen, { x: 12, y: 11 }, 9), 0);
  assert.is(nearestHit(screen, { x: 50, y: 50 }, 9), -1);
});

test("a lasso takes what is inside, also of a polygon with a dent", () => {
  const screen = createScreen(3);
  screen.x.set([2, 5, 8]);
  screen.y.set([8, 2, 8]);
  // A V: the middle of its top is outside.
  const polygon = [0, 0, 5, 6, 10, 0, 10, 10, 0, 10];
  assert.equal([...hitsInside(screen, polygon)], [1, 0, 1]);
});

test("noise has a style of its own, and 48 objects in a row have different ones", () => {
  assert.is(styleOf(0), 0);
  const styles = new Set(Array.from({ length: styleCount - 1 }, (_, k) => styleOf(k + 1)));
  assert.is(styles.size, 48);
  assert.is(styles.has(0), false);
});

test("a stamp covers about the area of its shape, a circle the length of its line", () => {
  for (const shape of shapes) {
    for (const stamp of stampsOf(shape, 5, 100)) {
      const area = stamp.coverage.reduce((sum, one) => sum + one / 255, 0);
      assert.ok(area > 1.2 * 25 && area < 3.6 * 25, `${shape}: ${area}`);
      assert.ok(stamp.coverage.slice(0, stamp.solid).every((one) => one === 255));
      stamp.offsets.forEach((offset, i) => {
        assert.is(offset, stamp.dy[i] * 100 + stamp.dx[i]);
      });
    }
  }
  for (const crisp of [false, true]) {
    const circle = circleStamp(40, 1, crisp, 100);
    const length = circle.coverage.reduce((sum, one) => sum + one / 255, 0);
    // A step along an octant is one pixel, whose diagonal counts as one.
    assert.ok(Math.abs(length / (8 * (40 / Math.SQRT2)) - 1) < 0.05, `${length}`);
  }
});

test.run();
