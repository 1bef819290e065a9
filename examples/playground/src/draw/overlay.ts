/** What lies over the points: the hit under the pointer, the circles around it, the lasso, the axes. */
import type { Camera, Screen } from "./camera.ts";
import { axisDirections } from "./gestures.ts";
import { colours, type Theme } from "./palette.ts";

export interface Overlay {
  readonly theme: Theme;
  readonly hovered: number;
  /** Condensation point of the hovered hit, −1 for none. */
  readonly alpha: number;
  /** Radius of the circle around the hovered hit within which the loss repels, in units; 0 for none. */
  readonly reach: number;
  /** Hits to be joined by a line, in this order. */
  readonly path?: Int32Array;
  readonly lasso: readonly number[];
  /** Names of the axes, for a cross in the corner; none in the detector. */
  readonly axes?: readonly string[];
  readonly dimensions: 2 | 3;
}

export function paintOverlay(canvas: HTMLCanvasElement, overlay: Overlay, screen: Screen, camera: Camera): void {
  const context = canvas.getContext("2d")!;
  const ratio = devicePixelRatio;
  const { theme, hovered, alpha, reach, path, lasso, axes } = overlay;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.lineWidth = 1.5 * ratio;
  context.strokeStyle = context.fillStyle = colours[theme].text;
  if (path && path.length > 1)
    line(
      context,
      Array.from(path, (j) => [screen.x[j], screen.y[j]] as const),
      0.55,
    );
  if (hovered >= 0 && hovered < screen.x.length) {
    const [x, y] = [screen.x[hovered], screen.y[hovered]];
    ring(context, x, y, 7 * ratio);
    if (reach > 0) {
      context.setLineDash([4 * ratio, 4 * ratio]);
      ring(context, x, y, reach * camera.scale);
      context.setLineDash([]);
    }
    if (alpha >= 0 && alpha !== hovered)
      line(
        context,
        [
          [x, y],
          [screen.x[alpha], screen.y[alpha]],
        ],
        1,
      );
  }
  if (lasso.length > 4) {
    context.beginPath();
    for (let i = 0; i < lasso.length; i += 2) context.lineTo(lasso[i], lasso[i + 1]);
    context.closePath();
    context.globalAlpha = 0.1;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
  }
  if (axes) paintAxes(context, overlay, axes, camera, canvas.height);
}

function ring(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}

function line(context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[], alpha: number): void {
  context.globalAlpha = alpha;
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
  context.globalAlpha = 1;
}

function paintAxes(
  context: CanvasRenderingContext2D,
  { dimensions }: Overlay,
  names: readonly string[],
  { yaw, pitch }: Camera,
  height: number,
): void {
  const ratio = devicePixelRatio;
  const [x, y, length] = [44 * ratio, height - 44 * ratio, 22 * ratio];
  const directions =
    dimensions === 2
      ? ([
          [1, 0],
          [0, 1],
        ] as const)
      : axisDirections(yaw, pitch);
  context.font = `${11 * ratio}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.globalAlpha = 0.7;
  context.lineWidth = ratio;
  for (const [k, [dx, dy]] of directions.entries()) {
    if (names[k] === "") continue;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + length * dx, y - length * dy);
    context.stroke();
    context.fillText(names[k], x + (length + 11 * ratio) * dx, y - (length + 11 * ratio) * dy);
  }
  context.globalAlpha = 1;
}
