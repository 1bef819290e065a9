// Density peaks of one event in linear memory: the host's inputs and what the kernels find.

@unmanaged export class DensityPeaks {
  hits: usize; // N
  dimensions: usize; // D
  bytes: usize; // of a T: 4 or 8
  x: usize; // T[N·D], row-major
  weights: usize; // T[N], or 0: every hit weighs 1
  rho: usize; // f64[N]: the density at each hit
  denser: usize; // i32[N], out: the nearest hit of higher density
  delta2: usize; // f64[N], out: the squared distance to it
  queries: usize; // u32[queryCount]: hits whose nearest denser hit is wanted; those without one in reach stay
  queryCount: usize;
  scratch: usize; // bytesOfAllCells(N, D) bytes, aligned to a cache line
  radius: f64; // only hits nearer than this are looked at
}
