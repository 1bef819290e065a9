// The density at each hit, after Rodriguez and Laio 2014 with a Gaussian: what the other hits within the radius weigh.
import { wideDistance2 } from "../cells/distance";
import { nearBelow } from "../cells/radius2";
import { searchAround } from "../cells/searchAround";
import { buildCellsOfAll, placeAllCells } from "../neighbours/allCells";
import { exp } from "../numeric/math";
import { numberAt } from "../numeric/numberAt";
import { DensityPeaks } from "./peaks";

/** rho_j = Σ_{k ≠ j, d < r} w_k exp(−(d / r)²), summed in the order of the search. reads: x, weights, radius; writes: rho */
export function densities(g: DensityPeaks): void {
  const below = nearBelow(g.radius, 0, false);
  const cells = placeAllCells(g.scratch, g.x, g.hits, g.dimensions, g.bytes, below);
  buildCellsOfAll(cells, g.hits);
  // in the order of the cells, which keeps what is near in the cache
  for (let i: usize = 0; i < g.hits; i++) {
    const j = <usize>load<u32>(cells.hitInCell + i * 4);
    const end = searchAround(cells, j);
    let rho: f64 = 0;
    for (let p = cells.list; p < end; p += 4) {
      const k = <usize>load<u32>(cells.hitInCell + <usize>load<u32>(p) * 4);
      const d2 = wideDistance2(g.bytes, g.x, g.dimensions, j, k);
      if (k == j || !(d2 < below)) continue;
      rho += (g.weights == 0 ? 1 : numberAt(g.bytes, g.weights, k)) * exp(-(d2 / below));
    }
    store<f64>(g.rho + j * 8, rho);
  }
}
