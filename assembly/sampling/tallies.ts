// Tallies: for each block and each group of 2^tallyShift objects, counting stores the number of pairs within reach; for
// groups of a single object, its mask instead. With them a rank is found without testing the pairs before it. Runs
// flagged INSIDE have no tallies.
//   tallies  u16[groups] a block
import { Event } from "../event/event";
import { groupsOf, LARGEST_TALLY_SHIFT } from "../event/sizes";
import { countMasked, maskRun } from "../pairs/reachMasks";
import { findNearHits } from "../search/runs";
import { Search } from "../search/search";


@inline export function tallyGroups(e: Event): usize {
  return groupsOf(e.objects, groupLength(e));
}

/** Number of objects in a group. */
@inline export function groupLength(e: Event): usize {
  return (<usize>1) << e.tallyShift;
}


@inline export function talliesOf(e: Event, block: usize): usize {
  return e.tallies + block * tallyGroups(e) * 2;
}

/** The slot after the last one of slot k's group. */
@inline export function groupEnd(e: Event, k: usize): usize {
  return (k | (groupLength(e) - 1)) + 1;
}

/** Whether the slots from k up to `end`, in one group, are the whole group, and its tally is exact: it fits 16 bits. */
@inline export function isWhole(e: Event, k: usize, end: usize): bool {
  return (
    e.tallyShift <= LARGEST_TALLY_SHIFT &&
    (k & (groupLength(e) - 1)) == 0 &&
    (end == groupEnd(e, k) || end == e.objects)
  );
}

/** Counts block h's pairs within reach with the objects from slot `from` up to `to`; adds them to its tallies. */
export function tallyRun<T>(e: Event, h: usize, from: usize, to: usize, tallies: usize): u32 {
  if (e.tallyShift == 0) {
    maskRun<T>(e, h, from, to, tallies + from * 2);
    return countMasked(tallies + from * 2, to - from);
  }
  maskRun<T>(e, h, from, to, e.masks);
  let masks = e.masks;
  let pairs: u32 = 0;
  for (let k = from; k < to;) {
    const end = min(to, groupEnd(e, k));
    const within = countMasked(masks, end - k);
    const tally = tallies + (k >> e.tallyShift) * 2;
    store<u16>(tally, load<u16>(tally) + within);
    pairs += within;
    masks += (end - k) * 2;
    k = end;
  }
  return pairs;
}

/** Counts the pairs within reach of block h among those that pass the tables; adds them to its tallies. */
export function tallyNear<T>(e: Event, h: usize, tallies: usize): u32 {
  const candidates = findNearHits<T>(e, h);
  const near = changetype<Search>(e.search).near;
  let pairs: u32 = 0;
  for (let i: usize = 0; i < candidates; i++) {
    const k = <usize>load<u32>(near + i * 8);
    maskRun<T>(e, h, k, k + 1, e.masks);
    const mask = <u32>load<u16>(e.masks);
    const within = <u32>popcnt(mask);
    const tally = tallies + (k >> e.tallyShift) * 2;
    store<u16>(tally, e.tallyShift == 0 ? mask : load<u16>(tally) + within);
    pairs += within;
  }
  return pairs;
}
