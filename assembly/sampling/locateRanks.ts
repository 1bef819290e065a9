// Ranks → pairs, in one pass over the blocks, runs and groups of objects; those without a drawn rank are skipped.
import { Event } from "../event/event";
import { blockBytes, blockCount } from "../event/strides";
import { insideCount, insidePair, ownOf, ownSlots, writePair } from "./insideRuns";
import { countMasked, maskRun } from "../pairs/reachMasks";
import { findTalliedRuns, isInside, runEnd, runStart } from "../search/runs";
import { lanes } from "../numeric/lanes";
import { groupEnd, isWhole, talliesOf } from "./tallies";

/** Number of masks that are tested for 0 at once, and of tallies that are added up. */
const FEW: u32 = 8;
/** Number of objects whose masks are found at once where a group has draws. */
const PIECE: usize = 16;

/**
 * Finds the hit's place (block·lanes + lane) and the object's slot for each of `drawn` ascending ranks.
 * reads: ranks f64[drawn], counts u32 a block, tallies, blocks, records, Search
 * writes: drawnPairs u32[2·drawn]; cursorBlock, cursorRank; scratch: runs, masks
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

/** Locates draws from i on in a block that has the ranks from `base` up to `next`; returns the first draw beyond it. */
function locateIn<T>(e: Event, block: usize, base: f64, next: f64, i: usize): usize {
  const runs = findTalliedRuns<T>(e, block);
  let hits: u32 = 0; // number that repel, set when a run first needs it
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

/** Locates draws from i on in an INSIDE run of slots from `from` up to `to`; moves cursorRank past its pairs. */
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
 * Locates draws from i on, with ranks below `next`, among the slots from k up to `to`, group by group; moves cursorRank
 * past the pairs of those groups.
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
      if (isWhole(e, k, end)) {
        // most groups have no draw
        const few = k + ((<usize>FEW) << e.tallyShift);
        if (few <= to) {
          const pairs = sumOf(masks);
          if (drawOf(e, base, i) >= pairs) {
            base += <f64>pairs;
            k = few;
            continue;
          }
        }
        // its tally tells where the group's ranks end, so none behind the last draw is looked for
        if (drawOf(e, base, i) < within) i = locatePieces<T>(e, h, k, end, first, base, within, i);
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

/** Locates draws from i on in a whole group with `within` pairs, the slots from k up to `end`, piece by piece. */
function locatePieces<T>(
  e: Event,
  h: usize,
  k: usize,
  end: usize,
  first: u32,
  base: f64,
  within: u32,
  i: usize,
): usize {
  let rank = base;
  while (k < end && drawOf(e, base, i) < within) {
    const next = min(end, k + PIECE);
    maskRun<T>(e, h, k, next, e.masks);
    i = locateMasks(e, e.masks, <u32>k, <u32>next, first, rank, i);
    rank += <f64>countMasked(e.masks, next - k);
    k = next;
  }
  return i;
}

/** Locates draws from i on in the masks of the slots from k up to `end`, whose first pair has rank `base`. */
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

/** The sum of FEW tallies. */
@inline function sumOf(tallies: usize): u32 {
  const pairs = i32x4.extadd_pairwise_i16x8_u(v128.load(tallies));
  const two = i32x4.add(pairs, i64x2.shr_u(pairs, 32));
  return i32x4.extract_lane(two, 0) + i32x4.extract_lane(two, 2);
}

/** The rank of draw i relative to `base`; the largest u32 if there is no such draw. */
@inline function drawOf(e: Event, base: f64, i: usize): u32 {
  return i < e.drawn ? <u32>(rankOf(e, i) - base) : u32.MAX_VALUE; // saturates
}

/** Whether draw i exists and has a rank below `next`. */
@inline function isDrawn(e: Event, i: usize, next: f64): bool {
  return i < e.drawn && rankOf(e, i) < next;
}


@inline function rankOf(e: Event, i: usize): f64 {
  return load<f64>(e.ranks + i * 8);
}

/** The lane of the n-th set bit of a mask, by bisection: the end of a loop over bits would be mispredicted. */
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
