/**
 * Conventions: which implementation's formulas a call follows, as plain data, never a copy of code.
 * Combine by spreading: `{ ...conventions.objectCondensation, qMin: 1 }`.
 */

export interface Convention {
  /** What errors and benchmarks call it. */
  readonly name: string;
  /** Added to artanh²(beta); a call's own `qMin` wins. Absent: every call must give it. */
  readonly qMin?: number;
  /** Ids at or below it are noise; a call's own `noiseThreshold` wins. */
  readonly noiseThreshold: number;
  /** f_att(s) of the squared distance s: "Square" is s. */
  readonly attraction: "Square";
  /** f_rep(s) within a reach of 1: "Hinge" is 1 − √s. */
  readonly repulsion: "Hinge";
}

export const conventions: { readonly objectCondensation: Convention } = {
  /**
   * object_condensation 926827d (PyTorch), after Kieseler 2020 (arXiv 2002.03605):
   * attractive = mean_k mean_{j∈k} w_j q_j q_αk d², repulsive = mean_k mean_{j∉k} w_j q_j q_αk max(0, 1 − d),
   * coward = mean_k (1 − beta_αk), noise = mean beta of noise hits.
   */
  objectCondensation: { name: "objectCondensation", noiseThreshold: 0, attraction: "Square", repulsion: "Hinge" },
};

/** Per-object and per-hit normalisers of one event, known before any pair is looked at. */
export interface Normalisers {
  /** a[K]: of the attraction */
  readonly a: Float64Array;
  /** r[K]: of the repulsion */
  readonly r: Float64Array;
  /** each object's coefficient of (1 − beta_α) */
  readonly c: number;
  /** each noise hit's coefficient of beta */
  readonly n: number;
}

/** `counts`[K]: hits of each object; `hits`: all hits of the event, noise included. Terms that mean over nothing are 0. */
export function normalisers(counts: Uint32Array, hits: number): Normalisers {
  const objects = counts.length;
  const a = new Float64Array(objects);
  const r = new Float64Array(objects);
  let signal = 0;
  for (let k = 0; k < objects; k++) {
    const own = counts[k];
    a[k] = 1 / (objects * own);
    r[k] = hits > own ? 1 / (objects * (hits - own)) : 0;
    signal += own;
  }
  return { a, r, c: objects > 0 ? 1 / objects : 0, n: hits > signal ? 1 / (hits - signal) : 0 };
}
