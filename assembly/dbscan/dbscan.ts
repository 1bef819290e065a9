// DBSCAN, exact, with scikit-learn's labels. A free core hit begins a cluster, takes its free neighbours, and the core hits
// among them take theirs. There are two ways to find those: in the list of all neighbours where it is short, and where
// it is long, by a search among the free hits. Each hit is tested once and taken once, so that neither needs all pairs of
// neighbours. Hits are visited in the order of the cells, which keeps what is near in the cache; numbers come at the end.
import { buildCellsOfAll, gatherByPlace, placeAllCells } from "../neighbours/allCells";
import { nearBelow } from "../cells/radius2";
import { bytesOfAllCells } from "../neighbours/sizes";
import { DbscanClustering, DbscanSearch, isFree, take, Tested, testedAt } from "./clustering";
import { testCore } from "./core";
import { takeFree, takeFromList } from "./expand";
import { numberClusters } from "./number";

/** Longest list of hits that may be near which is looked at as a whole. */
const SHORT: usize = 128;

/**
 * reads: x T[N·D], weights T[N], eps, minSamples, signed; clusters
 * writes: clusterId i32[N], core u8[N], clusters, expansions, builds, scratch
 */
export function dbscan(g: DbscanClustering): void {
  begin(g);
  for (let place: usize = 0; place < g.hits; place++) {
    if (!isFree(g, place) || testedAt(g, place) != Tested.NO || !testCore(g, place)) continue;
    g.found++;
    take(g, place);
    let core = true;
    let next = place;
    while (true) {
      if (core) {
        if (g.end != 0 && g.search != DbscanSearch.EXPANSION) takeFromList(g, next);
        else takeFree(g, next);
      }
      if (g.height == 0) break;
      g.height--;
      next = <usize>load<u32>(g.waiting + g.height * 4);
      core = testCore(g, next);
    }
  }
  numberClusters(g);
}

/** Divides the scratch and builds the cells of all hits. */
@inline function begin(g: DbscanClustering): void {
  const n = g.hits;
  const cellBytes = (bytesOfAllCells(n, g.dimensions) + 63) & ~63;
  g.expansions = g.builds = 0;
  g.found = g.taken = g.height = 0;
  g.free = n;
  g.below = nearBelow(g.eps, 1, false);
  g.most = g.signed != 0 || g.search == DbscanSearch.LISTS ? n + 1 : min(SHORT, n + 1);
  g.cells = g.scratch;
  g.freeCells = g.cells + cellBytes;
  g.xAt = g.freeCells + cellBytes;
  g.clusterAt = g.xAt + n * g.dimensions * g.bytes;
  g.waiting = g.clusterAt + n * 4;
  g.testedAt = g.waiting + n * 4;
  memory.fill(g.clusterAt, 0xff, n * 4);
  memory.fill(g.testedAt, <u8>Tested.NO, n);
  placeAllCells(g.freeCells, g.xAt, n, g.dimensions, g.bytes, g.below);
  const cells = placeAllCells(g.cells, g.x, n, g.dimensions, g.bytes, g.below);
  buildCellsOfAll(cells, n);
  gatherByPlace(cells, g.xAt);
}
