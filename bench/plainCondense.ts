/**
 * The greedy rule of the paper in good plain JavaScript: each condensation point looks at all hits that are still free.
 * Distances are rounded to float32 as the library's, so that the clusters must be equal. Takes D ≥ 2.
 */
import type { Layout } from "./data.ts";

const { fround } = Math;

export interface Cuts {
  readonly betaThreshold: number;
  readonly radius: number;
}

/** Returns the cluster of each hit [N], −1 for none, numbered by falling beta of the condensation points. */
export function plainCondense({ beta, x }: Pick<Layout, "beta" | "x">, { betaThreshold, radius }: Cuts): Int32Array {
  const hits = beta.length;
  const dims = x.length / hits;
  const reach = fround(fround(radius) * fround(radius));
  const threshold = fround(betaThreshold);
  const order = Uint32Array.from(beta.keys())
    .filter((j) => beta[j] > threshold)
    .sort((a, b) => beta[b] - beta[a] || a - b);
  const clusterId = new Int32Array(hits).fill(-1);
  const free = Uint32Array.from(beta.keys());
  let left = hits;
  let clusters = 0;
  for (const alpha of order) {
    if (clusterId[alpha] !== -1) continue;
    const centre = alpha * dims;
    let kept = 0;
    for (let i = 0; i < left; i++) {
      const j = free[i];
      if (squareBelow(x, j * dims, centre, dims, reach)) clusterId[j] = clusters;
      else free[kept++] = j;
    }
    left = kept;
    clusters++;
  }
  return clusterId;
}

/** Whether two points are nearer than the square root of `reach`. Most pairs are told apart by two coordinates. */
function squareBelow(x: Float32Array, a: number, b: number, dims: number, reach: number): boolean {
  const d0 = fround(x[a] - x[b]);
  const d1 = fround(x[a + 1] - x[b + 1]);
  let sum = fround(fround(d0 * d0) + fround(d1 * d1));
  for (let c = 2; c < dims && sum < reach; c++) {
    const d = fround(x[a + c] - x[b + c]);
    sum = fround(sum + fround(d * d));
  }
  return sum < reach;
}
