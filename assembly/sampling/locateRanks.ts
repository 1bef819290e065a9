// Ranks → pairs, in one walk over the blocks, runs and groups of objects that hold one.
import { blockBytes, blockCount, Event } from "../event/event";
import { insideCount, insidePair, ownOf, ownSlots } from "./insideRuns";
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
    if (rankOf(e, i) < next) i = locateIn<T>(e, block, base, within, i);
    if (i == drawn) break;
    base = next;
    block++;
  }
  e.cursorBlock = block;
  e.cursorRank = base;
}

/** The pairs of a block, whose first has rank `base`, from draw i on; returns the first draw that is not of the block. */
function locateIn<T>(e: Event, block: usize, base: f64, pairs: u32, i: usize): usize {
  const h = e.blocks + block * blockBytes(e);
  const first = <u32>(block * lanes<T>());
  const own = ownOf(e);
  const runs = findTalliedRuns<T>(e, block);
  const tallies = talliesOf(e, block);
  let hits: u32 = 0;
  let rank: u32 = 0; // within the block
  for (let run: usize = 0; run < runs; run++) {
    const from = runStart(e, run);
    const to = runEnd(e, run);
    if (isInside(e, run)) {
      if (hits == 0) hits = ownSlots<T>(e, block, own);
      const next = rank + insideCount<T>(own, hits, <u32>from, <u32>to);
      for (; drawOf(e, base, i) < next; i++) {
        insidePair<T>(e, block, own, hits, <u32>from, drawOf(e, base, i) - rank, e.drawnPairs + i * 8);
      }
      rank = next;
      continue;
    }
    for (let k = from; k < to;) {
      const drawn = drawOf(e, base, i);
      if (drawn >= pairs) return i;
      const tally = tallies + (k >> e.tallyShift) * 2;
      let masks = tally;
      let end = to;
      if (e.tallyShift > 0) {
        end = min(to, groupEnd(e, k));
        const within = <u32>load<u16>(tally);
        if (isWhole(e, k, end) && drawn >= rank + within) {
          rank += within;
          k = end;
          continue;
        }
        masks = e.masks;
        maskRun<T>(e, h, k, end, masks);
      }
      i = locateMasks(e, masks, <u32>k, <u32>end, first, base + <f64>rank, i);
      rank += countMasked(masks, end - k);
      k = end;
    }
  }
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
        store<u32>(e.drawnPairs + i * 8, first + laneOf(mask, drawn - rank));
        store<u32>(e.drawnPairs + i * 8, k, 4);
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
