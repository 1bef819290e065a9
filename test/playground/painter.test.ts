// Points that stay are not painted again while rings change, and the picture is the same.

import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Camera } from "../../examples/playground/src/draw/camera.ts";
import { createPainter } from "../../examples/playground/src/draw/painter.ts";
import { styleCount } from "../../examples/playground/src/draw/palette.ts";
import type { Raster } from "../../examples/playground/src/draw/raster.ts";
import type { Scene } from "../../examples/playground/src/draw/scene.ts";
import { randomStream } from "../../src/simulation/random.ts";

const count = 60;
const camera: Camera = { yaw: 20, pitch: -50, scale: 9, middleX: 0, middleY: 0 };
const pointRadius = 2.3;

/** Node has no ImageData, which only the page's canvas takes. */
function createRaster(): Raster {
  const [width, height] = [80, 60];
  return { width, height, pixels: new Int32Array(width * height), image: undefined as unknown as ImageData };
}

function sceneOf(seed: number): Scene {
  const random = randomStream(seed, 0);
  return {
    points: Float32Array.from({ length: 3 * count }, () => random.normal(3)),
    dimensions: 2,
    styles: Uint8Array.from({ length: count }, (_, j) => (seed + j) % styleCount),
    rings: { hits: Int32Array.of(1, 5, 9), radius: 0.5 },
    theme: "light",
  };
}

/** By a painter that has painted nothing before. */
function plainly(scene: Scene, from: Camera, radius: number): Int32Array {
  const raster = createRaster();
  createPainter(count).paint(raster, scene, from, radius);
  return raster.pixels;
}

test("whatever changes between two paintings, the picture is that of a new painter", () => {
  const other = sceneOf(2);
  const selected = Uint8Array.from({ length: count }, (_, j) => j & 1);
  const changes = fc.constantFrom<(scene: Scene) => Partial<Scene>>(
    () => ({}),
    ({ rings }) => ({ rings: { hits: Int32Array.of(2, 3), radius: 0.3 + (rings?.radius ?? 0) } }),
    () => ({ rings: undefined }),
    () => ({ points: other.points }),
    () => ({ styles: other.styles }),
    () => ({ selected }),
    () => ({ selected: undefined }),
    ({ dimensions }) => ({ dimensions: dimensions === 2 ? 3 : 2 }),
    ({ theme }) => ({ theme: theme === "light" ? "dark" : "light" }),
    () => ({ backdrop: { circles: [1, 2] } }),
  );
  const steps = fc.array(
    fc.record({ change: changes, turn: fc.constantFrom(0, 0, 0, 15), radius: fc.constantFrom(2.3, 2.3, 2.3, 3) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), steps, (seed, all) => {
      const painter = createPainter(count);
      const raster = createRaster();
      let scene = sceneOf(seed);
      let from = camera;
      for (const { change, turn, radius } of all) {
        scene = { ...scene, ...change(scene) };
        // A new object, as a view that is framed anew makes one.
        from = { ...from, yaw: from.yaw + turn };
        painter.paint(raster, scene, from, radius);
        assert.equal(raster.pixels, plainly(scene, from, radius));
      }
    }),
    { interruptAfterTimeLimit: 10_000 },
  );
});

test("while only rings change, the points are copied, from the third painting on", () => {
  const painter = createPainter(count);
  const raster = createRaster();
  const scene = sceneOf(1);
  const before = plainly({ ...scene, rings: undefined }, camera, pointRadius);
  painter.paint(raster, scene, camera, pointRadius);
  painter.paint(raster, { ...scene, rings: undefined }, camera, pointRadius);
  // Nothing tells the painter that they are elsewhere now, so it shows them where they were.
  scene.points.fill(0);
  painter.paint(raster, { ...scene, rings: undefined }, camera, pointRadius);
  assert.equal(raster.pixels, before);
  assert.not.equal(plainly({ ...scene, rings: undefined }, camera, pointRadius), before);
});

test("another raster is painted from the start", () => {
  const painter = createPainter(count);
  const scene = sceneOf(3);
  for (let i = 0; i < 3; i++) painter.paint(createRaster(), scene, camera, pointRadius);
  const last = createRaster();
  painter.paint(last, scene, camera, pointRadius);
  assert.equal(last.pixels, plainly(scene, camera, pointRadius));
});

test.run();
