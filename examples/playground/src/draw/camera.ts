/** From points in space to pixels: turned, scaled, shifted; without perspective, so that lengths can be compared. */

/** What of the points is seen. Angles in degrees; `scale` in pixels per unit; the middle of the view in units. */
export interface Camera {
  readonly yaw: number;
  readonly pitch: number;
  readonly scale: number;
  readonly middleX: number;
  readonly middleY: number;
}

/** Where N points are on a canvas, in pixels, and how near, from 0 (far) to 255. */
export interface Screen {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly nearness: Uint8Array;
}

/** [9] the turn about the vertical axis by yaw, then about the horizontal one by pitch. */
export function rotation({ yaw, pitch }: Pick<Camera, "yaw" | "pitch">): Float64Array {
  const [cosYaw, sinYaw] = [Math.cos((yaw * Math.PI) / 180), Math.sin((yaw * Math.PI) / 180)];
  const [cosPitch, sinPitch] = [Math.cos((pitch * Math.PI) / 180), Math.sin((pitch * Math.PI) / 180)];
  return Float64Array.of(
    ...[cosYaw, -sinYaw, 0],
    ...[cosPitch * sinYaw, cosPitch * cosYaw, -sinPitch],
    ...[sinPitch * sinYaw, sinPitch * cosYaw, cosPitch],
  );
}

export function createScreen(count: number): Screen {
  return { x: new Float32Array(count), y: new Float32Array(count), nearness: new Uint8Array(count) };
}

/** Writes where the points [3 · N] are on a canvas of this size. In two dimensions nothing is turned. */
export function lookAt(
  points: Float32Array,
  dimensions: 2 | 3,
  camera: Camera,
  size: { readonly width: number; readonly height: number },
  screen: Screen,
): void {
  const { scale } = camera;
  const offsetX = size.width / 2 - scale * camera.middleX;
  const offsetY = size.height / 2 + scale * camera.middleY;
  const { x, y, nearness } = screen;
  if (dimensions === 2) {
    for (let j = 0; j < x.length; j++) {
      x[j] = offsetX + scale * points[3 * j];
      y[j] = offsetY - scale * points[3 * j + 1];
    }
    nearness.fill(255);
    return;
  }
  const turn = rotation(camera);
  // Half the canvas is the depth that is told apart.
  const depth = (128 * 2 * scale) / Math.min(size.width, size.height);
  for (let j = 0; j < x.length; j++) {
    const [a, b, c] = [points[3 * j], points[3 * j + 1], points[3 * j + 2]];
    x[j] = offsetX + scale * (turn[0] * a + turn[1] * b + turn[2] * c);
    y[j] = offsetY - scale * (turn[3] * a + turn[4] * b + turn[5] * c);
    nearness[j] = Math.max(0, Math.min(255, 128 + depth * (turn[6] * a + turn[7] * b + turn[8] * c)));
  }
}

/** Lowest and highest value on both axes of the view. */
export interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

const sample = 1500;
/** Fraction of the points that may lie outside, at each end. */
const outliers = 0.004;

/** The box around nearly all points; in three dimensions the square that holds them however they are turned. */
export function boxAround(points: Float32Array, dimensions: 2 | 3): Box {
  const count = points.length / 3;
  const stride = Math.max(1, Math.floor(count / sample));
  const values = (of: (j: number) => number): Float64Array =>
    Float64Array.from({ length: Math.ceil(count / stride) }, (_, i) => of(i * stride)).sort();
  const end = (sorted: Float64Array, share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  if (dimensions === 3) {
    const lengths = values((j) => Math.hypot(points[3 * j], points[3 * j + 1], points[3 * j + 2]));
    const radius = Math.max(1e-9, end(lengths, 1 - 5 * outliers));
    return { x0: -radius, x1: radius, y0: -radius, y1: radius };
  }
  const [x, y] = [values((j) => points[3 * j]), values((j) => points[3 * j + 1])];
  return { x0: end(x, outliers), x1: end(x, 1 - outliers), y0: end(y, outliers), y1: end(y, 1 - outliers) };
}

/** Scale and middle by which a box fills a canvas but for a margin in pixels. */
export function fit(
  { x0, x1, y0, y1 }: Box,
  { width, height }: { readonly width: number; readonly height: number },
  margin: number,
): Pick<Camera, "scale" | "middleX" | "middleY"> {
  const room = (pixels: number): number => Math.max(1, pixels - 2 * margin);
  const scale = Math.min(room(width) / Math.max(1e-9, x1 - x0), room(height) / Math.max(1e-9, y1 - y0));
  return { scale, middleX: (x0 + x1) / 2, middleY: (y0 + y1) / 2 };
}
