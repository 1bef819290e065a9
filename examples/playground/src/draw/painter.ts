/** Paints scenes of N hits one after the other. While only rings change, the points below them are not painted again. */
import { type Camera, createScreen, lookAt, type Screen } from "./camera.ts";
import type { Raster } from "./raster.ts";
import { createOrder, paintPoints, paintRings, type Scene } from "./scene.ts";

export interface Painter {
  /** Where the points were painted last. */
  readonly screen: Screen;
  /** `radius`: of the points, in pixels. */
  paint(raster: Raster, scene: Scene, camera: Camera, radius: number): void;
}

interface Painting {
  readonly raster: Raster;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly radius: number;
}

export function createPainter(count: number): Painter {
  const screen = createScreen(count);
  const order = createOrder(count);
  let last: Painting | undefined;
  let points = new Int32Array(0);
  /** Whether `points` are the pixels of the last painting without its rings. */
  let kept = false;
  return {
    screen,
    paint(raster, scene, camera, radius) {
      const next = { raster, scene, camera, radius };
      const still = last !== undefined && samePoints(next, last);
      last = next;
      if (still && kept) raster.pixels.set(points);
      else {
        lookAt(scene.points, scene.dimensions, camera, raster, screen);
        paintPoints(raster, scene, screen, camera, order, radius);
        // Points that move at every frame are not worth a copy.
        kept = still;
        if (kept) {
          if (points.length !== raster.pixels.length) points = new Int32Array(raster.pixels.length);
          points.set(raster.pixels);
        }
      }
      paintRings(raster, scene, screen, camera, radius);
    },
  };
}

const ofPoints = ["points", "dimensions", "styles", "selected", "backdrop", "theme"] as const;
const ofCamera = ["yaw", "pitch", "scale", "middleX", "middleY"] as const;

function samePoints(a: Painting, b: Painting): boolean {
  if (a.raster !== b.raster || a.radius !== b.radius) return false;
  return (
    ofPoints.every((name) => a.scene[name] === b.scene[name]) &&
    ofCamera.every((name) => a.camera[name] === b.camera[name])
  );
}
