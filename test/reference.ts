/**
 * The oracle: object_condensation's loss and gradients in plain float64, O(N·K), no WASM, written from the formulas to
 * be read. In: plain inputs. Out: each term with its gradients, and for every number S, the sum of the absolute values
 * of its contributions (hinge factor taken as 1), which tolerances are relative to.
 * In float32 only two things differ: where beta is clipped, and whether a pair is within reach, which is asked as the
 * kernels ask it.
 */

export const TERMS = ["attractive", "repulsive", "coward", "noise"] as const;
export const INPUTS = ["beta", "x", "weights"] as const;
export type Term = (typeof TERMS)[number];
export type Input = (typeof INPUTS)[number];

export interface ReferenceInput {
  beta: ArrayLike<number>;
  x: ArrayLike<number>;
  objectId: ArrayLike<number | bigint>;
  weights?: ArrayLike<number>;
  rowSplits?: ArrayLike<number>;
  qMin: number;
  noiseThreshold?: number;
  precision?: 32 | 64;
  /** The sampler's pairs instead of all within reach: [event, hit, object, weight] */
  pairs?: [number, number, number, number][];
}

/** A number and its S. */
export class Sum {
  value = 0;
  scale = 0;
  add(contribution: number, magnitude: number = Math.abs(contribution)): void {
    this.value += contribution;
    this.scale += magnitude;
  }
}

export type Sums = Record<Input, Sum[]>;
export interface Reference {
  terms: Record<Term, Sum>;
  grad: Record<Term, Sums>;
  nRep: number;
  /** Of each event, the condensation point of each object, counted from the event's first hit */
  alphas: number[][];
}

const sums = (n: number): Sum[] => Array.from({ length: n }, () => new Sum());

export function reference(input: ReferenceInput): Reference {
  const { beta, x, rowSplits = [0, beta.length] } = input;
  const n = beta.length;
  const result: Reference = {
    terms: { attractive: new Sum(), repulsive: new Sum(), coward: new Sum(), noise: new Sum() },
    grad: Object.fromEntries(
      TERMS.map((term) => [term, { beta: sums(n), x: sums(x.length), weights: sums(n) }]),
    ) as Reference["grad"],
    nRep: 0,
    alphas: [],
  };
  for (let e = 0; e + 1 < rowSplits.length; e++) referenceEvent(input, result, e, rowSplits[e], rowSplits[e + 1]);
  return result;
}

function referenceEvent(input: ReferenceInput, out: Reference, e: number, first: number, end: number): void {
  const { beta, x, objectId, weights, qMin, noiseThreshold = 0, precision = 64 } = input;
  const share = 1 / ((input.rowSplits?.length ?? 2) - 1);
  const D = x.length / beta.length;
  const hits = Array.from({ length: end - first }, (_, i) => first + i);
  const isNoise = (j: number): boolean => objectId[j] <= noiseThreshold;
  const ids = [...new Set(hits.filter((j) => !isNoise(j)).map((j) => objectId[j]))].sort((a, b) => (a < b ? -1 : 1));
  const K = ids.length;
  const largest = precision === 32 ? 1 - 2 ** -24 : 1 - 2 ** -53;
  const w = (j: number): number => weights?.[j] ?? 1;
  const clipped = (j: number): number => Math.min(beta[j], largest);
  const root = (j: number): number => Math.atanh(clipped(j));
  const q = (j: number): number => root(j) ** 2 + qMin;
  const dq = (j: number): number => (beta[j] > largest ? 0 : (2 * root(j)) / ((1 - clipped(j)) * (1 + clipped(j))));
  const { grad, terms } = out;

  const noise = hits.filter(isNoise);
  for (const j of noise) {
    terms.noise.add((share * beta[j]) / noise.length);
    grad.noise.beta[j].add(share / noise.length);
  }

  const alphas: number[] = [];
  out.alphas.push(alphas);
  ids.forEach((id, k) => {
    const own = hits.filter((j) => objectId[j] === id);
    const alpha = own.reduce((best, j) => (q(j) > q(best) ? j : best));
    alphas.push(alpha - first);
    terms.coward.add((share * (1 - beta[alpha])) / K);
    grad.coward.beta[alpha].add(-share / K);
    for (const j of own) {
      const { s } = difference(j, alpha);
      pair("attractive", j, alpha, share / (K * own.length), s, s, 2);
    }
    const others = end - first - own.length;
    const drawn = input.pairs?.filter(([event, , object]) => event === e && object === k);
    for (const j of hits) {
      if (objectId[j] === id || !within(j, alpha)) continue;
      out.nRep++;
      const times = drawn ? drawn.reduce((sum, [, hit, , weight]) => sum + (hit === j - first ? weight : 0), 0) : 1;
      const d = Math.sqrt(difference(j, alpha).s);
      if (times)
        pair("repulsive", j, alpha, (times * share) / (K * others), Math.max(0, 1 - d), 1, reachable(d) ? -1 / d : 0);
    }
  });

  /** One pair's c·w_j·q_j·q_alpha·f: f's magnitude goes into S, `slope` is (df/dx_j) / (x_j − x_alpha). */
  function pair(term: Term, j: number, alpha: number, c: number, f: number, magnitude: number, slope: number): void {
    const g = grad[term];
    const charges = c * w(j) * q(j) * q(alpha);
    terms[term].add(charges * f, Math.abs(charges * magnitude));
    g.weights[j].add(c * q(j) * q(alpha) * f, Math.abs(c * q(j) * q(alpha) * magnitude));
    g.beta[j].add(c * w(j) * q(alpha) * dq(j) * f, Math.abs(c * w(j) * q(alpha) * dq(j) * magnitude));
    g.beta[alpha].add(c * w(j) * q(j) * dq(alpha) * f, Math.abs(c * w(j) * q(j) * dq(alpha) * magnitude));
    for (let i = 0; i < D; i++) {
      const push = charges * slope * (x[j * D + i] - x[alpha * D + i]);
      g.x[j * D + i].add(push);
      g.x[alpha * D + i].add(-push);
    }
  }

  function difference(j: number, alpha: number): { s: number } {
    let s = 0;
    for (let i = 0; i < D; i++) s += (x[j * D + i] - x[alpha * D + i]) ** 2;
    return { s };
  }

  /** Σ (x_j − x_alpha)² < 1 in the call's precision, in coordinate order. */
  function within(j: number, alpha: number): boolean {
    const round = precision === 32 ? Math.fround : (v: number): number => v;
    let s = 0;
    for (let i = 0; i < D; i++) {
      const d = round(x[j * D + i] - x[alpha * D + i]);
      s = round(s + round(d * d));
    }
    return s < 1;
  }

  /** Nearer than this the square of a distance underflows, and the pair has no direction. */
  function reachable(d: number): boolean {
    return d > (precision === 32 ? 1e-19 : 1e-154);
  }
}
