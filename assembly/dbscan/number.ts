// From clusters in the order found to scikit-learn's labels, by hit.
import { Cells } from "../cells/cells";
import { searchAround } from "../cells/searchAround";
import { clusterAt, DbscanClustering, isFree, Tested, testedAt } from "./clustering";
import { areNear } from "./near";

/** Clusters are numbered by their first core hit. reads: clusterAt, testedAt; writes: clusterId, core, clusters */
export function numberClusters(g: DbscanClustering): void {
  const cells = changetype<Cells>(g.cells);
  const clusterId = g.clusterId;
  const numbers = g.waiting;
  memory.fill(clusterId, 0xff, g.hits * 4);
  memory.fill(numbers, 0xff, g.found * 4);
  for (let place: usize = 0; place < g.hits; place++) {
    const j = <usize>load<u32>(cells.hitInCell + place * 4);
    const isCore = testedAt(g, place) == Tested.CORE;
    store<u8>(g.core + j, <u8>isCore);
    if (isCore) store<i32>(clusterId + j * 4, clusterAt(g, place));
  }
  for (let j: usize = 0; j < g.hits; j++) {
    const cluster = load<i32>(clusterId + j * 4);
    if (cluster < 0) continue;
    const number = numbers + <usize>cluster * 4;
    if (load<i32>(number) < 0) store<u32>(number, g.clusters++);
    store<i32>(clusterId + j * 4, load<i32>(number));
  }
  cells.stop = usize.MAX_VALUE;
  for (let place: usize = 0; place < g.hits; place++) {
    if (isFree(g, place) || testedAt(g, place) == Tested.CORE) continue;
    const j = <usize>load<u32>(cells.hitInCell + place * 4);
    store<i32>(clusterId + j * 4, firstAround(g, cells, place));
  }
}

/** The lowest number of a cluster with a core hit near `place`. */
@inline function firstAround(g: DbscanClustering, cells: Cells, place: usize): i32 {
  const end = searchAround(cells, place);
  let lowest: i32 = i32.MAX_VALUE;
  for (let p = cells.list; p < end; p += 4) {
    const other = <usize>load<u32>(p);
    if (testedAt(g, other) != Tested.CORE || !areNear(g, place, other)) continue;
    lowest = min(lowest, load<i32>(g.clusterId + <usize>load<u32>(cells.hitInCell + other * 4) * 4));
  }
  return lowest;
}
