// Neighbours: the pairs within reach, counted and numbered. Ranks 0 … nRep − 1 run over blocks of hits, in a block over
// the runs of the search, in a run over objects, for an object over lanes; a hit's own object has no rank.
import { blockBytes, blockCount, Event, recordBytes } from "./event";
import { reached } from "./pairs";
import { findRuns, runEnd, runStart } from "./runs";
import { lanes } from "./simd";

/** counts[block] and nRep. */
@inline export function count<T>(e: Event): void {
  if (e.manhattan) countLead<T>(4, true, e);
  else if (e.rows == 2) countLead<T>(2, false, e);
  else if (e.rows == 3) countLead<T>(3, false, e);
  else countLead<T>(4, false, e);
}

/** pairs[i] = the hit's place (block·lanes + lane) and the object's slot of rank ranks[i], for the `drawn` ascending ranks. */
@inline export function locate<T>(e: Event): void {
  if (e.manhattan) locateLead<T>(4, true, e);
  else if (e.rows == 2) locateLead<T>(2, false, e);
  else if (e.rows == 3) locateLead<T>(3, false, e);
  else locateLead<T>(4, false, e);
}


@inline function countLead<T>(lead: usize, manhattan: bool, e: Event): void {
  const r = e.rows;
  const blocks = blockCount<T>(e);
  let nRep: f64 = 0;
  for (let block: usize = 0; block < blocks; block++) {
    const h = e.blocks + block * blockBytes(e);
    const runs = findRuns<T>(e, block);
    let within: u32 = 0;
    for (let i: usize = 0; i < runs; i++) {
      const kEnd = e.records + runEnd(e, i) * recordBytes<T>(r);
      for (let k = e.records + runStart(e, i) * recordBytes<T>(r); k < kEnd; k += recordBytes<T>(r))
        within += <u32>popcnt<u32>(reached<T>(lead, manhattan, r, h, k));
    }
    store<u32>(e.counts + block * 4, within);
    nRep += <f64>within;
  }
  e.nRep = nRep;
}


@inline function locateLead<T>(lead: usize, manhattan: bool, e: Event): void {
  const r = e.rows;
  const drawn = <usize>e.drawn;
  let block = e.cursor;
  let base = e.cursorRank;
  let i: usize = 0;
  while (i < drawn) {
    assert(block < blockCount<T>(e), "a rank beyond the pairs within reach");
    const within = <f64>load<u32>(e.counts + block * 4);
    if (load<f64>(e.ranks + i * 8) >= base + within) {
      base += within;
      block++;
      continue;
    }
    // this block holds the rank, and maybe others: walk its objects once
    const h = e.blocks + block * blockBytes(e);
    const runs = findRuns<T>(e, block);
    let rank = base;
    for (let run: usize = 0; i < drawn && run < runs; run++) {
      const kEnd = runEnd(e, run);
      for (let k = runStart(e, run); i < drawn && k < kEnd; k++) {
        let mask = reached<T>(lead, manhattan, r, h, e.records + k * recordBytes<T>(r));
        if (mask == 0) continue;
        const next = rank + <f64>popcnt<u32>(mask);
        for (; i < drawn && load<f64>(e.ranks + i * 8) < next; i++) {
          for (; rank < load<f64>(e.ranks + i * 8); rank++) mask &= mask - 1;
          store<u32>(e.pairs + i * 8, <u32>(block * lanes<T>()) + ctz<u32>(mask));
          store<u32>(e.pairs + i * 8, <u32>k, 4);
        }
        rank = next;
      }
    }
  }
  e.cursor = block;
  e.cursorRank = base;
}
