/** What points and circles look like: their colours and stamps, made when they are first wanted, and kept. */
import { channels, colourOf, colours, mixed, shapeOf, shapes, styleCount, type Theme } from "./palette.ts";
import { packColour } from "./raster.ts";
import { circleStamp, type Stamp, stampsOf } from "./stamps.ts";

/** Steps of nearness that look different. */
export const levels = 4;

/** Noise, then each shape: styles that differ in colour alone share their stamps. */
export const formCount = 1 + shapes.length;

/** [styleCount] the form of each style. */
export const formOf: Uint8Array = Uint8Array.from({ length: styleCount }, (_, style) =>
  style === 0 ? 0 : 1 + shapes.indexOf(shapeOf(style)),
);

export interface Look {
  /** [levels · styleCount] */
  readonly colours: Int32Array;
  /** [levels · formCount] */
  readonly stamps: (readonly Stamp[] | undefined)[];
  readonly faint: number;
  readonly faintStamps: readonly Stamp[];
  readonly grid: number;
  readonly background: number;
}

const looks = new Map<string, Look>();
/** Looks that are kept: two themes, three views, and some left over from other sizes. */
const mostLooks = 12;

/** From 0, near, to 1, far. */
function distanceOf(level: number): number {
  return (levels - 1 - level) / (levels - 1);
}

/** What points of this radius look like in an image of this width. */
export function lookOf(theme: Theme, radius: number, width: number): Look {
  const key = `${theme} ${radius} ${width}`;
  const known = looks.get(key);
  if (known) return known;
  const { background, faint, grid } = colours[theme];
  const looked: Look = {
    colours: Int32Array.from({ length: levels * styleCount }, (_, look) => {
      const far = distanceOf(Math.floor(look / styleCount));
      return packColour(mixed(colourOf(look % styleCount, theme), background, 0.55 * far));
    }),
    stamps: new Array(levels * formCount).fill(undefined),
    faint: packColour(channels(faint)),
    faintStamps: stampsOf("disc", 0.7 * radius, width),
    grid: packColour(channels(grid)),
    background: packColour(channels(background)),
  };
  if (looks.size >= mostLooks) looks.delete(looks.keys().next().value!);
  looks.set(key, looked);
  return looked;
}

/** The stamps of a form at a level: `place` of Look.stamps. */
export function makeStamps(place: number, radius: number, width: number): Stamp[] {
  const form = place % formCount;
  const far = distanceOf(Math.floor(place / formCount));
  const shape = form === 0 ? "disc" : shapes[form - 1];
  return stampsOf(shape, radius * (form === 0 ? 0.62 : 1) * (1.15 - 0.35 * far), width);
}

const circles = new Map<string, Stamp>();
const mostCircles = 32;

/** A circle in an image of this width. */
export function circleOf(radius: number, strength: number, crisp: boolean, width: number): Stamp {
  // To a quarter of a pixel, so that a view that is turned and not zoomed makes none.
  const rounded = Math.min(4000, Math.round(4 * radius) / 4);
  const key = `${rounded} ${strength} ${crisp} ${width}`;
  const known = circles.get(key);
  if (known) return known;
  if (circles.size >= mostCircles) circles.delete(circles.keys().next().value!);
  const made = circleStamp(rounded, strength, crisp, width);
  circles.set(key, made);
  return made;
}
