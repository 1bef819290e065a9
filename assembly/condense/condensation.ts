// A condensation in linear memory: the host's inputs, the kernel's state, and accessors for both. The same code serves
// float32 and float64; only the exact distance, which decides, is computed in the precision of the call.

@unmanaged export class Condensation {
  hits: usize; // N
  dimensions: usize; // D
  bytes: usize; // of a T: 4 or 8
  beta: usize; // T[N], float32 or float64
  x: usize; // T[N·D], row-major
  radii: usize; // T[N], or 0: the radius of each hit as a condensation point is radii[j] · radius
  masked: usize; // u8[N], or 0: hits that must not be condensed; they are neither taken nor take others
  tieOrder: usize; // u32[N], or 0: hits in the order that decides between equal betas; 0: by index
  clusterId: usize; // i32[N], out: −1: no cluster
  alphas: usize; // u32[N], out: condensation points in the order found, one per cluster
  scratch: usize; // bytesOfCondenseScratch(N, D) bytes, aligned to a cache line
  clusters: u32; // in: id of the first cluster; out: one beyond the last id
  claimedSeed: u32; // 1: hits that are taken already take free hits too
  inclusive: u32; // 1: hits at exactly the radius are taken
  maskedAlone: u32; // 1: each masked hit is a cluster of its own, whatever its beta
  soft: u32; // 1: a condensation point lowers the betas of free hits around it
  search: CondenseSearch; // how near hits are found; the result does not depend on it
  builds: u32; // out: number of times that cells were built
  betaThreshold: f64; // condensation points have a beta above this
  radius: f64; // condensation points take free hits nearer than this

  // for `assign`
  assignment: Assignment; // which condensation point a hit goes to
  nearest: usize; // f64[N], out: squared distance to the condensation point of a hit
  memberEnds: usize; // u32[clusters of this event], out: where the members of each end
  members: usize; // u32[all members], out, or 0: they are only counted

  // state of the kernel
  radius2: f64; // the largest radius² of any condensation point, computed in T
  candidates: usize; // number of hits above the threshold
  next: usize; // index of the next candidate in `order`
  free: usize; // number of free hits in `list`; not updated while there are cells
  found: usize; // number of condensation points of this event
  seen: usize; // number of condensation points since cells were last built
  taken: usize; // number of hits that those took: taken / seen estimates what the next ones take

  // scratch for the sort
  keys: usize; // u64[N]
  spareKeys: usize; // u64[N]
  order: usize; // u32[candidates]: by falling beta
  spareOrder: usize; // u32[N]
  histogram: usize; // u32[256]

  // scratch after the sort
  list: usize; // u32[free]: the free hits; while there are cells, places found by the search
  cells: usize; // Cells
}

/** FIRST: the first that it is within the radius of. NEAREST_UNSCALED: HGCalML's, see assign.ts. SHARED: all of them. */
export const enum Assignment {
  FIRST,
  NEAREST,
  NEAREST_UNSCALED,
  SHARED,
}

export const enum CondenseSearch {
  CHOOSE,
  PLAIN,
  CELLS,
}


@inline export function isFree(g: Condensation, j: usize): bool {
  return load<i32>(g.clusterId + j * 4) < 0;
}


@inline export function isMasked(g: Condensation, j: usize): bool {
  return g.masked != 0 && load<u8>(g.masked + j) != 0;
}

/** Begins a new cluster around `alpha`. */
@inline export function begin(g: Condensation, alpha: usize): void {
  store<u32>(g.alphas + g.found * 4, <u32>alpha);
  g.found++;
  g.seen++;
  g.clusters++;
}

/** Hit `j` joins the newest cluster. */
@inline export function take(g: Condensation, j: usize): void {
  store<i32>(g.clusterId + j * 4, <i32>g.clusters - 1);
  g.taken++;
}
