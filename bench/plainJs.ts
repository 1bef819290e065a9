/**
 * The baseline of the benchmarks: the loss and its gradients in good plain JavaScript, every hit against every object,
 * float64 in typed arrays, no WebAssembly. The first three coordinates are unrolled and reject most pairs; a loop over
 * all D takes about twice as long. Takes a layout with D ≥ 2, ids 1 … K, and 0 for noise. Returns the terms of
 * `condensationLossGrad` and the gradients of their sum.
 */
import type { Layout } from "./data.ts";

export interface PlainResult {
  attractive: number;
  repulsive: number;
  coward: number;
  noise: number;
  nRep: number;
  /** [N] */
  dBeta: Float64Array;
  /** [N·D], row-major */
  dX: Float64Array;
}

/** The arrays that the loops over hits read and write. */
interface Hits {
  readonly x: Float32Array;
  readonly objectId: Int32Array;
  readonly dims: number;
  /** [N] charges */
  readonly q: Float64Array;
  /** Indices of the hits within reach of an object, and their distances */
  readonly near: Int32Array;
  readonly distances: Float64Array;
  readonly dQ: Float64Array;
  readonly dX: Float64Array;
}

export function plainJs({ beta, x, objectId }: Layout, qMin: number): PlainResult {
  const n = beta.length;
  const q = Float64Array.from(beta, (b) => Math.atanh(b) ** 2 + qMin);
  const hits: Hits = {
    x,
    objectId,
    dims: x.length / n,
    q,
    near: new Int32Array(n),
    distances: new Float64Array(n),
    dQ: new Float64Array(n),
    dX: new Float64Array(x.length),
  };
  const { alphas, counts } = findObjects(objectId, q);
  const objects = alphas.length;
  const noiseHits = n - counts.reduce((sum, count) => sum + count, 0);

  const result = { attractive: attract(hits, alphas, counts), repulsive: 0, coward: 0, noise: 0, nRep: 0 };
  const dBeta = new Float64Array(n);
  alphas.forEach((alpha, k) => {
    const others = n - counts[k];
    const found = findNear(hits, k + 1, alpha);
    result.repulsive += repel(hits, found, alpha, others > 0 ? 1 / (objects * others) : 0);
    result.nRep += found;
    result.coward += (1 - beta[alpha]) / objects;
    dBeta[alpha] -= 1 / objects;
  });
  for (let j = 0; j < n; j++) {
    dBeta[j] += (hits.dQ[j] * 2 * Math.atanh(beta[j])) / ((1 - beta[j]) * (1 + beta[j]));
    if (objectId[j] !== 0) continue;
    result.noise += beta[j] / noiseHits;
    dBeta[j] += 1 / noiseHits;
  }
  return { ...result, dBeta, dX: hits.dX };
}

/** Every hit against its own object; returns the attractive term. */
function attract({ x, objectId, dims, q, dQ, dX }: Hits, alphas: number[], counts: number[]): number {
  let value = 0;
  for (let j = 0; j < q.length; j++) {
    const k = objectId[j] - 1;
    if (k < 0) continue;
    const alpha = alphas[k];
    const a = 1 / (alphas.length * counts[k]);
    let s = 0;
    for (let c = 0; c < dims; c++) {
      const d = x[j * dims + c] - x[alpha * dims + c];
      s += d * d;
      dX[j * dims + c] += 2 * a * q[j] * q[alpha] * d;
      dX[alpha * dims + c] -= 2 * a * q[j] * q[alpha] * d;
    }
    value += a * q[j] * q[alpha] * s;
    dQ[j] += a * q[alpha] * s;
    dQ[alpha] += a * q[j] * s;
  }
  return value;
}

/** Writes the hits of other objects and the noise within reach of one object to `near`; returns their number. */
function findNear({ x, objectId, dims, near, distances }: Hits, id: number, alpha: number): number {
  const centre = alpha * dims;
  const x0 = x[centre];
  const x1 = x[centre + 1];
  const x2 = x[centre + 2];
  const flat = dims < 3;
  let found = 0;
  for (let j = 0, row = 0; j < near.length; j++, row += dims) {
    const d0 = x[row] - x0;
    const d1 = x[row + 1] - x1;
    const d2 = flat ? 0 : x[row + 2] - x2;
    let s = d0 * d0 + d1 * d1 + d2 * d2;
    for (let c = 3; c < dims && s < 1; c++) s += (x[row + c] - x[centre + c]) ** 2;
    if (s >= 1 || objectId[j] === id) continue;
    near[found] = j;
    distances[found++] = Math.sqrt(s);
  }
  return found;
}

/** Repels the first `found` hits of `near` from that object; `r` normalises. Returns its part of the repulsive term. */
function repel({ x, dims, q, near, distances, dQ, dX }: Hits, found: number, alpha: number, r: number): number {
  const centre = alpha * dims;
  const strength = r * q[alpha];
  let sum = 0;
  for (let i = 0; i < found; i++) {
    const j = near[i];
    const d = distances[i];
    sum += q[j] * (1 - d);
    dQ[j] += strength * (1 - d);
    const slope = d > 0 ? (strength * q[j]) / d : 0;
    for (let c = 0; c < dims; c++) {
      const push = slope * (x[j * dims + c] - x[centre + c]);
      dX[j * dims + c] -= push;
      dX[centre + c] += push;
    }
  }
  dQ[alpha] += r * sum;
  return strength * sum;
}

/** For each object, its first hit of highest charge and its number of hits. */
function findObjects(objectId: Int32Array, q: Float64Array): { alphas: number[]; counts: number[] } {
  const alphas: number[] = [];
  const counts: number[] = [];
  for (let j = 0; j < objectId.length; j++) {
    const k = objectId[j] - 1;
    if (k < 0) continue;
    counts[k] = (counts[k] ?? 0) + 1;
    if (alphas[k] === undefined || q[j] > q[alphas[k]]) alphas[k] = j;
  }
  return { alphas, counts };
}
