/** Neighbour lists in the order of the radii that a scan tries: what a radius takes in is the beginning of a list. */
import type { NeighbourLists } from "../neighbours/neighbourLists.ts";

/** List i holds `neighbours` from offsets[i] to offsets[i + 1], by rising class. */
export interface SortedLists {
  /** [queries + 1] */
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  /** The index of the smallest radius that takes each neighbour in */
  readonly classes: Uint16Array;
}

/**
 * Sorts lists that hold all neighbours within the largest radius.
 *
 * @param bounds rising squares of the radii, as the distances are computed
 * @param inclusive whether a radius takes in what is at exactly that distance
 */
export function sortLists(lists: NeighbourLists, bounds: Float64Array, inclusive: boolean): SortedLists {
  const { offsets, neighbours, distances2 } = lists;
  const count = neighbours.length;
  const classOf = new Uint16Array(count);
  // place 0 counts nothing, so that the counts become where each class begins
  const starts = new Uint32Array(bounds.length + 2);
  const first = firstBounds(bounds);
  const last = bounds.length - 1;
  const parts = bounds[last] > 0 ? PARTS / bounds[last] : 0;
  for (let p = 0; p < count; p++) {
    const d2 = distances2[p];
    let own = first[Math.min(Math.floor(d2 * parts), PARTS)];
    // a hit's own distance, 0, is in the last if in no other
    while (own < last && !(d2 < bounds[own] || (inclusive && d2 === bounds[own]))) own++;
    classOf[p] = own;
    starts[own + 1]++;
  }
  for (let k = 0; k <= bounds.length; k++) starts[k + 1] += starts[k];
  const listOf = new Uint32Array(count);
  for (let i = 0; i + 1 < offsets.length; i++) listOf.fill(i, offsets[i], offsets[i + 1]);
  const byClass = new Uint32Array(count);
  for (let p = 0; p < count; p++) byClass[starts[classOf[p]]++] = p;
  const sorted = { offsets, neighbours: new Uint32Array(count), classes: new Uint16Array(count) };
  const next = offsets.slice();
  for (let i = 0; i < count; i++) {
    const p = byClass[i];
    const to = next[listOf[p]]++;
    sorted.neighbours[to] = neighbours[p];
    sorted.classes[to] = classOf[p];
  }
  return sorted;
}

/** Parts of the largest bound in which a squared distance is looked up. */
const PARTS = 1024;

/** For each part the first bound that may take in a squared distance in it. */
function firstBounds(bounds: Float64Array): Uint16Array {
  const largest = bounds[bounds.length - 1];
  const first = new Uint16Array(PARTS + 1);
  for (let part = 1, k = 0; part <= PARTS; part++) {
    // a part earlier, for the rounding of what is looked up
    while (k < bounds.length - 1 && bounds[k] < (largest * (part - 1)) / PARTS) k++;
    first[part] = k;
  }
  return first;
}

/** Where the neighbours of list i up to a class end. */
export function endOf({ offsets, classes }: SortedLists, i: number, last: number): number {
  let low = offsets[i];
  let high = offsets[i + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (classes[middle] <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorts lists by the radii of trials; `squares`: [trials] their squares, as distances are computed. */
export function byRadius(
  lists: NeighbourLists,
  squares: readonly number[],
  inclusive: boolean,
): { sorted: SortedLists; classes: number[] } {
  const bounds = Float64Array.from(new Set(squares)).sort();
  return {
    sorted: sortLists(lists, bounds, inclusive),
    classes: squares.map((square) => bounds.indexOf(square)),
  };
}
