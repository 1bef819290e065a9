/** Shapes of points, and circles, as lists of pixels, each with how much of it the shape covers. */
import type { shapes } from "./palette.ts";

type Shape = (typeof shapes)[number];

/** The pixels of a shape around its middle, those that it covers wholly first. */
export interface Stamp {
  readonly dx: Int16Array;
  readonly dy: Int16Array;
  /** From 1 to 255. */
  readonly coverage: Uint8Array;
  /** Of each pixel in an image of the width that the stamp was made for: dy · width + dx. */
  readonly offsets: Int32Array;
  /** How many pixels are covered wholly. */
  readonly solid: number;
  /** Largest |dx| or |dy|. */
  readonly reach: number;
}

/** Places within a pixel, along each axis, that have a stamp of their own. */
export const subPixels = 2;

/** Whether (x, y) is in the shape, whose size is about that of a disc of radius 1; y points down. */
const inside: Record<Shape, (x: number, y: number) => boolean> = {
  disc: (x, y) => x * x + y * y <= 1,
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) <= 0.9,
  triangle: (x, y) => y <= 0.85 && y >= -1.15 + 1.75 * Math.abs(x),
  wedge: (x, y) => y >= -0.85 && y <= 1.15 - 1.75 * Math.abs(x),
  diamond: (x, y) => Math.abs(x) + Math.abs(y) <= 1.3,
  cross: (x, y) => Math.abs(Math.abs(x) - Math.abs(y)) <= 0.42 && Math.max(Math.abs(x), Math.abs(y)) <= 1.05,
};

/** [dx, dy, coverage] */
type Pixel = readonly [number, number, number];

const samples = 4;

function stampOf(found: readonly Pixel[], width: number): Stamp {
  const whole = found.filter(([, , coverage]) => coverage === 255);
  const pixels = [...whole, ...found.filter(([, , coverage]) => coverage > 0 && coverage < 255)];
  return {
    dx: Int16Array.from(pixels, ([dx]) => dx),
    dy: Int16Array.from(pixels, ([, dy]) => dy),
    coverage: Uint8Array.from(pixels, ([, , coverage]) => coverage),
    offsets: Int32Array.from(pixels, ([dx, dy]) => dy * width + dx),
    solid: whole.length,
    reach: pixels.reduce((most, [dx, dy]) => Math.max(most, Math.abs(dx), Math.abs(dy)), 0),
  };
}

/** By shape, radius and place: the views, which have other widths, share them. */
const known = new Map<string, Pixel[]>();

function pixelsOf(shape: Shape, radius: number, shiftX: number, shiftY: number): Pixel[] {
  const key = `${shape} ${radius} ${shiftX} ${shiftY}`;
  const before = known.get(key);
  if (before) return before;
  const reach = Math.ceil(1.3 * radius + 0.5);
  const covers = inside[shape];
  const found: Pixel[] = [];
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      let covered = 0;
      for (let s = 0; s < samples * samples; s++) {
        const px = x + ((s % samples) + 0.5) / samples - 0.5 - shiftX;
        const py = y + (Math.floor(s / samples) + 0.5) / samples - 0.5 - shiftY;
        if (covers(px / radius, py / radius)) covered++;
      }
      if (covered > 0) found.push([x, y, Math.round((255 * covered) / samples ** 2)]);
    }
  }
  known.set(key, found);
  return found;
}

/** The stamps of a shape of this radius in pixels, by place within the pixel: [subPixels · row + column]. */
export function stampsOf(shape: Shape, radius: number, width: number): Stamp[] {
  const shift = (i: number): number => (i + 0.5) / subPixels - 0.5;
  return Array.from({ length: subPixels ** 2 }, (_, place) =>
    stampOf(pixelsOf(shape, radius, shift(place % subPixels), shift(Math.floor(place / subPixels))), width),
  );
}

/**
 * A smooth circle, one pixel wide: along each octant the two pixels that it runs between share it. `strength`: how much
 * of what lies below it hides, from 0 to 1. `crisp`: without the shared pixels, at a third of the cost.
 */
export function circleStamp(radius: number, strength: number, crisp: boolean, width: number): Stamp {
  // By place, as octants meet in a pixel.
  const found = new Map<number, Pixel>();
  const add = (dx: number, dy: number, share: number): void => {
    const coverage = crisp ? Number(share >= 0.5) : strength * share;
    found.set(dy * 65_536 + dx, [dx, dy, Math.round(255 * coverage)]);
  };
  for (let along = 0; along <= radius / Math.SQRT2; along++) {
    const exact = Math.sqrt(radius * radius - along * along);
    const near = Math.floor(exact);
    for (let step = 0; step < 2; step++) {
      const across = near + step;
      const share = step === 0 ? 1 - (exact - near) : exact - near;
      for (let signs = 0; signs < 4; signs++) {
        const [a, b] = [signs & 1 ? along : -along, signs & 2 ? across : -across];
        add(a, b, share);
        add(b, a, share);
      }
    }
  }
  return stampOf([...found.values()], width);
}
