// DBSCAN, exact, with scikit-learn's labels. Hits are visited by index; a free core hit begins a cluster, takes its free
// neighbours, and the core hits among them take theirs. There are two ways to find those: in the list of all neighbours
// where it is short, and where it is long, by a search among the free hits. Each hit is tested once and taken once, so
// that neither needs all pairs of neighbours.
import { buildCellsOfAll, placeCells } from "../neighbours/allCells";
import { nearBelow } from "../neighbours/radius2";
import { bytesOfAllCells } from "../neighbours/sizes";
import { DbscanClustering, DbscanSearch, isFree, take, Tested, testedAt } from "./clustering";
import { testCore } from "./core";
import { takeFree, takeFromList } from "./expand";

/** Longest list of hits that may be near which is looked at as a whole. */
const SHORT: usize = 128;

/**
 * reads: x T[N·D], weights T[N], eps, minSamples, signed; clusters
 * writes: clusterId i32[N], core u8[N], clusters, expansions, builds, scratch
 */
export function dbscan<T>(g: DbscanClustering): void {
  begin<T>(g);
  for (let j: usize = 0; j < g.hits; j++) {
    if (!isFree(g, j) || testedAt(g, j) != Tested.NO || !testCore<T>(g, j)) continue;
    g.clusters++;
    take(g, j);
    expand<T>(g, j);
    while (g.height > 0) {
      g.height--;
      const k = <usize>load<u32>(g.waiting + g.height * 4);
      if (testCore<T>(g, k)) expand<T>(g, k);
    }
  }
  for (let j: usize = 0; j < g.hits; j++) store<u8>(g.core + j, <u8>(testedAt(g, j) == Tested.CORE));
}


@inline function expand<T>(g: DbscanClustering, j: usize): void {
  if (g.end != 0 && g.search != DbscanSearch.EXPANSION) takeFromList<T>(g, j);
  else takeFree<T>(g, j);
}

/** Divides the scratch and builds the cells of all hits. */
@inline function begin<T>(g: DbscanClustering): void {
  const n = g.hits;
  const cellBytes = (bytesOfAllCells(n, g.dimensions) + 63) & ~63;
  memory.fill(g.clusterId, 0xff, n * 4);
  memory.fill(g.core, <u8>Tested.NO, n);
  g.expansions = g.builds = 0;
  g.taken = g.height = 0;
  g.free = n;
  g.below = nearBelow<T>(g.eps, 1, 1);
  g.most = g.signed != 0 || g.search == DbscanSearch.LISTS ? n + 1 : min(SHORT, n + 1);
  g.cells = g.scratch;
  g.freeCells = g.cells + cellBytes;
  g.waiting = g.freeCells + cellBytes;
  placeCells(g.freeCells, g.x, n, g.dimensions, g.bytes, g.below);
  buildCellsOfAll(placeCells(g.cells, g.x, n, g.dimensions, g.bytes, g.below), n);
}
