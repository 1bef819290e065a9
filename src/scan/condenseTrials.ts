/** Condenses an event with one radius after the other, from neighbour lists that are found once. */
import type { Members } from "./members.ts";
import type { SortedLists } from "./sortedLists.ts";

/** What the runs of an event share. List i is that of candidate i. */
export interface Candidates {
  /** Hits that may be condensation points, by falling beta */
  readonly order: Uint32Array;
  readonly lists: SortedLists;
  readonly mask: Uint8Array | undefined;
  /** [N] the run in which each hit was last taken, counted from 1 */
  readonly takenIn: Uint32Array;
}

/**
 * Finds the clusters of all candidates: the rule of `condense` with free seeds and first assignment. Returns the
 * condensation point of each.
 *
 * @param run a number that no run of this event had before, from 1
 * @param radius the class of the radius in the lists
 */
export function condenseTrial(
  { order, lists, mask, takenIn }: Candidates,
  run: number,
  radius: number,
  minHits: number,
  members: Members,
): number[] {
  const { offsets, neighbours, classes } = lists;
  const { hits, ends } = members;
  const alphas: number[] = [];
  let end = 0;
  for (let i = 0; i < order.length; i++) {
    const alpha = order[i];
    if (takenIn[alpha] === run) continue;
    const first = end;
    takenIn[alpha] = run;
    hits[end++] = alpha;
    for (let p = offsets[i]; p < offsets[i + 1]; p++) {
      if (classes[p] > radius) break;
      const j = neighbours[p];
      if (takenIn[j] === run || mask?.[j]) continue;
      takenIn[j] = run;
      hits[end++] = j;
    }
    if (end - first < minHits) end = first;
    else ends[alphas.push(alpha) - 1] = end;
  }
  members.clusters = alphas.length;
  return alphas;
}
