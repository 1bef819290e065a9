// Masks: a u16 for each object of a run, with a bit for each hit of a block that is within the object's reach and
// belongs to another object; lowest lane first.
import { Event } from "../event/event";
import { recordBytes } from "../event/strides";
import { reached } from "./pairKernel";
import { swapHalves } from "../numeric/lanes";

/**
 * Writes the masks of the objects from slot `from` up to `to`. Each copy of the loop is its own function, as in
 * specialisations.ts.
 */
export function maskRun<T>(e: Event, h: usize, from: usize, to: usize, masks: usize): void {
  const r = e.rows;
  const k = e.records + from * recordBytes<T>(r);
  const kEnd = e.records + to * recordBytes<T>(r);
  if (e.manhattan) maskManhattan<T>(r, h, k, kEnd, masks);
  else if (r == 2) maskTwo<T>(h, k, kEnd, masks);
  else if (r == 3) maskThree<T>(h, k, kEnd, masks);
  else maskMore<T>(r, h, k, kEnd, masks);
}

function maskTwo<T>(h: usize, k: usize, kEnd: usize, masks: usize): void {
  maskAll<T>(2, false, 2, h, k, kEnd, masks);
}
function maskThree<T>(h: usize, k: usize, kEnd: usize, masks: usize): void {
  maskAll<T>(3, false, 3, h, k, kEnd, masks);
}
function maskMore<T>(r: usize, h: usize, k: usize, kEnd: usize, masks: usize): void {
  maskAll<T>(4, false, r, h, k, kEnd, masks);
}
function maskManhattan<T>(r: usize, h: usize, k: usize, kEnd: usize, masks: usize): void {
  maskAll<T>(4, true, r, h, k, kEnd, masks);
}


@inline function maskAll<T>(
  lead: usize,
  manhattan: bool,
  r: usize,
  h: usize,
  k: usize,
  kEnd: usize,
  masks: usize,
): void {
  for (; k < kEnd; k += recordBytes<T>(r), masks += 2) store<u16>(masks, reached<T>(lead, manhattan, r, h, k));
}

/** Number of pairs in the masks of `objects` objects. */
export function countMasked(masks: usize, objects: usize): u32 {
  const end = masks + objects * 2;
  let sums = i32x4.splat(0);
  for (; masks + 16 <= end; masks += 16) {
    const bytes = i8x16.popcnt(v128.load(masks));
    sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)));
  }
  sums = i32x4.add(sums, swapHalves(sums));
  let pairs = <u32>(i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1));
  for (; masks + 8 <= end; masks += 8) pairs += <u32>popcnt<u64>(load<u64>(masks));
  for (; masks < end; masks += 2) pairs += <u32>popcnt<u32>(load<u16>(masks));
  return pairs;
}
