// The test for core hits.
import { aim } from "../cells/build";
import { Cells } from "../cells/cells";
import { wideDistance2 } from "../cells/distance";
import { search } from "../cells/lookup";
import { DbscanClustering, Tested } from "./clustering";

/** A list that was cut short is searched for again, this many times as long. */
const LONGER: usize = 8;

/**
 * Whether hit `j` is a core hit. Its neighbours are looked for until they weigh enough: in a crowd a few hits decide.
 * writes: core, end, the list of the cells of all hits
 */
export function testCore<T>(g: DbscanClustering, j: usize): bool {
  const cells = changetype<Cells>(g.cells);
  const list = cells.list;
  let most = g.most;
  aim(cells, j);
  while (true) {
    cells.stop = list + most * 4;
    const end = search(cells, list);
    const isWhole = end < cells.stop;
    const isCore = weighsEnough<T>(g, cells, j, end);
    if (isCore || isWhole) {
      g.end = isWhole ? end : 0;
      store<u8>(g.core + j, <u8>(isCore ? Tested.CORE : Tested.BORDER));
      return isCore;
    }
    most = min(most * LONGER, g.hits + 1);
  }
}

/** Weights are summed in the order of the search. Sums that cannot fall end as soon as they are enough. */
function weighsEnough<T>(g: DbscanClustering, cells: Cells, j: usize, end: usize): bool {
  const x = g.x;
  const dimensions = g.dimensions;
  const weights = g.weights;
  const below = g.below;
  const enough = g.minSamples;
  const mayEnd = g.signed == 0;
  let total: f64 = 0;
  for (let p = cells.list; p < end; p += 4) {
    const k = <usize>load<u32>(cells.hitInCell + <usize>load<u32>(p) * 4);
    if (!(wideDistance2<T>(x, dimensions, j, k) < below)) continue;
    total += weights != 0 ? <f64>load<T>(weights + k * sizeof<T>()) : 1;
    if (mayEnd && total >= enough) return true;
  }
  return total >= enough;
}
