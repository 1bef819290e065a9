// Cells of an event's hits, in scratch of their own.
import { buildCells } from "../cells/build";
import { Cells } from "../cells/cells";
import { bytesOfCells } from "../cells/sizes";

/** Divides scratch for cells of up to `hits` hits, to be found within a squared distance of `radius2`. */
export function placeCells(
  scratch: usize,
  x: usize,
  hits: usize,
  dimensions: usize,
  bytes: usize,
  radius2: f64,
): Cells {
  const cells = changetype<Cells>(scratch);
  cells.x = x;
  cells.dimensions = dimensions;
  cells.bytes = bytes;
  cells.radius2 = radius2;
  cells.sample = scratch + bytesOfCells(hits, dimensions);
  cells.list = cells.sample + 1024;
  cells.cellOf = cells.list + hits * 4;
  cells.hitInCell = cells.cellOf + hits * 4;
  cells.starts = cells.hitInCell + hits * 4;
  return cells;
}

/** Builds cells of the hits from 0 to hits − 1. */
export function buildCellsOfAll(cells: Cells, hits: usize): void {
  for (let j: usize = 0; j < hits; j++) store<u32>(cells.list + j * 4, <u32>j);
  cells.hits = hits;
  buildCells(cells);
}
