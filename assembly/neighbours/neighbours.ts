// The neighbours of hits within a radius, exact: cells find the hits that may be near, the exact distance decides.
// Where lists are long the host calls again and again, each time with empty arrays.
import { distance2, wideDistance2 } from "../cells/distance";
import { nearBelow } from "../cells/radius2";
import { searchAround } from "../cells/searchAround";
import { buildCellsOfAll, placeAllCells } from "./allCells";
import { NeighbourSearch } from "./neighbourSearch";

/**
 * Appends lists until all queries are done or the next list might not fit.
 * reads: x T[N·D], queries u32[queryCount]; writes: ends, neighbours, distances2, next, built, scratch
 */
export function neighbours(g: NeighbourSearch): void {
  const single = g.wide == 0 && g.bytes == 4;
  const below = nearBelow(g.radius, g.inclusive, single);
  const cells = placeAllCells(g.scratch, g.x, g.hits, g.dimensions, g.bytes, below);
  if (g.built == 0) buildCellsOfAll(cells, g.hits);
  g.built = 1;
  let found: usize = 0;
  let end = g.ends;
  for (; g.next < g.queryCount; g.next++) {
    const j = g.queries != 0 ? <usize>load<u32>(g.queries + g.next * 4) : g.next;
    const last = searchAround(cells, j);
    if (found + (last - cells.list) / 4 > g.capacity) return;
    for (let p = cells.list; p < last; p += 4) {
      const k = <usize>load<u32>(cells.hitInCell + <usize>load<u32>(p) * 4);
      const d2 = single
        ? <f64>distance2<f32>(g.x, g.dimensions, j, k)
        : wideDistance2(g.bytes, g.x, g.dimensions, j, k);
      // a hit is its own neighbour, whatever the radius
      if (!(d2 < below) && k != j) continue;
      store<u32>(g.neighbours + found * 4, <u32>k);
      store<f64>(g.distances2 + found * 8, d2);
      found++;
    }
    store<u32>(end, <u32>found);
    end += 4;
  }
}
