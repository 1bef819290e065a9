/** A view on a canvas: paints its scene when something has changed, once a frame at most. */
import { type Box, boxAround, type Camera, createScreen, fit, lookAt, type Screen } from "./camera.ts";
import { createPainter } from "./painter.ts";
import { createRaster, type Raster } from "./raster.ts";
import { pointRadius, type Scene } from "./scene.ts";

export interface Plot {
  /** Shows this scene; `box`: what to frame instead of all points. */
  show(scene: Scene): void;
  setCamera(change: Partial<Camera>): void;
  camera(): Camera;
  /** Frames all hits again, or those of a mask. */
  frame(mask?: Uint8Array): void;
  /** The arrays last drawn, in pixels of the canvas. */
  screen(): Screen;
  scene(): Scene | undefined;
  /** Called after each painting. */
  onPaint(listener: () => void): void;
  dispose(): void;
}

const margin = 16;
/** A view follows points that move without a jump, by this share at each update. */
const follow = 0.15;

/** The last frame in which a view was painted for the first time, which makes stamps: one view a frame. */
let openingFrame = -1;

export function createPlot(canvas: HTMLCanvasElement): Plot {
  const context = canvas.getContext("2d", { alpha: false })!;
  let raster: Raster = createRaster(1, 1);
  let scene: Scene | undefined;
  let count = 0;
  let painter = createPainter(count);
  let camera: Camera = { yaw: 0, pitch: 0, scale: 1, middleX: 0, middleY: 0 };
  let box: Box | undefined;
  /** What the box was made for; another event or another kind of view is framed anew. */
  let boxFor = "";
  let moved = false;
  let scheduled = 0;
  let opened = false;
  const listeners: (() => void)[] = [];

  const schedule = (): void => {
    scheduled ||= requestAnimationFrame(draw);
  };

  const applyBox = (): void => {
    if (box) camera = { ...camera, ...fit(box, raster, margin * devicePixelRatio) };
  };

  const resize = (): void => {
    const width = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
    const height = Math.max(1, Math.round(canvas.clientHeight * devicePixelRatio));
    if (width === raster.width && height === raster.height) return;
    [canvas.width, canvas.height] = [width, height];
    raster = createRaster(width, height);
    if (!moved) applyBox();
  };

  function draw(time: number): void {
    scheduled = 0;
    if (!scene || canvas.clientWidth === 0) return;
    if (!opened && openingFrame === time) {
      schedule();
      return;
    }
    if (!opened) openingFrame = time;
    opened = true;
    resize();
    painter.paint(raster, scene, camera, pointRadius(count, devicePixelRatio));
    context.putImageData(raster.image, 0, 0);
    canvas.dataset.paintings = String(Number(canvas.dataset.paintings ?? 0) + 1);
    for (const listener of listeners) listener();
  }

  const observer = new ResizeObserver(schedule);
  observer.observe(canvas);

  return {
    show(next) {
      if (next.points.length !== 3 * count) {
        count = next.points.length / 3;
        painter = createPainter(count);
      }
      const key = `${count} ${next.dimensions}`;
      if (next.points !== scene?.points || next.dimensions !== scene.dimensions) {
        const around = boxAround(next.points, next.dimensions);
        if (key !== boxFor) moved = false;
        box = box && key === boxFor ? between(box, around, follow) : around;
        boxFor = key;
      }
      scene = next;
      if (!moved) applyBox();
      schedule();
    },
    setCamera(change) {
      if (change.scale !== undefined || change.middleX !== undefined) moved = true;
      camera = { ...camera, ...change };
      schedule();
    },
    camera: () => camera,
    frame(mask) {
      if (!scene) return;
      const { points, dimensions } = scene;
      moved = mask !== undefined;
      box = boxAround(points, dimensions);
      const chosen = mask ? seen(points, dimensions, camera, mask) : undefined;
      if (chosen) camera = { ...camera, ...fit(widened(chosen, box), raster, margin * devicePixelRatio) };
      else applyBox();
      schedule();
    },
    screen: () => painter.screen,
    scene: () => scene,
    onPaint: (listener) => listeners.push(listener),
    dispose() {
      observer.disconnect();
      cancelAnimationFrame(scheduled);
    },
  };
}

function between(a: Box, b: Box, share: number): Box {
  const mix = (from: number, to: number): number => from + share * (to - from);
  return { x0: mix(a.x0, b.x0), x1: mix(a.x1, b.x1), y0: mix(a.y0, b.y0), y1: mix(a.y1, b.y1) };
}

/** A selection is shown with its surroundings: twice its size, and no less than this part of everything. */
const leastPart = 0.12;

function widened({ x0, x1, y0, y1 }: Box, all: Box): Box {
  const least = leastPart * Math.max(all.x1 - all.x0, all.y1 - all.y0);
  const half = (low: number, high: number): number => Math.max(high - low, least / 2);
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [dx, dy] = [half(x0, x1), half(y0, y1)];
  return { x0: x - dx, x1: x + dx, y0: y - dy, y1: y + dy };
}

/** The box, on the axes of the view, around the points of the mask; undefined if there is none. */
function seen(points: Float32Array, dimensions: 2 | 3, camera: Camera, mask: Uint8Array): Box | undefined {
  const unit = createScreen(mask.length);
  lookAt(points, dimensions, { ...camera, scale: 1, middleX: 0, middleY: 0 }, { width: 0, height: 0 }, unit);
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let j = 0; j < mask.length; j++) {
    if (mask[j] === 0) continue;
    [x0, x1] = [Math.min(x0, unit.x[j]), Math.max(x1, unit.x[j])];
    [y0, y1] = [Math.min(y0, -unit.y[j]), Math.max(y1, -unit.y[j])];
  }
  return x0 <= x1 ? { x0, x1, y0, y1 } : undefined;
}
