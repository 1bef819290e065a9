/** Runs DBSCAN on an event again and again, from neighbour lists that are found once. */
import type { Floats } from "../types.ts";
import type { Members } from "./members.ts";
import { endOf, type SortedLists } from "./sortedLists.ts";

/** What the trials of an event share. List j is that of hit j. */
export interface Neighbourhoods {
  readonly lists: SortedLists;
  readonly sampleWeight: Floats | undefined;
  /** [N] the trial in which each hit last joined a cluster, counted from 1 */
  readonly joinedIn: Uint32Array;
}

/**
 * Finds the clusters of one trial, in the order of their core hits with the lowest index.
 *
 * @param trial a number that no trial of this event had before, from 1
 * @param eps the class of the radius in the lists
 */
export function dbscanTrial(
  neighbourhoods: Neighbourhoods,
  trial: number,
  eps: number,
  minSamples: number,
  members: Members,
): void {
  const { lists, joinedIn } = neighbourhoods;
  const { offsets, neighbours } = lists;
  const { hits, ends } = members;
  let clusters = 0;
  let end = 0;
  for (let seed = 0; seed < joinedIn.length; seed++) {
    if (joinedIn[seed] === trial) continue;
    const last = endOf(lists, seed, eps);
    if (!isCore(neighbourhoods, offsets[seed], last, minSamples)) continue;
    joinedIn[seed] = trial;
    let next = end;
    hits[end++] = seed;
    for (; next < end; next++) {
      const hit = hits[next];
      const to = endOf(lists, hit, eps);
      if (!isCore(neighbourhoods, offsets[hit], to, minSamples)) continue;
      for (let p = offsets[hit]; p < to; p++) {
        const j = neighbours[p];
        if (joinedIn[j] === trial) continue;
        joinedIn[j] = trial;
        hits[end++] = j;
      }
    }
    ends[clusters++] = end;
  }
  members.clusters = clusters;
}

/** Whether the neighbours from `first` to `end` − 1, the hit itself among them, make it a core hit. */
function isCore({ lists, sampleWeight }: Neighbourhoods, first: number, end: number, minSamples: number): boolean {
  if (sampleWeight === undefined) return end - first >= minSamples;
  let sum = 0;
  for (let p = first; p < end; p++) sum += sampleWeight[lists.neighbours[p]];
  return sum >= minSamples;
}
