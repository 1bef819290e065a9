// The search around a hit.
import { aim } from "./build";
import { Cells } from "./cells";
import { search } from "./lookup";

/** Writes the places of the hits that may be near hit `j` to the cells' list; returns its end. */
export function searchAround(cells: Cells, j: usize): usize {
  aim(cells, j);
  return search(cells, cells.list);
}
