/**
 * Lays out a search's arrays in linear memory, in the order of assembly/search/search.ts, which explains each of them.
 */
import type { EventSizes } from "../event/eventSizes.ts";
import { align } from "../wasm/arena.ts";
import {
  BIT_ROW_BYTES,
  bucketsOf,
  bytesOfBits,
  bytesOfBox,
  bytesOfFrame,
  bytesOfLevels,
  LARGE_BOX,
  LEVELS,
  mostCells,
  paddedDimensions,
  paddedObjects,
  panelsOf,
  ROW,
  rowOfCentres,
  SMALL_BOX,
  TABLE_BYTES,
} from "../wasm/sizes.ts";
import { SearchStruct } from "../wasm/structs.ts";

/** Returns the number of axes that a search has memory for. */
export function mostAxes(dimensions: number): number {
  return Math.min(16, paddedDimensions(dimensions));
}

/**
 * Sets the pointers of a search whose arrays begin at `start`, which must be on a cache line, and returns where they
 * end.
 */
export function layOutSearch(search: SearchStruct, sizes: EventSizes, start: number): number {
  const { hits, dimensions, objects, capped } = sizes;
  const axes = mostAxes(dimensions);
  const slabs = axes * (dimensions > 3 ? 2 : 1);
  const panels = panelsOf(objects);
  let next = start;
  const take = (length: number): number => {
    const pointer = next;
    next += align(length);
    return pointer;
  };
  search.rotation = take(dimensions * slabs * 4);
  search.mean = take(dimensions * 8);
  search.covariance = take(Math.max(6, 2 * dimensions * dimensions) * 8);
  search.projectedCentres = take(objects * slabs * 4);
  search.objectInSlot = take(objects * 4);
  search.splitPairs = take(objects * 8);
  search.splits = take(objects * 2 + 64);
  search.buckets = take(bucketsOf(hits, objects) * 4);
  search.radii2 = take(objects * 4);
  search.frames = take(panels * bytesOfFrame(slabs));
  search.bits = take(panels * bytesOfBits(slabs));
  if (capped) {
    const boxes = Math.ceil(objects / LARGE_BOX) + Math.ceil(objects / SMALL_BOX);
    search.boxes = take(boxes * bytesOfBox(dimensions));
    search.ownSlots = take(ROW);
  }
  search.blockBox = take(bytesOfBox(dimensions));
  if (dimensions <= 3) {
    search.axesOfGrid = take(128);
    search.cells = take((mostCells(objects) + 1) * 4);
    search.centresInSlot = take(3 * rowOfCentres(objects));
  }
  search.marks = take(panels * BIT_ROW_BYTES);
  search.touched = take(panels);
  search.projected = take(slabs * 4);
  search.point = take(dimensions * 4);
  search.groupBox = take(slabs * 8);
  search.bitRows = take(slabs * 8);
  search.levels = take(paddedObjects(objects) * bytesOfLevels(axes));
  search.levelFrame = take(axes * 8);
  search.hitRows = take(dimensions * ROW);
  search.near = take(objects * 8 + 8);
  search.levelBounds = take(2 * LEVELS * 16);
  search.tables = take((axes / 2) * TABLE_BYTES);
  return next;
}

/** A struct outside linear memory, used only to measure sizes. */
const measured = /* @__PURE__ */ SearchStruct.detached();

/** Returns the bytes of the struct and its arrays. */
export function searchBytes(sizes: EventSizes): number {
  return align(SearchStruct.BYTES) + layOutSearch(measured, sizes, 0);
}
