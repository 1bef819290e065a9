/** Finds the objects of each event, and the means whose weighted sum is its payload. */
import { denseIds } from "../numeric/denseIds.ts";
import type { CheckedPayload } from "./checkInput.ts";

/** A mean Σ_j w_j l_j / Σ_j w_j over `hits`, which contributes with `factor` to its event. */
export interface Mean {
  readonly hits: readonly number[];
  readonly factor: number;
}

/** The objects of an event; K is `count`. */
export interface PayloadObjects {
  /** Object number of each hit of the event, −1 if the hit does not count */
  readonly numbers: Int32Array;
  readonly count: number;
  /** [K] the hits of each object, as indices in the batch */
  readonly hits: readonly number[][];
}

/** Returns the objects of event e, by ascending id. */
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

/** Returns the means whose weighted sum is the payload of event e. `alphas` [K] is needed for means per object. */
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
