// Counts the pairs within reach. Ranks 0 … nRep − 1 number them: by block, within a block by the runs of the
// search, within a run by object, and for an object by lane. A hit's pair with its own object has no rank.
// locateRanks.ts finds the pairs.
import { Event } from "../event/event";
import { blockBytes, blockCount } from "../event/strides";
import { insideCount, ownOf, ownSlots } from "./insideRuns";
import { findCountedRuns, isInside, runEnd, runStart, usesTables } from "../search/runs";
import { talliesOf, tallyGroups, tallyNear, tallyRun } from "./tallies";

/**
 * Counts every `step`-th block.
 * reads: blocks, records, Search
 * writes: counts u32 a block, tallies, nRep; scratch: runs, masks
 */
export function countPairs<T>(e: Event, step: usize): void {
  const blocks = blockCount<T>(e);
  const own = ownOf(e);
  let nRep: f64 = 0;
  for (let block: usize = 0; block < blocks; block += step) {
    const h = e.blocks + block * blockBytes(e);
    const tallies = talliesOf(e, block);
    memory.fill(tallies, 0, tallyGroups(e) * 2);
    if (usesTables(e)) {
      const near = tallyNear<T>(e, h, tallies);
      store<u32>(e.counts + block * 4, near);
      nRep += <f64>near;
      continue;
    }
    const runs = findCountedRuns<T>(e, block);
    let hits: u32 = 0; // number that repel, set when a run first needs it
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
