// How a core hit takes its free neighbours.
import { buildCells } from "../cells/build";
import { Cells } from "../cells/cells";
import { hide } from "../cells/lookup";
import { searchAround } from "../cells/searchAround";
import { DbscanClustering, isFree, take } from "./clustering";
import { areNear } from "./near";

/** Cells of the free hits are rebuilt once half of theirs are taken and this many blocks per hit have been tested. */
const REBUILD: usize = 2;

/** The core hit at `place` takes the free hits of its own list. */
export function takeFromList(g: DbscanClustering, place: usize): void {
  for (let p = changetype<Cells>(g.cells).list; p < g.end; p += 4) {
    const other = <usize>load<u32>(p);
    if (isFree(g, other) && areNear(g, place, other)) take(g, other);
  }
}

/** The core hit at `place` looks for free hits among the free ones only: in a crowd others have taken most of them. */
export function takeFree(g: DbscanClustering, place: usize): void {
  g.expansions++;
  if (g.free == 0) return;
  const cells = changetype<Cells>(g.freeCells);
  if (g.builds == 0 || (g.taken > cells.hits / 2 && cells.tested > REBUILD * cells.hits)) buildFree(g, cells);
  const end = searchAround(cells, place);
  for (let p = cells.list; p < end; p += 4) {
    const at = <usize>load<u32>(p);
    const other = <usize>load<u32>(cells.hitInCell + at * 4);
    if (isFree(g, other)) {
      if (!areNear(g, place, other)) continue;
      take(g, other);
    }
    hide(cells, at);
  }
}


@inline function buildFree(g: DbscanClustering, cells: Cells): void {
  let free: usize = 0;
  for (let place: usize = 0; place < g.hits; place++) {
    if (!isFree(g, place)) continue;
    store<u32>(cells.list + free * 4, <u32>place);
    free++;
  }
  cells.hits = free;
  g.taken = 0;
  g.builds++;
  buildCells(cells);
}
