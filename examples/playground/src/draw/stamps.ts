/** Shapes of points as lists of pixels, each with how much of it the shape covers. */
import type { shapes } from "./palette.ts";

type Shape = (typeof shapes)[number];

/** The pixels of a shape around its middle; `coverage` from 1 to 255. */
export interface Stamp {
  readonly dx: Int8Array;
  readonly dy: Int8Array;
  readonly coverage: Uint8Array;
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

const samples = 5;

function makeStamp(shape: Shape, radius: number, shiftX: number, shiftY: number): Stamp {
  const reach = Math.ceil(1.4 * radius) + 1;
  const found: [number, number, number][] = [];
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      let covered = 0;
      for (let s = 0; s < samples * samples; s++) {
        const px = x + ((s % samples) + 0.5) / samples - 0.5 - shiftX;
        const py = y + (Math.floor(s / samples) + 0.5) / samples - 0.5 - shiftY;
        covered += Number(inside[shape](px / radius, py / radius));
      }
      if (covered > 0) found.push([x, y, Math.round((255 * covered) / samples ** 2)]);
    }
  }
  return {
    dx: Int8Array.from(found, ([x]) => x),
    dy: Int8Array.from(found, ([, y]) => y),
    coverage: Uint8Array.from(found, ([, , coverage]) => coverage),
    reach,
  };
}

/** The stamps of a shape of this radius in pixels, by place within the pixel: [subPixels · row + column]. */
export function stampsOf(shape: Shape, radius: number): Stamp[] {
  return Array.from({ length: subPixels ** 2 }, (_, place) => {
    const shift = (i: number): number => (i + 0.5) / subPixels - 0.5;
    return makeStamp(shape, radius, shift(place % subPixels), shift(Math.floor(place / subPixels)));
  });
}
