// The test for core hits.
import { aimAtPlace } from "../cells/build";
import { Cells } from "../cells/cells";
import { search } from "../cells/lookup";
import { numberAt } from "../numeric/numberAt";
import { DbscanClustering, Tested } from "./clustering";
import { areNear } from "./near";

/** A list that was cut short is searched for again, this many times as long. */
const LONGER: usize = 8;

/**
 * Whether there is a core hit at `place`. Its neighbours are looked for until they weigh enough: in a crowd a few hits
 * decide. writes: testedAt, end, the list of the cells of all hits
 */
export function testCore(g: DbscanClustering, place: usize): bool {
  const cells = changetype<Cells>(g.cells);
  let most = g.most;
  aimAtPlace(cells, place, place);
  while (true) {
    cells.stop = cells.list + most * 4;
    const end = search(cells, cells.list);
    const isWhole = end < cells.stop;
    const isCore = weighsEnough(g, cells, place, end);
    if (isCore || isWhole) {
      g.end = isWhole ? end : 0;
      store<u8>(g.testedAt + place, <u8>(isCore ? Tested.CORE : Tested.BORDER));
      return isCore;
    }
    most = min(most * LONGER, g.hits + 1);
  }
}

/** Weights are summed in the order of the search. Sums that cannot fall end as soon as they are enough. */
@inline function weighsEnough(g: DbscanClustering, cells: Cells, place: usize, end: usize): bool {
  const enough = g.minSamples;
  const mayEnd = g.signed == 0;
  let total: f64 = 0;
  for (let p = cells.list; p < end; p += 4) {
    const other = <usize>load<u32>(p);
    if (!areNear(g, place, other)) continue;
    total += g.weights == 0 ? 1 : numberAt(g.bytes, g.weights, <usize>load<u32>(cells.hitInCell + other * 4));
    if (mayEnd && total >= enough) return true;
  }
  return total >= enough;
}
