// Where the arrays lie that cells are built from.
import { Cells } from "./cells";

/**
 * Sets what cells of up to `hits` hits are built of, and where: the struct with its blocks at `pointer` (bytesOfCells), the
 * arrays by hit from `list` on (16 bytes a hit, and 4), SAMPLE_BYTES at `sample`.
 */
export function placeCells(
  pointer: usize,
  list: usize,
  sample: usize,
  x: usize,
  hits: usize,
  dimensions: usize,
  bytes: usize,
): Cells {
  const cells = changetype<Cells>(pointer);
  cells.x = x;
  cells.dimensions = dimensions;
  cells.bytes = bytes;
  cells.sample = sample;
  cells.list = list;
  cells.cellOf = list + hits * 4;
  cells.hitInCell = cells.cellOf + hits * 4;
  cells.starts = cells.hitInCell + hits * 4;
  return cells;
}
