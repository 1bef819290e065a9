/** Numbers the ids of hits 0, 1, … by ascending (event, id): by counting where ids are close together, else by a map. */
import { denseIds } from "../numeric/denseIds.ts";

/** Ids after their checks: 32-bit or float64 whole numbers, or what has bigints in it. */
export type CheckedIds = Int32Array | Float64Array | BigInt64Array | BigUint64Array | readonly (number | bigint)[];

export interface Numbering {
  /** [N] the number of each hit's id; −1 where the id is at or below the threshold */
  readonly ofHit: Int32Array;
  /** How many there are */
  readonly count: number;
  /** [count] hits of each */
  readonly sizes: Int32Array;
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
  const counts = ids instanceof Int32Array || ids instanceof Float64Array;
  const splits = new Int32Array(rowSplits.length);
  const numbers = { ofHit: new Int32Array(ids.length), count: 0, sizes: new Int32Array(ids.length) };
  let table = new Int32Array(0);
  for (let e = 0; e + 1 < rowSplits.length; e++) {
    const [first, end] = [rowSplits[e], rowSplits[e + 1]];
    const { lowest, places } = counts ? rangeOf(ids, first, end) : { lowest: 0, places: Number.POSITIVE_INFINITY };
    if (counts && places <= PLACES_PER_HIT * (end - first) + FEW_PLACES) {
      if (table.length < places) table = new Int32Array(places);
      else table.fill(0, 0, places);
      byTable(numbers, ids, threshold, first, end, lowest, table.subarray(0, places));
    } else byMap(numbers, ids, threshold, first, end);
    splits[e + 1] = numbers.count;
  }
  return { ...numbers, sizes: numbers.sizes.slice(0, numbers.count), splits };
}

/** The smallest id, and the places of a table from there to the largest. */
function rangeOf(ids: Int32Array | Float64Array, first: number, end: number): { lowest: number; places: number } {
  if (first === end) return { lowest: 0, places: 0 };
  let lowest = ids[first];
  let highest = lowest;
  for (let j = first + 1; j < end; j++) {
    if (ids[j] < lowest) lowest = ids[j];
    if (ids[j] > highest) highest = ids[j];
  }
  return { lowest, places: highest - lowest + 1 };
}

/** The numbers of the events before, to which the next event's are added. */
interface Numbers {
  readonly ofHit: Int32Array;
  count: number;
  /** [N] */
  readonly sizes: Int32Array;
}

/** `table`: [places] zeros. No loop over hits asks about the threshold: whether a hit is noise is hard to foresee. */
function byTable(
  numbers: Numbers,
  ids: Int32Array | Float64Array,
  threshold: number,
  first: number,
  end: number,
  lowest: number,
  table: Int32Array,
): void {
  const { ofHit, sizes } = numbers;
  for (let j = first; j < end; j++) {
    const place = ids[j] - lowest;
    ofHit[j] = place;
    table[place]++;
  }
  let next = numbers.count;
  for (let place = 0; place < table.length; place++) {
    if (table[place] === 0) continue;
    const isNone = lowest + place <= threshold;
    if (!isNone) sizes[next] = table[place];
    table[place] = isNone ? -1 : next++;
  }
  numbers.count = next;
  for (let j = first; j < end; j++) ofHit[j] = table[ofHit[j]];
}

function byMap(numbers: Numbers, ids: CheckedIds, threshold: number, first: number, end: number): void {
  const { ofHit, sizes, count: before } = numbers;
  const own = denseIds(ids, { threshold, first, end });
  for (let j = first; j < end; j++) {
    const number = own.numbers[j - first];
    ofHit[j] = number < 0 ? -1 : before + number;
    if (number >= 0) sizes[before + number]++;
  }
  numbers.count += own.count;
}
