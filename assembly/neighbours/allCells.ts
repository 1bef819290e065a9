// Cells of all hits of an event, in scratch of their own.
import { buildCells } from "../cells/build";
import { Cells } from "../cells/cells";
import { bytesOfCells } from "../cells/sizes";

/** Builds cells of all hits, to find hits with a squared distance of at most `radius2`. */
export function cellsOfAll(
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
  cells.hits = hits;
  cells.sample = scratch + bytesOfCells(hits, dimensions);
  cells.list = cells.sample + 1024;
  cells.cellOf = cells.list + hits * 4;
  cells.hitInCell = cells.cellOf + hits * 4;
  cells.starts = cells.hitInCell + hits * 4;
  for (let j: usize = 0; j < hits; j++) store<u32>(cells.list + j * 4, <u32>j);
  buildCells(cells);
  return cells;
}
