// The pairs within reach, counted. Ranks 0 … nRep − 1 run over blocks of hits, in a block over the runs of
// the search, in a run over objects, for an object over lanes; a hit's own object has no rank. locateRanks.ts finds them.
import { Event } from "../event/event";
import { blockBytes, blockCount } from "../event/strides";
import { insideCount, ownOf, ownSlots } from "./insideRuns";
import { findCountedRuns, isInside, runEnd, runStart } from "../search/runs";
import { talliesOf, tallyGroups, tallyRun } from "./tallies";

/**
 * Of every `step`-th block.
 * reads: blocks, records, Search
 * writes: counts u32 a block, tallies, nRep; runs and masks, scratch
 */
export function countPairs<T>(e: Event, step: usize): void {
  const blocks = blockCount<T>(e);
  const own = ownOf(e);
  let nRep: f64 = 0;
  for (let block: usize = 0; block < blocks; block += step) {
    const h = e.blocks + block * blockBytes(e);
    const runs = findCountedRuns<T>(e, block);
    const tallies = talliesOf(e, block);
    memory.fill(tallies, 0, tallyGroups(e) * 2);
    let hits: u32 = 0; // that repel, once a run needs them
    let within: u32 = 0;
    for (let i: usize = 0; i < runs; i++) {
      const from = runStart(e, i);
      const to = runEnd(e, i);
      if (isInside(e, i)) {
        if (hits == 0) hits = ownSlots<T>(e, block, own);
        within += insideCount<T>(own, hits, <u32>from, <u32>to);
      } else {
        within += tallyRun<T>(e, h, from, to, tallies);
      }
    }
    store<u32>(e.counts + block * 4, within);
    nRep += <f64>within;
  }
  e.nRep = nRep;
}
