/** An image that is written pixel by pixel: the only way that holds the frame rate without a GPU in every browser. */
import type { Stamp } from "./stamps.ts";

export interface Raster {
  readonly image: ImageData;
  /** One signed number a pixel: alpha, blue, green, red from the highest byte down. */
  readonly pixels: Int32Array;
  readonly width: number;
  readonly height: number;
}

export function createRaster(width: number, height: number): Raster {
  const image = new ImageData(width, height);
  return { image, pixels: new Int32Array(image.data.buffer), width, height };
}

const opaque = 0xff << 24;

export function packColour([red, green, blue]: readonly [number, number, number]): number {
  return opaque | (blue << 16) | (green << 8) | red;
}

/** `colour` over `below`, covering `coverage` of 255 of it. */
function blend(below: number, colour: number, coverage: number): number {
  const keep = 255 - coverage;
  // Two channels at once; the products fit into 32 bits. Division by 256 instead of 255 is a difference nobody sees.
  const redBlue = (Math.imul(colour & 0xff00ff, coverage) + Math.imul(below & 0xff00ff, keep)) | 0;
  const green = (Math.imul((colour >> 8) & 0xff, coverage) + Math.imul((below >> 8) & 0xff, keep)) | 0;
  return opaque | ((redBlue >>> 8) & 0xff00ff) | (green & 0xff00);
}

/** Stamps a shape whose middle is in the pixel (column, row). */
export function stampAt(raster: Raster, column: number, row: number, stamp: Stamp, colour: number): void {
  const { pixels, width, height } = raster;
  const { reach, offsets, coverage, solid } = stamp;
  if (column < reach || row < reach || column >= width - reach || row >= height - reach) {
    stampClipped(raster, column, row, stamp, colour);
    return;
  }
  const middle = row * width + column;
  for (let i = 0; i < solid; i++) pixels[middle + offsets[i]] = colour;
  for (let i = solid; i < offsets.length; i++) {
    const at = middle + offsets[i];
    pixels[at] = blend(pixels[at], colour, coverage[i]);
  }
}

function stampClipped(raster: Raster, column: number, row: number, stamp: Stamp, colour: number): void {
  const { pixels, width, height } = raster;
  const { reach, dx, dy, coverage } = stamp;
  if (column < -reach || row < -reach || column >= width + reach || row >= height + reach) return;
  for (let i = 0; i < coverage.length; i++) {
    const [x, y] = [column + dx[i], row + dy[i]];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const at = y * width + x;
    pixels[at] = blend(pixels[at], colour, coverage[i]);
  }
}

/** A line along a row of pixels. */
export function rowLine({ pixels, width, height }: Raster, x0: number, x1: number, y: number, colour: number): void {
  const row = Math.round(y);
  if (row < 0 || row >= height || x1 < 0 || x0 >= width) return;
  const [left, right] = [Math.max(0, Math.round(x0)), Math.min(width - 1, Math.round(x1))];
  pixels.fill(colour, row * width + left, row * width + right + 1);
}
