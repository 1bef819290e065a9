// The exact distance between places.
import { wideDistance2 } from "../cells/distance";
import { DbscanClustering } from "./clustering";


@inline export function areNear(g: DbscanClustering, i: usize, j: usize): bool {
  return wideDistance2(g.bytes, g.xAt, g.dimensions, i, j) < g.below;
}
