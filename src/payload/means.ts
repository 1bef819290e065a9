/** A checked payload → the objects of each event, and the means that make up its payload. */
import { denseIds } from "../numeric/denseIds.ts";
import type { CheckedPayload } from "./checkInput.ts";

/** Σ_j w_j l_j / Σ_j w_j over `hits`, which counts `factor` times in its event. */
export interface Mean {
  readonly hits: readonly number[];
  readonly factor: number;
}

/** The objects of an event, K = `count`. */
export interface PayloadObjects {
  /** [N] of the event's hits, −1 where a hit does not count */
  readonly numbers: Int32Array;
  readonly count: number;
  /** The hits of each object, counted in the batch */
  readonly hits: readonly number[][];
}

/** The objects of event e, by ascending id. */
export function objectsOf({ ids, rowSplits, noiseThreshold, extras }: CheckedPayload, e: number): PayloadObjects {
  const [first, end] = [rowSplits[e], rowSplits[e + 1]];
  const isLeftOut = (j: number): boolean => extras.objectMask?.[j] === 0;
  const { numbers, count } = denseIds(ids, { threshold: noiseThreshold, first, end, isLeftOut });
  const hits: number[][] = Array.from({ length: count }, () => []);
  numbers.forEach((k, i) => {
    if (k >= 0) hits[k].push(first + i);
  });
  return { numbers, count, hits };
}

/** The means whose weighted sum is the payload of event e; `alphas` of its objects, where means are per object. */
export function meansOf(batch: CheckedPayload, objects: PayloadObjects, alphas: Int32Array, e: number): Mean[] {
  const { rowSplits, convention, extras } = batch;
  if (convention.mean === "objects") {
    const weightOf = (k: number): number => extras.objectWeight?.[alphas[k]] ?? 1;
    return objects.hits.map((hits, k) => ({ hits, factor: weightOf(k) / objects.count }));
  }
  if (convention.mean === "hits") return [{ hits: objects.hits.flat(), factor: 1 }];
  let kept = 0;
  for (let j = rowSplits[e]; j < rowSplits[e + 1]; j++) kept += extras.objectMask?.[j] === 0 ? 0 : 1;
  return [{ hits: objects.hits.flat(), factor: 1 / kept }];
}
