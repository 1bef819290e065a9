/** An image that is written pixel by pixel: the only way that holds the frame rate without a GPU in every browser. */
import { type Stamp, subPixels } from "./stamps.ts";

export interface Raster {
  readonly image: ImageData;
  /** One number a pixel: alpha, blue, green, red from the highest byte down. */
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

export function createRaster(width: number, height: number): Raster {
  const image = new ImageData(width, height);
  return { image, pixels: new Uint32Array(image.data.buffer), width, height };
}

export function packColour([red, green, blue]: readonly [number, number, number]): number {
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
}

/** `colour` over `below`, covering `coverage` of 255 of it. */
function blend(below: number, colour: number, coverage: number): number {
  const keep = 255 - coverage;
  const redBlue = (colour & 0xff00ff) * coverage + (below & 0xff00ff) * keep;
  const green = ((colour >> 8) & 0xff) * coverage + ((below >> 8) & 0xff) * keep;
  // Division by 256 instead of 255: a difference of one in 255 that nobody sees.
  return (0xff000000 | ((redBlue >>> 8) & 0xff00ff) | (green & 0xff00)) >>> 0;
}

/** Stamps a point whose middle is at (x, y) in pixels. */
export function stampAt(
  { pixels, width, height }: Raster,
  x: number,
  y: number,
  stamps: readonly Stamp[],
  colour: number,
): void {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const place = subPixels * Math.floor(subPixels * (y - row)) + Math.floor(subPixels * (x - column));
  const { dx, dy, coverage, reach } = stamps[place];
  if (column < reach || row < reach || column >= width - reach || row >= height - reach) return;
  const middle = row * width + column;
  for (let i = 0; i < coverage.length; i++) {
    const at = middle + dy[i] * width + dx[i];
    pixels[at] = coverage[i] === 255 ? colour : blend(pixels[at], colour, coverage[i]);
  }
}

function blendAt({ pixels, width, height }: Raster, x: number, y: number, colour: number, coverage: number): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const at = y * width + x;
  pixels[at] = blend(pixels[at], colour, Math.round(255 * coverage));
}

/** A smooth circle, one pixel wide: along each octant the two pixels that it runs between share it. */
export function circleAt(raster: Raster, x: number, y: number, radius: number, colour: number, strength = 1): void {
  const [cx, cy] = [Math.round(x), Math.round(y)];
  if (radius < 1 || cx + radius < 0 || cy + radius < 0 || cx - radius > raster.width || cy - radius > raster.height)
    return;
  const last = radius / Math.SQRT2;
  for (let along = 0; along <= last; along++) {
    const exact = Math.sqrt(radius * radius - along * along);
    const near = Math.floor(exact);
    for (let step = 0; step < 2; step++) {
      const across = near + step;
      const coverage = strength * (step === 0 ? 1 - (exact - near) : exact - near);
      for (const [a, b] of along === Math.floor(exact)
        ? [[along, across]]
        : [
            [along, across],
            [across, along],
          ]) {
        blendAt(raster, cx + a, cy + b, colour, coverage);
        blendAt(raster, cx + a, cy - b, colour, coverage);
        if (a === 0) continue;
        blendAt(raster, cx - a, cy + b, colour, coverage);
        blendAt(raster, cx - a, cy - b, colour, coverage);
      }
    }
  }
}

/** A line along a row or a column of pixels. */
export function straightLine(raster: Raster, x0: number, y0: number, x1: number, y1: number, colour: number): void {
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));
  const [left, right] = [clamp(Math.min(x0, x1), raster.width - 1), clamp(Math.max(x0, x1), raster.width - 1)];
  const [top, bottom] = [clamp(Math.min(y0, y1), raster.height - 1), clamp(Math.max(y0, y1), raster.height - 1)];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) raster.pixels[row * raster.width + column] = colour;
  }
}
