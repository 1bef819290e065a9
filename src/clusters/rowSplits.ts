/**
 * The two ways to say which hits are whose event: the event of each hit, PyTorch Geometric's `batch`, and the offsets of
 * the events, TensorFlow's row_splits.
 */

import { checkOffsets } from "../checks/arrays.ts";
import { guarded } from "../checks/guarded.ts";
import { copyHitIds, countIds } from "../checks/hitIds.ts";
import { MOST_EVENTS } from "../checks/limits.ts";
import { checkInteger, checkNames, describe } from "../checks/options.ts";
import { InputError } from "../errors.ts";
import type { BatchInput, RowSplitsInput } from "./types.ts";

/** Far above what a batch holds; a mistaken number should not take gigabytes. */
const MOST_HITS = 2 ** 26;

/**
 * Returns the offsets [E + 1] of the events: event e has the hits from rowSplits[e] to rowSplits[e + 1] − 1. Events
 * without hits in between are kept.
 *
 * @throws {InputError} if the hits are not in the order of their events, or an event is not from 0 to E − 1
 */
export function rowSplitsOf(input: BatchInput): Int32Array {
  return guarded("rowSplitsOf", () => {
    checkNames("rowSplitsOf", input, ["batch", "events"]);
    const { batch: given, events } = input;
    const most = events === undefined ? MOST_EVENTS : checkInteger("events", events, 0, MOST_EVENTS);
    const batch = copyHitIds("batch", given, countIds("batch", given));
    const hits = batch.length;
    for (let j = 0; j < hits; j++) checkEvent(batch, j, most);
    const rowSplits = new Int32Array((events ?? (hits > 0 ? Number(batch[hits - 1]) + 1 : 0)) + 1);
    for (let j = 0; j < hits; j++) rowSplits[Number(batch[j]) + 1] = j + 1;
    // an event without hits ends where the one before it does
    for (let e = 1; e < rowSplits.length; e++) rowSplits[e] = Math.max(rowSplits[e], rowSplits[e - 1]);
    return rowSplits;
  });
}

function checkEvent(batch: ArrayLike<number | bigint>, j: number, events: number): void {
  const event = batch[j];
  if (event < 0 || event >= events) {
    throw new InputError(`batch[${j}]: got ${describe(event)}, expected an event from 0 to ${events - 1}`);
  }
  if (j === 0 || event >= batch[j - 1]) return;
  throw new InputError(
    `batch[${j}]: got ${describe(event)} after ${describe(batch[j - 1])}, expected events that never fall; sort the ` +
      "hits by event first, all arrays alike: order = Array.from(batch.keys()).sort((i, j) => Number(batch[i] - batch[j]))",
  );
}

/**
 * Returns the event [N] of each hit.
 *
 * @throws {InputError} if rowSplits are no offsets from 0 that never fall
 */
export function batchOf(input: RowSplitsInput): Int32Array {
  return guarded("batchOf", () => {
    checkNames("batchOf", input, ["rowSplits"]);
    const rowSplits = checkOffsets(input.rowSplits, MOST_HITS);
    const batch = new Int32Array(rowSplits[rowSplits.length - 1]);
    for (let e = 0; e + 1 < rowSplits.length; e++) batch.fill(e, rowSplits[e], rowSplits[e + 1]);
    return batch;
  });
}
