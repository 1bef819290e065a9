/** Numbers the ids of hits 0, 1, … by ascending (event, id): by counting where ids are close together, else by a map. */
import { denseIds } from "../numeric/denseIds.ts";

/** Ids after their checks: 32-bit or float64 whole numbers, or what has bigints in it. */
export type CheckedIds = Int32Array | Float64Array | BigInt64Array | BigUint64Array | readonly (number | bigint)[];

export interface Numbering {
  /** [N] the number of each hit's id; −1 where the id is at or below the threshold */
  readonly ofHit: Int32Array;
  /** How many there are */
  readonly count: number;
  /** [E + 1] event e has the numbers from splits[e] to splits[e + 1] − 1 */
  readonly splits: Int32Array;
}

/** A table has this many places for each hit of the event before a map takes less time. */
const PLACES_PER_HIT = 16;
const FEW_PLACES = 1024;

/**
 * Numbers ids that are local to an event. Ids at or below `threshold` get −1.
 *
 * @param ids [N]
 * @param rowSplits [E + 1] offsets of the events, from 0 to N; default one event
 */
export function numberIds(
  ids: CheckedIds,
  threshold: number,
  rowSplits: Int32Array = Int32Array.of(0, ids.length),
): Numbering {
  const ofHit = new Int32Array(ids.length);
  const splits = new Int32Array(rowSplits.length);
  const counts = ids instanceof Int32Array || ids instanceof Float64Array;
  let table = new Int32Array(0);
  let count = 0;
  for (let e = 0; e + 1 < rowSplits.length; e++) {
    const [first, end] = [rowSplits[e], rowSplits[e + 1]];
    const { lowest, places } = counts ? rangeOf(ids, threshold, first, end) : { lowest: 0, places: Infinity };
    if (counts && places <= PLACES_PER_HIT * (end - first) + FEW_PLACES) {
      if (table.length <= places) table = new Int32Array(places + 1);
      else table.fill(0, 0, places + 1);
      count = byTable({ ids, threshold, lowest, table, places, ofHit, first, end, count });
    } else {
      const own = denseIds(ids, { threshold, first, end });
      for (let j = first; j < end; j++) {
        const number = own.numbers[j - first];
        ofHit[j] = number < 0 ? -1 : count + number;
      }
      count += own.count;
    }
    splits[e + 1] = count;
  }
  return { ofHit, count, splits };
}

/** The smallest id above the threshold, and the places of a table from there to the largest. */
function rangeOf(ids: Int32Array | Float64Array, threshold: number, first: number, end: number) {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let j = first; j < end; j++) {
    const id = ids[j];
    if (id <= threshold) continue;
    if (id < lowest) lowest = id;
    if (id > highest) highest = id;
  }
  return highest < lowest ? { lowest: 0, places: 0 } : { lowest, places: highest - lowest + 1 };
}

interface TableCall {
  readonly ids: Int32Array | Float64Array;
  readonly threshold: number;
  readonly lowest: number;
  /** [≥ places + 1] zeros */
  readonly table: Int32Array;
  readonly places: number;
  readonly ofHit: Int32Array;
  readonly first: number;
  readonly end: number;
  /** How many numbers are taken */
  readonly count: number;
}

/** Numbers the ids of one event through a table by id, whose place 0 is for none, and returns the next free number. */
function byTable({ ids, threshold, lowest, table, places, ofHit, first, end, count }: TableCall): number {
  for (let j = first; j < end; j++) {
    const place = ids[j] > threshold ? ids[j] - lowest + 1 : 0;
    ofHit[j] = place;
    table[place] = 1;
  }
  table[0] = -1;
  let next = count;
  for (let place = 1; place <= places; place++) if (table[place] !== 0) table[place] = next++;
  for (let j = first; j < end; j++) ofHit[j] = table[ofHit[j]];
  return next;
}
