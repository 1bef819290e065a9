/** The clusterings that a scan makes of an event. */
import type { Members } from "./members.ts";

/** A clustering that serves one trial, or several of which each has the first clusters of it. */
export interface Clustering {
  /** Writes its clusters to `members`. Returns for each trial how many of them it has, rising. */
  label(members: Members): readonly number[];
  readonly trials: readonly number[];
}

/** The trials that share a length, by falling threshold; `thresholds` and `lengths`: [trials]. */
export function groupByLength(thresholds: readonly number[], lengths: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  lengths.forEach((length, t) => {
    const group = groups.get(length);
    if (group) group.push(t);
    else groups.set(length, [t]);
  });
  for (const group of groups.values()) group.sort((a, b) => thresholds[b] - thresholds[a]);
  return groups;
}
