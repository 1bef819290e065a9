// Runs: the search's answer for a block of hits, ranges of record slots that hold every object within reach of one of
// its hits; ascending, and apart. Objects outside them are not looked at.
//   runs  u32[2] a run: first slot, slot after the last
import { Event } from "./event";


@inline export function runStart(e: Event, i: usize): usize {
  return load<u32>(e.runs + i * 8);
}


@inline export function runEnd(e: Event, i: usize): usize {
  return load<u32>(e.runs + i * 8, 4);
}

/** Writes the runs of a block; returns how many there are. */
export function findRuns<T>(e: Event, block: usize): usize {
  store<u32>(e.runs, 0);
  store<u32>(e.runs, <u32>e.objects, 4);
  return 1;
}
