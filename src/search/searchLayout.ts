/** The host's side of assembly/search/search.ts: where the search's arrays lie in linear memory, and its struct. */

import type { EventSizes } from "../event/eventLayout.ts";
import { type Arena, align } from "../wasm/arena.ts";

/** The fields of `Search` (assembly/search/search.ts), in its order; there each is explained. */
export const POINTERS = [
  "axes",
  "slabs",
  "usesPanels",
  "filters",
  "rotation",
  "mean",
  "work",
  "keys",
  "objects",
  "pairs",
  "splits",
  "buckets",
  "frames",
  "bits",
  "boxes",
  "hitBox",
  "own",
  "marks",
  "touched",
  "place",
  "point",
  "box",
  "rows",
  "small",
  "smallHits",
] as const;
type Pointer = (typeof POINTERS)[number];
const NUMBERS = ["margin", "radius", "spread", "scale"] as const;

export const SEARCH_BYTES: number = Math.ceil(POINTERS.length / 2) * 8 + NUMBERS.length * 8;

/** As in assembly/search/bitmapIndex.ts. */
export const PANEL = 1024;
export const BINS = 32;

/** Axes that there is room for. */
export function mostAxes(dims: number): number {
  return Math.min(16, align4(dims));
}

function layout({ dims, objects, capped }: EventSizes): Partial<Record<Pointer, number>> {
  const slabs = mostAxes(dims) * (dims > 3 ? 2 : 1);
  const panels = Math.ceil(objects / PANEL);
  const halves = Math.ceil(dims / 2);
  const boxBytes = align4(dims) * 8 + 8;
  return {
    rotation: dims * slabs * 4,
    mean: dims * 8,
    work: 2 * dims * dims * 8,
    keys: objects * slabs * 4,
    objects: objects * 4,
    pairs: objects * 8,
    splits: objects * 2 + 64,
    buckets: (objects + Math.ceil(objects / 8) + 2) * 4,
    frames: panels * (slabs * 12 + 16),
    bits: panels * slabs * (BINS + 1) * (PANEL / 8),
    ...(capped && { boxes: (panels + Math.ceil(objects / 64)) * boxBytes, hitBox: boxBytes, own: 64 }),
    marks: panels * (PANEL / 8),
    touched: panels,
    place: slabs * 4,
    point: dims * 4,
    box: slabs * 8,
    rows: slabs * 8,
    small: objects * (halves + 1) * 4,
    smallHits: halves * 64,
  };
}

/** Bytes of the struct and its arrays. */
export function searchBytes(sizes: EventSizes): number {
  return Object.values(layout(sizes)).reduce((sum, bytes) => sum + align(bytes), align(SEARCH_BYTES));
}

/** Lays a search out from `pointer` on, where its struct is. */
export function layOutSearch(arena: Arena, pointer: number, sizes: EventSizes): number {
  const fields = arena.u32(pointer, POINTERS.length).fill(0);
  const bytes = layout(sizes);
  let next = pointer + align(SEARCH_BYTES);
  POINTERS.forEach((name, i) => {
    const size = bytes[name];
    if (size === undefined) return;
    fields[i] = next;
    next += align(size);
  });
  return pointer;
}

function align4(n: number): number {
  return Math.ceil(n / 4) * 4;
}
