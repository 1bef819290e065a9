// Runs: the search's answer for a block of hits. They are ascending, disjoint ranges of slots that include every object
// within reach of one of the block's hits; objects outside them are not tested.
//   runs  u32[2] a run: first slot, slot after the last
import { Event } from "../event/event";
import { packBlock } from "../event/pack";
import { blockBytes } from "../event/strides";
import { lanes } from "../numeric/lanes";
import { ROW } from "../numeric/sizes";
import { blockEnd } from "./blocks";
import { findCrowdRuns, INSIDE } from "./boxRuns";
import { findGridRuns } from "./gridLookup";
import { markBlock } from "./markCandidates";
import { buildTables, findNear } from "./distanceTables";
import { Search } from "./search";
import { BIT_ROW_BYTES, PANEL, panelsOf } from "./sizes";

/** The first slot of run i. */
@inline export function runStart(e: Event, i: usize): usize {
  return load<u32>(e.runs + i * 8);
}

/** The slot after the last one of run i. */
@inline export function runEnd(e: Event, i: usize): usize {
  return load<u32>(e.runs + i * 8, 4) & ~INSIDE;
}

/** Whether all objects of run i are within reach of all hits of the block. */
@inline export function isInside(e: Event, i: usize): bool {
  return (load<u32>(e.runs + i * 8, 4) & INSIDE) != 0;
}

/** Whether counted runs come from boxes (boxRuns.ts): there are boxes, and bitmaps are not used. */
@inline export function isCrowd(e: Event): bool {
  const s = changetype<Search>(e.search);
  return e.search && s.boxes && !s.usesBitmaps && !s.usesTables;
}

/** Writes the runs of a block for counting. */
export function findCountedRuns<T>(e: Event, block: usize): usize {
  return isCrowd(e)
    ? findCrowdRuns<T>(e, changetype<Search>(e.search), block)
    : findRuns<T>(e, e.blocks + block * blockBytes(e));
}

/** Writes the runs of a counted block. Its tallies exclude more than bitmaps do, unless pairs are sparse. */
export function findTalliedRuns<T>(e: Event, block: usize): usize {
  return isCrowd(e) || e.isSparse ? findCountedRuns<T>(e, block) : everyObject(e);
}

/** Writes the runs of block h, which does not use the tables; returns their number. */
export function findRuns<T>(e: Event, h: usize): usize {
  const s = changetype<Search>(e.search);
  if (!e.search) return everyObject(e);
  if (s.usesGrid) return findGridRuns(e, s, h);
  if (!s.usesBitmaps) return everyObject(e);
  markBlock<T>(e, s, h);
  return collect(e, s);
}

/** Whether candidates pass the tables: then they come from `findNearHits`, not in runs. */
@inline export function usesTables(e: Event): bool {
  return e.search && changetype<Search>(e.search).usesTables != 0;
}

/** Writes the candidates of block h, each with the hits that may be near (distanceTables.ts); returns their number. */
export function findNearHits<T>(e: Event, h: usize): usize {
  const s = changetype<Search>(e.search);
  if (s.usesBitmaps) markBlock<T>(e, s, h);
  else markAll(e, s);
  buildTables<T>(e, s, h);
  return findNear(e, s);
}

/** The hits that may be near candidate i. A block in float64 has half of the tables' lanes. */
@inline export function nearHitsOf<T>(near: usize, i: usize): u32 {
  return load<u32>(near + i * 8, 4) & ((1 << (<u32>lanes<T>())) - 1);
}

/** Marks all objects. */
function markAll(e: Event, s: Search): void {
  memory.fill(s.touched, 1, panelsOf(e.objects));
  const words = e.objects / 64;
  memory.fill(s.marks, 0xff, words * 8);
  if (e.objects % 64) store<u64>(s.marks + words * 8, ((<u64>1) << (e.objects % 64)) - 1);
}

/** One run of all objects. */
function everyObject(e: Event): usize {
  store<u32>(e.runs, 0);
  store<u32>(e.runs, <u32>e.objects, 4);
  return 1;
}

/**
 * The number of candidates, that is pairs of a block and an object in its runs, on average of every `step`-th block;
 * times the number of blocks. In one pass, those blocks are packed.
 * reads: blocks, or what they are packed of; records, Search
 * scratch: runs, and that of Search
 */
export function countCandidates(e: Event, step: usize): f64 {
  const row = ROW / e.bytes;
  let sum: f64 = 0;
  let blocks: usize = 0;
  let looked: f64 = 0;
  for (let first: usize = 0; first < e.hits; blocks++) {
    const end = e.onePass ? blockEnd(e, first) : min(first + row, e.hits);
    if (blocks % step == 0) {
      const h = e.onePass ? e.blocks : e.blocks + blocks * blockBytes(e);
      const found = e.bytes == 8 ? lookUp<f64>(e, h, first, end - first) : lookUp<f32>(e, h, first, end - first);
      if (usesTables(e)) sum += <f64>found;
      else for (let i: usize = 0; i < found; i++) sum += <f64>(runEnd(e, i) - runStart(e, i));
      looked++;
    }
    first = end;
  }
  return (sum / looked) * <f64>blocks;
}

/** The number of runs or, by the tables, of candidates of the `count` hits from place `first` on. */
function lookUp<T>(e: Event, h: usize, first: usize, count: usize): usize {
  if (e.onePass) packBlock<T>(e, h, first, count, lanes<T>());
  return usesTables(e) ? findNearHits<T>(e, h) : findRuns<T>(e, h);
}

/** Marks → runs; clears the marks. */
function collect(e: Event, s: Search): usize {
  let run = e.runs;
  for (let panel: usize = 0; panel < panelsOf(e.objects); panel++) {
    if (!load<u8>(s.touched + panel)) continue;
    store<u8>(s.touched + panel, 0);
    run = collectPanel(e, s.marks + panel * BIT_ROW_BYTES, panel * PANEL, run);
  }
  return (run - e.runs) / 8;
}

/** Appends the runs of a panel; returns the address of the next run. */
@inline function collectPanel(e: Event, marks: usize, first: usize, run: usize): usize {
  for (let o: usize = 0; o < BIT_ROW_BYTES; o += 8) {
    let word = load<u64>(marks + o);
    if (word == 0) continue;
    store<u64>(marks + o, 0);
    let slot = <u32>(first + o * 8);
    while (word != 0) {
      const gap = <u32>ctz(word);
      word >>= gap;
      slot += gap;
      const length = <u32>ctz(~word); // 64 where all bits are set
      if (run > e.runs && slot == load<u32>(run - 8, 4)) run -= 8;
      else store<u32>(run, slot);
      slot += length;
      store<u32>(run, slot, 4);
      run += 8;
      if (length == 64) break;
      word >>= length;
    }
  }
  return run;
}
