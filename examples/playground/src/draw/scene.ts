/** What a view shows, and the painting of it into a raster. */
import type { Camera, Screen } from "./camera.ts";
import { colourOf, colours, mixed, shapeOf, styleCount, type Theme } from "./palette.ts";
import { circleAt, packColour, type Raster, stampAt, straightLine } from "./raster.ts";
import { type Stamp, stampsOf } from "./stamps.ts";

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

interface Look {
  /** [level][style], and those of faint hits. */
  readonly colours: readonly Uint32Array[];
  readonly faint: number;
  readonly grid: number;
  readonly background: number;
  /** [level][style][place] */
  readonly stamps: readonly (readonly (readonly Stamp[])[])[];
  readonly small: readonly Stamp[];
}

const looks = new Map<string, Look>();

/** Colours and stamps of a theme, for points of this radius in pixels; made once. */
function lookOf(theme: Theme, radius: number): Look {
  const key = `${theme} ${radius}`;
  const known = looks.get(key);
  if (known) return known;
  const { background, faint, grid } = colours[theme];
  const styles = Array.from({ length: styleCount }, (_, style) => style);
  const level = Array.from({ length: levels }, (_, i) => (levels - 1 - i) / (levels - 1));
  const look: Look = {
    colours: level.map((far) =>
      Uint32Array.from(styles, (style) => packColour(mixed(colourOf(style, theme), background, 0.55 * far))),
    ),
    faint: packColour(mixed(faint, faint, 0)),
    grid: packColour(mixed(grid, grid, 0)),
    background: packColour(mixed(background, background, 0)),
    stamps: level.map((far) =>
      styles.map((style) => stampsOf(shapeOf(style), radius * (style === 0 ? 0.62 : 1) * (1.15 - 0.35 * far))),
    ),
    small: stampsOf("disc", 0.7 * radius),
  };
  looks.set(key, look);
  return look;
}

/** Hits in the order in which they are drawn: what shall be seen comes last. */
export interface Order {
  readonly hits: Uint32Array;
  readonly counts: Uint32Array;
}

export function createOrder(count: number): Order {
  return { hits: new Uint32Array(count), counts: new Uint32Array(1024) };
}

/** Faint hits first, then from far to near, at one nearness noise before objects: a counting sort. */
function sortHits({ styles, selected }: Scene, { nearness }: Screen, { hits, counts }: Order): void {
  const keyOf = (j: number): number =>
    (selected && selected[j] === 0 ? 0 : 512) + (nearness[j] & 0xfe) * 2 + (styles[j] === 0 ? 0 : 1);
  counts.fill(0);
  for (let j = 0; j < hits.length; j++) counts[keyOf(j)]++;
  for (let key = 0, sum = 0; key < counts.length; key++) {
    const count = counts[key];
    counts[key] = sum;
    sum += count;
  }
  for (let j = 0; j < hits.length; j++) hits[counts[keyOf(j)]++] = j;
}

function paintBackdrop(raster: Raster, { circles, lines }: Backdrop, camera: Camera, grid: number): void {
  const originX = raster.width / 2 - camera.scale * camera.middleX;
  const originY = raster.height / 2 + camera.scale * camera.middleY;
  for (const radius of circles ?? []) circleAt(raster, originX, originY, radius * camera.scale, grid);
  for (const { radius, halfLength } of lines ?? []) {
    const y = originY - radius * camera.scale;
    const half = halfLength * camera.scale;
    if (y >= 0 && y < raster.height) straightLine(raster, originX - half, y, originX + half, y, grid);
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
  const look = lookOf(scene.theme, radius);
  raster.pixels.fill(look.background);
  if (scene.backdrop) paintBackdrop(raster, scene.backdrop, camera, look.grid);
  sortHits(scene, screen, order);
  const { x, y, nearness } = screen;
  const { styles, selected, rings } = scene;
  for (const j of order.hits) {
    if (selected && selected[j] === 0) {
      stampAt(raster, x[j], y[j], look.small, look.faint);
      continue;
    }
    const level = (nearness[j] * levels) >> 8;
    stampAt(raster, x[j], y[j], look.stamps[level][styles[j]], look.colours[level][styles[j]]);
  }
  if (!rings) return;
  for (const j of rings.hits) {
    if (selected && selected[j] === 0) continue;
    const level = (nearness[j] * levels) >> 8;
    circleAt(raster, x[j], y[j], rings.radius * camera.scale, look.colours[level][styles[j]], 0.8);
  }
}
