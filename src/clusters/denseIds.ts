/** Ids → numbers 0, 1, … without gaps, as many networks and libraries want them. */

import { checkRowSplits } from "../checks/arrays.ts";
import { guarded } from "../checks/guarded.ts";
import { copyHitIds, countIds } from "../checks/hitIds.ts";
import { checkNames, checkThreshold } from "../checks/options.ts";
import type { TypedIds } from "../types.ts";
import { numberHits } from "./numberHits.ts";
import type { DenseIds, DenseIdsInput } from "./types.ts";

/**
 * Numbers ids 0, 1, … by ascending event and id. 64-bit ids are kept apart exactly.
 *
 * @throws {InputError} if an option is unknown, an id is not a whole number, or rowSplits are no offsets from 0 to N
 */
export function denseIds(input: DenseIdsInput): DenseIds {
  const checked = guarded("denseIds", () => check(input));
  const { ofHit, ids, splits } = numberHits(checked.ids, checked.threshold, checked.rowSplits);
  return { numbers: ofHit, ids, splits };
}

function check(input: DenseIdsInput): { ids: TypedIds; threshold: number; rowSplits: Int32Array } {
  checkNames("denseIds", input, ["ids", "threshold", "rowSplits"]);
  const { ids, threshold = 0, rowSplits } = input;
  const hits = countIds("ids", ids);
  return {
    threshold: checkThreshold("threshold", threshold),
    rowSplits: checkRowSplits(rowSplits, hits),
    ids: copyHitIds("ids", ids, hits),
  };
}
