// DBSCAN of one event in linear memory: the host's inputs, the kernel's state, and accessors for both. The kernel works in
// the order of the cells of all hits; a place is a position in that order.

@unmanaged export class DbscanClustering {
  hits: usize; // N
  dimensions: usize; // D
  bytes: usize; // of a T: 4 or 8
  x: usize; // T[N·D], row-major
  weights: usize; // T[N], or 0: every hit counts 1
  clusterId: usize; // i32[N], out: −1: no cluster
  core: usize; // u8[N], out: 1: core hit
  scratch: usize; // bytesOfDbscanScratch(N, D, bytes) bytes, aligned to a cache line
  clusters: u32; // in: id of the first cluster; out: one beyond the last id
  signed: u32; // 1: some weights are negative
  search: DbscanSearch; // how near hits are found; the result does not depend on it
  expansions: u32; // out: number of core hits that searched among the free hits only
  builds: u32; // out: number of times that cells of the free hits were built
  eps: f64; // hits at most this far apart are neighbours
  minSamples: f64; // a core hit's neighbours, itself among them, weigh at least this

  // state of the kernel
  below: f64; // neighbours have a smaller squared distance
  end: usize; // end of the list of the hit tested last; 0: its list was cut short
  most: usize; // longest list that is looked at as a whole
  found: usize; // number of clusters found
  free: usize; // number of hits without a cluster
  taken: usize; // number of hits that got one since cells of the free hits were built
  height: usize; // number of places on the stack

  // scratch
  cells: usize; // Cells of all hits
  freeCells: usize; // Cells of the hits that were free when they were built, by place
  xAt: usize; // T[N·D], x by place
  clusterAt: usize; // i32[N] by place: clusters in the order found, −1: none
  testedAt: usize; // u8[N] by place: Tested
  waiting: usize; // u32[N]: stack of places that have a cluster and have not been tested; then number of each cluster
}

export const enum DbscanSearch {
  CHOOSE,
  LISTS,
  EXPANSION,
}

/** What is known of a hit. */
export const enum Tested {
  NO,
  CORE,
  BORDER,
}


@inline export function testedAt(g: DbscanClustering, place: usize): Tested {
  return load<u8>(g.testedAt + place);
}


@inline export function clusterAt(g: DbscanClustering, place: usize): i32 {
  return load<i32>(g.clusterAt + place * 4);
}


@inline export function isFree(g: DbscanClustering, place: usize): bool {
  return clusterAt(g, place) < 0;
}

/** A hit joins the newest cluster, and waits to be tested if it has not been. */
@inline export function take(g: DbscanClustering, place: usize): void {
  store<i32>(g.clusterAt + place * 4, <i32>g.found - 1);
  g.free--;
  g.taken++;
  if (testedAt(g, place) != Tested.NO) return;
  store<u32>(g.waiting + g.height * 4, <u32>place);
  g.height++;
}
