// Cells of an event's hits, in scratch of their own.
import { buildCells } from "../cells/build";
import { Cells } from "../cells/cells";
import { placeCells } from "../cells/place";
import { bytesOfCells, SAMPLE_BYTES } from "../cells/sizes";

/** Divides scratch for cells of up to `hits` hits, to be found within a squared distance of `radius2`. */
export function placeAllCells(
  scratch: usize,
  x: usize,
  hits: usize,
  dimensions: usize,
  bytes: usize,
  radius2: f64,
): Cells {
  const sample = scratch + bytesOfCells(hits, dimensions);
  const cells = placeCells(scratch, sample + SAMPLE_BYTES, sample, x, hits, dimensions, bytes);
  cells.radius2 = radius2;
  return cells;
}

/** Builds cells of the hits from 0 to hits − 1. */
export function buildCellsOfAll(cells: Cells, hits: usize): void {
  for (let j: usize = 0; j < hits; j++) store<u32>(cells.list + j * 4, <u32>j);
  cells.hits = hits;
  buildCells(cells);
}

/**
 * Copies the coordinates to `to` in the order of the cells, and lets the search take hits by their places from now on.
 * Hits that are near each other are then near in memory.
 */
export function gatherByPlace(cells: Cells, to: usize): void {
  const row = cells.dimensions * cells.bytes;
  const x = cells.x;
  cells.x = to;
  // by words: rows are short, and memory.copy takes longer to begin than these to copy
  for (let place: usize = 0; place < cells.hits; place++) {
    const from = x + <usize>load<u32>(cells.hitInCell + place * 4) * row;
    for (let i: usize = 0; i < row; i += 4, to += 4) store<u32>(to, load<u32>(from + i));
  }
}
