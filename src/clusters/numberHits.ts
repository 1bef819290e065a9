/** Numbers the hits of clusters or objects, and keeps the id of each number. */
import { type Numbering, numberIds } from "../metrics/numbering.ts";
import type { TypedIds } from "../types.ts";

export interface NumberedIds extends Numbering {
  /** [count] the id of each number, in the type of the ids */
  readonly ids: TypedIds;
}

/** Numbers ids by ascending (event, id); at or below `threshold` they have no number. */
export function numberHits(ids: TypedIds, threshold: number, rowSplits: Int32Array): NumberedIds {
  const numbering = numberIds(ids instanceof Uint32Array ? Float64Array.from(ids) : ids, threshold, rowSplits);
  const own = new (ids.constructor as new (count: number) => TypedIds)(numbering.count);
  for (let j = 0; j < ids.length; j++) {
    const number = numbering.ofHit[j];
    if (number >= 0) own[number] = ids[j];
  }
  return { ...numbering, ids: own };
}
