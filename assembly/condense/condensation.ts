// A condensation in linear memory: what the host hands over, what the kernel keeps of it, and what a hit is to it.
// One code serves float32 and float64: only the distance that decides is computed in the call's own precision.

@unmanaged export class Condensation {
  hits: usize; // N
  dimensions: usize; // D
  bytes: usize; // of a T: 4 or 8
  beta: usize; // T[N], float32 or float64
  x: usize; // T[N·D], row-major
  clusterId: usize; // i32[N], out: −1 for none
  alphas: usize; // u32[N], out: the first `clusters` are condensation points, in the order found
  scratch: usize; // bytesOfCondenseScratch(N, D), on a cache line
  clusters: u32; // in: the number of the first cluster; out: one beyond the last
  search: CondenseSearch; // whatever it is, the result is the same
  builds: u32; // out: how many times cells were built
  betaThreshold: f64; // condensation points have a beta above it
  radius: f64; // and take free hits nearer than this

  // from here on the kernel's own
  radius2: f64; // squared in T
  candidates: usize; // hits above the threshold
  next: usize; // the candidate to look at next
  free: usize; // hits that no cluster has
  found: usize; // condensation points of this event
  seen: usize; // condensation points since cells were built …
  taken: usize; // … and the hits they took: a guess at what the next ones take

  // scratch for the sort
  keys: usize; // u64[N]
  spareKeys: usize; // u64[N]
  order: usize; // u32[candidates], by falling beta
  spareOrder: usize; // u32[N]
  histogram: usize; // u32[256]

  // scratch after the sort
  list: usize; // u32[free], the hits still free; while there are cells, those hold them
  cellOf: usize; // u32[free], the cell of each
  hitInCell: usize; // u32[free], in the order of cells
  starts: usize; // u32[cells + 1], where each cell begins in that order
  sample: usize; // f64[128], of one coordinate
  cells: usize; // Cells
}

export const enum CondenseSearch {
  CHOOSE,
  PLAIN,
  CELLS,
}


@inline export function isFree(g: Condensation, j: usize): bool {
  return load<i32>(g.clusterId + j * 4) < 0;
}

/** A new cluster about `alpha`. */
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

/** Number i of an array of T. */
@inline export function numberAt(g: Condensation, p: usize, i: usize): f64 {
  return g.bytes == 8 ? load<f64>(p + i * 8) : <f64>load<f32>(p + i * 4);
}

/** The distance that decides: squares of differences, summed in coordinate order. */
@inline export function distance2<T>(g: Condensation, j: usize, k: usize): T {
  const xj = g.x + j * g.dimensions * sizeof<T>();
  const xk = g.x + k * g.dimensions * sizeof<T>();
  let s: T = 0;
  for (let c: usize = 0; c < g.dimensions; c++) {
    const d = load<T>(xj + c * sizeof<T>()) - load<T>(xk + c * sizeof<T>());
    s += d * d;
  }
  return s;
}
