/** What a view shows, and the painting of it into a raster. */
import type { Camera, Screen } from "./camera.ts";
import { circleOf, formCount, formOf, levels, lookOf, makeStamps } from "./looks.ts";
import { styleCount, type Theme } from "./palette.ts";
import { type Raster, rowLine, stampAt } from "./raster.ts";
import { subPixels } from "./stamps.ts";

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

/** Among more rings than this nobody sees their edges. */
const mostSmoothRings = 500;
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

/** Paints all but the rings, over what the raster held. */
export function paintPoints(
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
  const { styles, selected } = scene;
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
    const level = (nearness[j] * levels) >> 8;
    const form = level * formCount + formOf[styles[j]];
    stamps[form] ??= makeStamps(form, radius, raster.width);
    stampAt(raster, column, row, stamps[form][place], colours[level * styleCount + styles[j]]);
  }
}

/** Paints the rings over the points. */
export function paintRings(raster: Raster, scene: Scene, screen: Screen, camera: Camera, radius: number): void {
  const { styles, selected, rings, theme } = scene;
  if (!rings) return;
  const { x, y, nearness } = screen;
  const { colours } = lookOf(theme, radius, raster.width);
  const stamp = circleOf(rings.radius * camera.scale, 0.8, rings.hits.length > mostSmoothRings, raster.width);
  for (let i = 0; i < rings.hits.length; i++) {
    const j = rings.hits[i];
    if (selected && selected[j] === 0) continue;
    const look = ((nearness[j] * levels) >> 8) * styleCount + styles[j];
    stampAt(raster, Math.round(x[j]), Math.round(y[j]), stamp, colours[look]);
  }
}
