// The nearest hit of higher density, as far as the radius reaches.
import { wideDistance2 } from "../cells/distance";
import { nearBelow } from "../cells/radius2";
import { searchAround } from "../cells/searchAround";
import { buildCellsOfAll, placeAllCells } from "../neighbours/allCells";
import { DensityPeaks } from "./peaks";

/**
 * Of equally near hits the one of lowest index. reads: x, rho, queries, radius
 * writes: denser, delta2 of the queries that have one within the radius, or at it; the others stay in queries, queryCount
 */
export function nearestDenser(g: DensityPeaks): void {
  const below = nearBelow(g.radius, 0, false);
  const cells = placeAllCells(g.scratch, g.x, g.hits, g.dimensions, g.bytes, below);
  buildCellsOfAll(cells, g.hits);
  let left: usize = 0;
  for (let i: usize = 0; i < g.queryCount; i++) {
    const j = <usize>load<u32>(g.queries + i * 4);
    const rho = load<f64>(g.rho + j * 8);
    const end = searchAround(cells, j);
    let nearest = below;
    let denser: u32 = u32.MAX_VALUE;
    for (let p = cells.list; p < end; p += 4) {
      const k = load<u32>(cells.hitInCell + <usize>load<u32>(p) * 4);
      if (!(load<f64>(g.rho + <usize>k * 8) > rho)) continue;
      const d2 = wideDistance2(g.bytes, g.x, g.dimensions, j, <usize>k);
      if (d2 < nearest || (d2 == nearest && k < denser)) {
        nearest = d2;
        denser = k;
      }
    }
    if (denser == u32.MAX_VALUE) {
      store<u32>(g.queries + left * 4, <u32>j);
      left++;
      continue;
    }
    store<u32>(g.denser + j * 4, denser);
    store<f64>(g.delta2 + j * 8, nearest);
  }
  g.queryCount = left;
}
