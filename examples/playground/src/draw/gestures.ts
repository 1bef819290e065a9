/** What pointers, wheel and keys do to a view: turn or shift, zoom, pick, lasso. */
import { rotation } from "./camera.ts";
import { hitsInside, nearestHit } from "./pick.ts";
import type { Plot } from "./plot.ts";

export interface GestureHandlers {
  /** The hit under the pointer, −1 for none. */
  hover(hit: number): void;
  /** A click on a hit, or on nothing: −1. */
  pick(hit: number, add: boolean): void;
  lasso(mask: Uint8Array, add: boolean): void;
  /** The polygon while it is drawn, in pixels; empty when it ends. */
  drawLasso(polygon: readonly number[]): void;
  /** A turn has ended. */
  turned(): void;
  /** Whether a drag draws a lasso instead of turning or shifting. */
  lassoing(): boolean;
}

/** Degrees of turn for a pixel. */
const turnPerPixel = 0.4;
const clickReach = 4;
const hoverReach = 9;

/** `target` takes the events of the canvas that it holds. */
export function addGestures(
  target: HTMLElement,
  canvas: HTMLCanvasElement,
  plot: Plot,
  handlers: GestureHandlers,
): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let polygon: number[] = [];
  let start: { x: number; y: number } | undefined;
  let drawing = false;
  let dragged = false;

  const at = (event: PointerEvent | WheelEvent): { x: number; y: number } => {
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / Math.max(1, box.width);
    return { x: ratio * (event.clientX - box.left), y: ratio * (event.clientY - box.top) };
  };

  const zoom = (factor: number, point: { x: number; y: number }): void => {
    const { scale, middleX, middleY } = plot.camera();
    const change = 1 / scale - 1 / (scale * factor);
    plot.setCamera({
      scale: scale * factor,
      middleX: middleX + change * (point.x - canvas.width / 2),
      middleY: middleY - change * (point.y - canvas.height / 2),
    });
  };

  const shift = (dx: number, dy: number): void => {
    const { scale, middleX, middleY } = plot.camera();
    plot.setCamera({ middleX: middleX - dx / scale, middleY: middleY + dy / scale });
  };

  const move = (dx: number, dy: number): void => {
    const perPixel = turnPerPixel / devicePixelRatio;
    const { yaw, pitch } = plot.camera();
    if (plot.scene()?.dimensions === 3) plot.setCamera({ yaw: yaw + perPixel * dx, pitch: pitch + perPixel * dy });
    else shift(dx, dy);
  };

  const listeners: { [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void } = {
    pointerdown(event) {
      target.setPointerCapture(event.pointerId);
      const point = at(event);
      pointers.set(event.pointerId, point);
      if (pointers.size > 1) {
        drawing = false;
        handlers.drawLasso([]);
        return;
      }
      handlers.hover(-1);
      [start, dragged] = [point, false];
      drawing = handlers.lassoing() !== event.shiftKey;
      polygon = [point.x, point.y];
    },
    pointermove(event) {
      const point = at(event);
      const before = pointers.get(event.pointerId);
      if (!before) return handlers.hover(nearestHit(plot.screen(), point, hoverReach * devicePixelRatio));
      pointers.set(event.pointerId, point);
      if (pointers.size === 2) return pinch(event.pointerId, before, point);
      if (start && Math.hypot(point.x - start.x, point.y - start.y) > clickReach * devicePixelRatio) dragged = true;
      if (!dragged) return;
      if (drawing) {
        polygon.push(point.x, point.y);
        handlers.drawLasso(polygon);
      } else move(point.x - before.x, point.y - before.y);
    },
    pointerup(event) {
      const point = at(event);
      const alone = pointers.size === 1;
      pointers.delete(event.pointerId);
      if (!alone || !start) return;
      start = undefined;
      const add = event.ctrlKey || event.metaKey;
      if (!dragged) handlers.pick(nearestHit(plot.screen(), point, hoverReach * devicePixelRatio), add);
      else if (drawing) handlers.lasso(hitsInside(plot.screen(), polygon), add);
      else handlers.turned();
      handlers.drawLasso([]);
    },
    pointercancel(event) {
      pointers.delete(event.pointerId);
      start = undefined;
      handlers.drawLasso([]);
    },
    pointerleave() {
      if (pointers.size === 0) handlers.hover(-1);
    },
    dblclick() {
      plot.frame();
    },
    wheel(event) {
      event.preventDefault();
      zoom(Math.exp(-0.0015 * event.deltaY), at(event));
    },
    keydown(event) {
      const step = 24 * devicePixelRatio;
      const moves: Record<string, [number, number]> = {
        ArrowLeft: [-step, 0],
        ArrowRight: [step, 0],
        ArrowUp: [0, -step],
        ArrowDown: [0, step],
      };
      const middle = { x: canvas.width / 2, y: canvas.height / 2 };
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (moves[event.key]) move(...moves[event.key]);
      else if (event.key === "+" || event.key === "=") zoom(1.25, middle);
      else if (event.key === "-") zoom(0.8, middle);
      else if (event.key === "0") plot.frame();
      else if (event.key === "Escape") handlers.pick(-1, false);
      else return;
      event.preventDefault();
      handlers.turned();
    },
  };

  function pinch(moving: number, before: { x: number; y: number }, now: { x: number; y: number }): void {
    dragged = true;
    const [, other] = [...pointers].find(([id]) => id !== moving)!;
    const factor =
      Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    zoom(factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    shift((now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  for (const [name, listener] of Object.entries(listeners)) {
    target.addEventListener(name, listener as EventListener, { passive: false });
  }
  return () => {
    for (const [name, listener] of Object.entries(listeners))
      target.removeEventListener(name, listener as EventListener);
  };
}

/** Where the axes point on the screen, for the little cross in the corner: [x, y] of each, y up. */
export function axisDirections(yaw: number, pitch: number): readonly (readonly [number, number])[] {
  const turn = rotation({ yaw, pitch });
  return [0, 1, 2].map((k) => [turn[k], turn[3 + k]] as const);
}
