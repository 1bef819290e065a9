/** A checked payload → the weight of each hit, the hits of each object, and the means that make up an event's payload. */
import type { Runtime } from "../wasm/runtime.ts";
import type { CheckedPayload } from "./checkInput.ts";

/** Σ_j w_j l_j / Σ_j w_j over `hits`, which counts `factor` times in its event. */
export interface Mean {
  readonly hits: readonly number[];
  readonly factor: number;
}

/** [N] the weight of each hit, dw/dbeta, and the charge that picks condensation points */
export interface HitWeights {
  readonly w: Float64Array;
  readonly dw: Float64Array;
  readonly q: Float64Array;
}

export function hitWeights({ wasm }: Runtime, { beta, convention, betaMax, qMin, extras }: CheckedPayload): HitWeights {
  const { weight, betaDivisor, spectators } = convention;
  const [w, dw, q] = Array.from({ length: 3 }, () => new Float64Array(beta.length));
  for (let j = 0; j < beta.length; j++) {
    const b = beta[j];
    const free = 1 - (extras.spectatorWeight?.[j] ?? 0);
    const y = Math.min(b, betaMax) / betaDivisor;
    const t = wasm.artanh(y);
    q[j] = spectators === "qMin" ? t * t + qMin * free : (t * t + qMin) * free;
    if (weight === "betaSquared") {
      w[j] = b * b * free + 1e-6;
      dw[j] = 2 * b * free;
    } else {
      w[j] = t * t * free;
      dw[j] = b > betaMax ? 0 : (2 * t * free) / ((1 - y) * (1 + y) * betaDivisor);
    }
  }
  return { w, dw, q };
}

/** The hits of each object of event e, by ascending id. */
export function objectsOf({ ids, rowSplits, noiseThreshold, extras }: CheckedPayload, e: number): number[][] {
  const byId = new Map<number | bigint, number[]>();
  for (let j = rowSplits[e]; j < rowSplits[e + 1]; j++) {
    const id = ids[j];
    if (id <= noiseThreshold || extras.objectMask?.[j] === 0) continue;
    const hits = byId.get(id);
    if (hits) hits.push(j);
    else byId.set(id, [j]);
  }
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, hits]) => hits);
}

/** The means whose weighted sum is the payload of event e. */
export function meansOf(batch: CheckedPayload, { q }: HitWeights, objects: readonly number[][], e: number): Mean[] {
  const { rowSplits, convention, extras } = batch;
  if (convention.mean === "objects") {
    const alphaOf = (hits: number[]): number => hits.reduce((best, j) => (q[j] > q[best] ? j : best));
    return objects.map((hits) => ({ hits, factor: (extras.objectWeight?.[alphaOf(hits)] ?? 1) / objects.length }));
  }
  if (convention.mean === "hits") return [{ hits: objects.flat(), factor: 1 }];
  let kept = 0;
  for (let j = rowSplits[e]; j < rowSplits[e + 1]; j++) kept += extras.objectMask?.[j] === 0 ? 0 : 1;
  return [{ hits: objects.flat(), factor: 1 / kept }];
}
