/** Counts of objects and clusters, by slot: an event, or a bin of an event. */
import { DOUBLE_MAJORITY, DUPLICATE, LHC, type Matches, PERFECT } from "./matches.ts";

/** Numbers of one slot, or of several together. */
export interface Counts {
  nParticles: number;
  nCleanedClusters: number;
  perfect: number;
  doubleMajority: number;
  lhc: number;
  duplicate: number;
  merged: number;
}

export const none = (): Counts => ({
  ...{ nParticles: 0, nCleanedClusters: 0, perfect: 0, doubleMajority: 0, lhc: 0, duplicate: 0, merged: 0 },
});

/**
 * Counts objects, and clusters with their majority object.
 *
 * @param slotOfObject [K] −1 for an object that does not count
 */
export function countBySlot(matches: Matches, slotOfObject: Int32Array, slots: number): Counts[] {
  const { majority, flags, merged } = matches;
  const counts = Array.from({ length: slots }, none);
  for (let k = 0; k < slotOfObject.length; k++) {
    if (slotOfObject[k] < 0) continue;
    const own = counts[slotOfObject[k]];
    own.nParticles++;
    own.merged += merged[k];
  }
  for (let c = 0; c < majority.length; c++) {
    if (majority[c] < 0 || slotOfObject[majority[c]] < 0) continue;
    addCluster(counts[slotOfObject[majority[c]]], flags[c]);
  }
  return counts;
}

/** Counts a cluster whose majority object counts. */
export function addCluster(counts: Counts, flags: number): void {
  counts.nCleanedClusters++;
  if (flags & PERFECT) counts.perfect++;
  if (flags & DOUBLE_MAJORITY) counts.doubleMajority++;
  if (flags & LHC) counts.lhc++;
  if (flags & DUPLICATE) counts.duplicate++;
}

export function summed(counts: readonly Counts[]): Counts {
  const sum = none();
  for (const own of counts) for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += own[name];
  return sum;
}
