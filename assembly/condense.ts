// Condensation (inference), the plain exact form of Kieseler 2020 (arXiv 2002.03605, section 4): hits by falling beta;
// each one above the threshold and still free becomes a condensation point and takes all free hits within the radius.
import { sortKeys } from "./sort";

/** Field order is that of src/condense.ts. */
@unmanaged export class Condensation {
  hits: usize; // N
  dims: usize; // D
  beta: usize; // T[N]
  x: usize; // T[N·D], row-major
  clusterId: usize; // i32[N], out: −1 for none
  alphas: usize; // u32[N], out: the first `clusters` are condensation points, in the order found
  scratch: usize; // 24·N + 1024 bytes
  clusters: u32; // in: the number of the first cluster; out: one beyond the last
  betaThreshold: f64;
  radius: f64;
}


@inline export function condense<T>(g: Condensation): void {
  const n = <usize>g.hits;
  const radius2 = <T>(<T>g.radius * <T>g.radius);
  memory.fill(g.clusterId, 0xff, n * 4);
  const candidates = byFallingBeta<T>(g);
  const order = g.scratch + n * 16;
  // the hits that are still free, in order: the sort's keys have done their work and make room
  const list = g.scratch;
  let free = n;
  for (let j: usize = 0; j < n; j++) store<u32>(list + j * 4, <u32>j);
  let found: usize = 0;
  for (let i: usize = 0; i < candidates; i++) {
    const alpha = <usize>load<u32>(order + i * 4);
    if (load<i32>(g.clusterId + alpha * 4) >= 0) continue;
    const cluster = <i32>g.clusters;
    g.clusters += 1;
    store<u32>(g.alphas + found * 4, <u32>alpha);
    found++;
    let left: usize = 0;
    for (let f: usize = 0; f < free; f++) {
      const j = <usize>load<u32>(list + f * 4);
      if (j == alpha || distance2<T>(g, j, alpha) < radius2) {
        store<i32>(g.clusterId + j * 4, cluster); // itself, whatever the radius
      } else {
        store<u32>(list + left * 4, <u32>j);
        left++;
      }
    }
    free = left;
  }
}

/** The hits with beta > betaThreshold, highest beta first, equal ones by index: their number; order is in scratch. */
@inline function byFallingBeta<T>(g: Condensation): usize {
  const n = <usize>g.hits;
  const keys = g.scratch;
  const order = keys + n * 16;
  let candidates: usize = 0;
  let significant: u64 = 0;
  for (let j: usize = 0; j < n; j++) {
    const beta = <f64>load<T>(g.beta + j * sizeof<T>());
    if (!(beta > g.betaThreshold)) continue;
    // a beta from 0 to 1 orders as its bits do; their complement below 2's orders them falling
    const key = 0x4000000000000000 - reinterpret<u64>(abs(beta));
    store<u64>(keys + candidates * 8, key);
    store<u32>(order + candidates * 4, <u32>j);
    significant |= key;
    candidates++;
  }
  sortKeys(keys, order, keys + n * 8, order + n * 4, order + n * 8, candidates, significant);
  return candidates;
}


@inline function distance2<T>(g: Condensation, j: usize, k: usize): T {
  const xj = g.x + j * g.dims * sizeof<T>();
  const xk = g.x + k * g.dims * sizeof<T>();
  let s: T = 0;
  for (let c: usize = 0; c < g.dims; c++) {
    const d = load<T>(xj + c * sizeof<T>()) - load<T>(xk + c * sizeof<T>());
    s += d * d;
  }
  return s;
}
