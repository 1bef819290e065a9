// Ranks → pairs, in one walk over the blocks, runs and groups of objects that hold one.
import { Event } from "../event/event";
import { blockBytes, blockCount } from "../event/strides";
import { insideCount, insidePair, ownOf, ownSlots, writePair } from "./insideRuns";
import { countMasked, maskRun } from "../pairs/reachMasks";
import { findTalliedRuns, isInside, runEnd, runStart } from "../search/runs";
import { lanes } from "../numeric/lanes";
import { groupEnd, isWhole, talliesOf } from "./tallies";

/** Masks that are passed over at once. */
const FEW: u32 = 8;

/**
 * For `drawn` ascending ranks, the hit's place (block·lanes + lane) and the object's slot of each.
 * reads: ranks f64[drawn], counts u32 a block, tallies, blocks, records, Search
 * writes: drawnPairs u32[2·drawn]; cursorBlock, cursorRank; runs and masks, scratch
 */
export function locateRanks<T>(e: Event): void {
  const drawn = <usize>e.drawn;
  let block = e.cursorBlock;
  let base = e.cursorRank;
  let i: usize = 0;
  while (i < drawn) {
    assert(block < blockCount<T>(e), "a rank beyond the pairs within reach");
    const within = load<u32>(e.counts + block * 4);
    const next = base + <f64>within;
    if (rankOf(e, i) < next) i = locateIn<T>(e, block, base, next, i);
    if (i == drawn) break;
    base = next;
    block++;
  }
  e.cursorBlock = block;
  e.cursorRank = base;
}

/** The pairs of a block, of ranks from `base` up to `next`, from draw i on; returns the first draw that is not of the block. */
function locateIn<T>(e: Event, block: usize, base: f64, next: f64, i: usize): usize {
  const runs = findTalliedRuns<T>(e, block);
  let hits: u32 = 0; // that repel, once a run needs them
  e.cursorRank = base;
  for (let run: usize = 0; run < runs && isDrawn(e, i, next); run++) {
    const from = runStart(e, run);
    const to = runEnd(e, run);
    if (isInside(e, run)) {
      if (hits == 0) hits = ownSlots<T>(e, block, ownOf(e));
      i = locateInside<T>(e, block, hits, <u32>from, <u32>to, i);
    } else {
      i = locateGroups<T>(e, block, from, to, next, i);
    }
  }
  return i;
}

/** Draws from i on among the slots from `from` up to `to`, all within reach; moves cursorRank beyond their pairs. */
function locateInside<T>(e: Event, block: usize, hits: u32, from: u32, to: u32, i: usize): usize {
  const own = ownOf(e);
  const base = e.cursorRank;
  const pairs = insideCount<T>(own, hits, from, to);
  for (let drawn = drawOf(e, base, i); drawn < pairs; drawn = drawOf(e, base, ++i)) {
    insidePair<T>(e, block, own, hits, from, drawn, e.drawnPairs + i * 8);
  }
  e.cursorRank = base + <f64>pairs;
  return i;
}

/**
 * Draws from i on, of ranks below `next`, among the slots from k up to `to`, group by group; moves cursorRank beyond the
 * pairs passed.
 */
function locateGroups<T>(e: Event, block: usize, k: usize, to: usize, next: f64, i: usize): usize {
  const h = e.blocks + block * blockBytes(e);
  const first = <u32>(block * lanes<T>());
  const tallies = talliesOf(e, block);
  let base = e.cursorRank;
  while (k < to && isDrawn(e, i, next)) {
    let masks = tallies + (k >> e.tallyShift) * 2;
    let end = to;
    if (e.tallyShift > 0) {
      end = min(to, groupEnd(e, k));
      const within = <u32>load<u16>(masks);
      if (isWhole(e, k, end) && drawOf(e, base, i) >= within) {
        // no draw is in the group: its tally is all that is needed
        base += <f64>within;
        k = end;
        continue;
      }
      masks = e.masks;
      maskRun<T>(e, h, k, end, masks);
    }
    i = locateMasks(e, masks, <u32>k, <u32>end, first, base, i);
    base += <f64>countMasked(masks, end - k);
    k = end;
  }
  e.cursorRank = base;
  return i;
}

/** Draws from i on among the masks of the slots from k up to `end`, whose first pair has rank `base`. */
function locateMasks(e: Event, masks: usize, k: u32, end: u32, first: u32, base: f64, i: usize): usize {
  let rank: u32 = 0;
  let drawn = drawOf(e, base, i);
  while (k < end) {
    if (k + FEW <= end && !v128.any_true(v128.load(masks))) {
      masks += FEW * 2;
      k += FEW;
      continue;
    }
    const few = min(end, k + FEW);
    for (; k < few; k++, masks += 2) {
      const mask = <u32>load<u16>(masks);
      const next = rank + <u32>popcnt<u32>(mask);
      for (; drawn < next; drawn = drawOf(e, base, ++i)) {
        writePair(e.drawnPairs + i * 8, first + laneOf(mask, drawn - rank), k);
      }
      rank = next;
    }
  }
  return i;
}

/** The rank of draw i, counted from `base`; beyond the drawn ones, the largest number. */
@inline function drawOf(e: Event, base: f64, i: usize): u32 {
  return i < e.drawn ? <u32>(rankOf(e, i) - base) : u32.MAX_VALUE; // saturates
}

/** Whether there is a draw i, of a rank below `next`. */
@inline function isDrawn(e: Event, i: usize, next: f64): bool {
  return i < e.drawn && rankOf(e, i) < next;
}


@inline function rankOf(e: Event, i: usize): f64 {
  return load<f64>(e.ranks + i * 8);
}

/** The lane of the n-th bit of a mask, by halves: a loop over bits would guess its end wrongly. */
function laneOf(mask: u32, n: u32): u32 {
  let lane: u32 = 0;
  for (let half: u32 = 8; half > 0; half >>= 1) {
    const below = <u32>popcnt<u32>((mask >> lane) & ((1 << half) - 1));
    const isAbove = n >= below;
    n -= select<u32>(below, 0, isAbove);
    lane += select<u32>(half, 0, isAbove);
  }
  return lane;
}
