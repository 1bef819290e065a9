// Neighbours: the pairs within reach, counted and numbered. Ranks 0 … nRep − 1 run over blocks of hits, in a block over
// the runs of the search, in a run over objects, for an object over lanes; a hit's own object has no rank.
import { blockBytes, blockCount, Event, recordBytes } from "./event";
import { insideCount, insidePair, ownSlots } from "./inside";
import { reached } from "./pairs";
import { findCountedRuns, isInside, runEnd, runStart } from "./runs";
import { Search } from "./search/search";
import { lanes } from "./simd";

/** counts[block] and nRep, of every `step`-th block. */
@inline export function count<T>(e: Event, step: usize): void {
  const blocks = blockCount<T>(e);
  const own = ownOf(e);
  let nRep: f64 = 0;
  for (let block: usize = 0; block < blocks; block += step) {
    const h = e.blocks + block * blockBytes(e);
    const runs = findCountedRuns<T>(e, block);
    let hits: u32 = 0; // that repel, once a run needs them
    let within: u32 = 0;
    for (let i: usize = 0; i < runs; i++) {
      const from = runStart(e, i);
      const to = runEnd(e, i);
      if (isInside(e, i)) {
        if (hits == 0) hits = ownSlots<T>(e, block, own);
        within += insideCount<T>(own, hits, <u32>from, <u32>to);
        continue;
      }
      within += countRun<T>(e, h, from, to);
    }
    store<u32>(e.counts + block * 4, within);
    nRep += <f64>within;
  }
  e.nRep = nRep;
}

/** pairs[i] = the hit's place (block·lanes + lane) and the object's slot of rank ranks[i], for `drawn` ascending ranks. */
@inline export function locate<T>(e: Event): void {
  const r = e.rows;
  const drawn = <usize>e.drawn;
  const own = ownOf(e);
  let block = e.cursor;
  let base = e.cursorRank;
  let i: usize = 0;
  while (i < drawn) {
    assert(block < blockCount<T>(e), "a rank beyond the pairs within reach");
    const within = <f64>load<u32>(e.counts + block * 4);
    if (rankOf(e, i) >= base + within) {
      base += within;
      block++;
      continue;
    }
    // this block holds the rank, and maybe others: walk its runs once
    const h = e.blocks + block * blockBytes(e);
    const runs = findCountedRuns<T>(e, block);
    let hits: u32 = 0;
    let rank = base;
    for (let run: usize = 0; i < drawn && run < runs; run++) {
      const from = runStart(e, run);
      const to = runEnd(e, run);
      if (isInside(e, run)) {
        if (hits == 0) hits = ownSlots<T>(e, block, own);
        const next = rank + <f64>insideCount<T>(own, hits, <u32>from, <u32>to);
        for (; i < drawn && rankOf(e, i) < next; i++) {
          insidePair<T>(e, block, own, hits, <u32>from, <u32>(rankOf(e, i) - rank), e.pairs + i * 8);
        }
        rank = next;
        continue;
      }
      for (let k = from; i < drawn && k < to; k++) {
        let mask = reachedOf<T>(e, h, e.records + k * recordBytes<T>(r));
        if (mask == 0) continue;
        const next = rank + <f64>popcnt<u32>(mask);
        for (; i < drawn && rankOf(e, i) < next; i++) {
          for (; rank < rankOf(e, i); rank++) mask &= mask - 1;
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


@inline function ownOf(e: Event): usize {
  return e.search ? changetype<Search>(e.search).own : 0;
}

/** Pairs within reach of block h with the objects from slot `from` up to `to`. */
function countRun<T>(e: Event, h: usize, from: usize, to: usize): u32 {
  if (e.rows == 2) return countLead<T>(2, 2, e, h, from, to);
  if (e.rows == 3) return countLead<T>(3, 3, e, h, from, to);
  if (!e.manhattan) return countLead<T>(4, e.rows, e, h, from, to);
  let within: u32 = 0;
  for (let k = from; k < to; k++) {
    within += <u32>popcnt<u32>(reachedOf<T>(e, h, e.records + k * recordBytes<T>(e.rows)));
  }
  return within;
}


@inline function countLead<T>(lead: usize, r: usize, e: Event, h: usize, from: usize, to: usize): u32 {
  const kEnd = e.records + to * recordBytes<T>(r);
  let within: u32 = 0;
  for (let k = e.records + from * recordBytes<T>(r); k < kEnd; k += recordBytes<T>(r)) {
    within += <u32>popcnt<u32>(reached<T>(lead, false, r, h, k));
  }
  return within;
}

/** `reached` for whatever form the event has: one copy of the walk above serves them all. */
function reachedOf<T>(e: Event, h: usize, k: usize): u32 {
  if (e.manhattan) return reached<T>(4, true, e.rows, h, k);
  if (e.rows == 2) return reached<T>(2, false, 2, h, k);
  if (e.rows == 3) return reached<T>(3, false, 3, h, k);
  return reached<T>(4, false, e.rows, h, k);
}


@inline function rankOf(e: Event, i: usize): f64 {
  return load<f64>(e.ranks + i * 8);
}
