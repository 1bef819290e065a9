// How a core hit takes its free neighbours.
import { aim, buildCells } from "../cells/build";
import { Cells } from "../cells/cells";
import { wideDistance2 } from "../cells/distance";
import { hide, search } from "../cells/lookup";
import { DbscanClustering, isFree, take } from "./clustering";

/** Cells of the free hits are rebuilt once half of theirs are taken and this many blocks per hit have been tested. */
const REBUILD: usize = 2;

/** Core hit `j` takes the free hits of its own list. */
export function takeFromList<T>(g: DbscanClustering, j: usize): void {
  const cells = changetype<Cells>(g.cells);
  for (let p = cells.list, end = g.end; p < end; p += 4) {
    const k = <usize>load<u32>(cells.hitInCell + <usize>load<u32>(p) * 4);
    if (isFree(g, k) && wideDistance2<T>(g.x, g.dimensions, j, k) < g.below) take(g, k);
  }
}

/** Core hit `j` looks for free hits among the free ones only: in a crowd most have been taken by others before. */
export function takeFree<T>(g: DbscanClustering, j: usize): void {
  g.expansions++;
  if (g.free == 0) return;
  const cells = changetype<Cells>(g.freeCells);
  const isDue = g.taken > cells.hits / 2 && cells.tested > REBUILD * cells.hits;
  if (g.builds == 0 || isDue) buildFree(g, cells);
  aim(cells, j);
  const end = search(cells, cells.list);
  for (let p = cells.list; p < end; p += 4) {
    const place = <usize>load<u32>(p);
    const k = <usize>load<u32>(cells.hitInCell + place * 4);
    if (isFree(g, k)) {
      if (!(wideDistance2<T>(g.x, g.dimensions, j, k) < g.below)) continue;
      take(g, k);
    }
    hide(cells, place);
  }
}

function buildFree(g: DbscanClustering, cells: Cells): void {
  let free: usize = 0;
  for (let j: usize = 0; j < g.hits; j++) {
    if (!isFree(g, j)) continue;
    store<u32>(cells.list + free * 4, <u32>j);
    free++;
  }
  cells.hits = free;
  g.taken = 0;
  g.builds++;
  buildCells(cells);
}
