/** What a view shows, and the painting of it into a raster. */
import type { Camera, Screen } from "./camera.ts";
import { channels, colourOf, colours, mixed, shapeOf, styleCount, type Theme } from "./palette.ts";
import { packColour, type Raster, rowLine, stampAt } from "./raster.ts";
import { circleStamp, type Stamp, stampsOf, subPixels } from "./stamps.ts";

/** Circles around the origin, or lines from (−halfLength, radius) to (halfLength, radius): the layers of a detector. */
export interface Backdrop {
  readonly circles?: readonly number[];
  readonly lines?: readonly { readonly radius: number; readonly halfLength: number }[];
}

export interface Scene {
  /** [3 · N] places of the hits in units of the view. */
  readonly points: Float32Array;
  readonly dimensions: 2 | 3;
  /** [N] styles of palette.ts. */
  readonly styles: Uint8Array;
  /** [N] 1 for hits that stand out; the others are faint. Absent: all are alike. */
  readonly selected?: Uint8Array;
  /** Hits with a circle of `radius` units around them. */
  readonly rings?: { readonly hits: Int32Array; readonly radius: number };
  readonly backdrop?: Backdrop;
  readonly theme: Theme;
}

/** Steps of nearness that look different. */
const levels = 4;

/** Colours and stamps by level and style; stamps are made when they are first wanted. */
interface Look {
  readonly colours: Int32Array;
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
function lookOf(theme: Theme, radius: number, width: number): Look {
  const key = `${theme} ${radius} ${width}`;
  const known = looks.get(key);
  if (known) return known;
  const { background, faint, grid } = colours[theme];
  const looked: Look = {
    colours: Int32Array.from({ length: levels * styleCount }, (_, look) => {
      const far = distanceOf(Math.floor(look / styleCount));
      return packColour(mixed(colourOf(look % styleCount, theme), background, 0.55 * far));
    }),
    stamps: new Array(levels * styleCount).fill(undefined),
    faint: packColour(channels(faint)),
    faintStamps: stampsOf("disc", 0.7 * radius, width),
    grid: packColour(channels(grid)),
    background: packColour(channels(background)),
  };
  if (looks.size >= mostLooks) looks.delete(looks.keys().next().value!);
  looks.set(key, looked);
  return looked;
}

function makeStamps(look: number, radius: number, width: number): Stamp[] {
  const style = look % styleCount;
  const far = distanceOf(Math.floor(look / styleCount));
  return stampsOf(shapeOf(style), radius * (style === 0 ? 0.62 : 1) * (1.15 - 0.35 * far), width);
}

/** Among more rings than this nobody sees their edges. */
const mostSmoothRings = 500;
const circles = new Map<string, Stamp>();
const mostCircles = 32;

/** A circle in an image of this width. */
function circleOf(radius: number, strength: number, crisp: boolean, width: number): Stamp {
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

/** Hits in the order in which they are drawn: what shall be seen comes last. */
export interface Order {
  readonly hits: Uint32Array;
  readonly keys: Uint16Array;
  readonly counts: Uint32Array;
}

export function createOrder(count: number): Order {
  return { hits: new Uint32Array(count), keys: new Uint16Array(count), counts: new Uint32Array(1024) };
}

/** Faint hits first, then from far to near, at one nearness noise before objects: a counting sort. */
function sortHits({ styles, selected }: Scene, { nearness }: Screen, { hits, keys, counts }: Order): void {
  counts.fill(0);
  for (let j = 0; j < keys.length; j++) {
    const key = ((nearness[j] & 0xfe) << 1) + (styles[j] === 0 ? 0 : 1);
    keys[j] = selected !== undefined && selected[j] === 0 ? key : 512 + key;
    counts[keys[j]]++;
  }
  let sum = 0;
  for (let key = 0; key < counts.length; key++) {
    const count = counts[key];
    counts[key] = sum;
    sum += count;
  }
  for (let j = 0; j < keys.length; j++) hits[counts[keys[j]]++] = j;
}

function paintBackdrop(raster: Raster, { circles: radii, lines }: Backdrop, camera: Camera, grid: number): void {
  const originX = raster.width / 2 - camera.scale * camera.middleX;
  const originY = raster.height / 2 + camera.scale * camera.middleY;
  for (const radius of radii ?? []) {
    const stamp = circleOf(radius * camera.scale, 1, false, raster.width);
    stampAt(raster, Math.round(originX), Math.round(originY), stamp, grid);
  }
  for (const { radius, halfLength } of lines ?? []) {
    const half = halfLength * camera.scale;
    rowLine(raster, originX - half, originX + half, originY - radius * camera.scale, grid);
  }
}

/** Points get smaller where there are many of them. */
export function pointRadius(count: number, pixelRatio: number): number {
  const css = count > 8000 ? 1.7 : count > 2500 ? 2.3 : 3;
  return css * pixelRatio;
}

export function paint(
  raster: Raster,
  scene: Scene,
  screen: Screen,
  camera: Camera,
  order: Order,
  radius: number,
): void {
  const { colours, stamps, faint, faintStamps, grid, background } = lookOf(scene.theme, radius, raster.width);
  raster.pixels.fill(background);
  if (scene.backdrop) paintBackdrop(raster, scene.backdrop, camera, grid);
  sortHits(scene, screen, order);
  const { x, y, nearness } = screen;
  const { styles, selected, rings } = scene;
  const { hits } = order;
  for (let i = 0; i < hits.length; i++) {
    const j = hits[i];
    const column = Math.floor(x[j]);
    const row = Math.floor(y[j]);
    const place = subPixels * Math.floor(subPixels * (y[j] - row)) + Math.floor(subPixels * (x[j] - column));
    if (selected && selected[j] === 0) {
      stampAt(raster, column, row, faintStamps[place], faint);
      continue;
    }
    const look = ((nearness[j] * levels) >> 8) * styleCount + styles[j];
    stamps[look] ??= makeStamps(look, radius, raster.width);
    stampAt(raster, column, row, stamps[look][place], colours[look]);
  }
  if (!rings) return;
  const stamp = circleOf(rings.radius * camera.scale, 0.8, rings.hits.length > mostSmoothRings, raster.width);
  for (const j of rings.hits) {
    if (selected && selected[j] === 0) continue;
    const look = ((nearness[j] * levels) >> 8) * styleCount + styles[j];
    stampAt(raster, Math.round(x[j]), Math.round(y[j]), stamp, colours[look]);
  }
}
