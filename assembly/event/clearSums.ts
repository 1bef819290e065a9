// Clears the sums that attraction, repulsion and drawn pairs add to.
import { Event } from "./event";
import { blocksOf, bytesOfBlockGradient } from "./sizes";
import { dRecordBytes } from "./strides";

/**
 * writes: attractionSums f64[K], dScales f64[K], dRecords; with gradients also dBlocks (one pass clears its own) and,
 * where present, dP f64[N] and dPairScale f64[N]: all 0
 */
export function clearSums(e: Event): void {
  memory.fill(e.attractionSums, 0, e.objects * 8);
  memory.fill(e.dScales, 0, e.objects * 8);
  memory.fill(e.dRecords, 0, e.objects * dRecordBytes(e.rows));
  if (!e.withGradient) return;
  if (!e.onePass) memory.fill(e.dBlocks, 0, blocksOf(e.hits, e.bytes) * bytesOfBlockGradient(e.rows, e.bytes));
  if (e.dP) memory.fill(e.dP, 0, e.hits * 8);
  if (e.dPairScale) memory.fill(e.dPairScale, 0, e.hits * 8);
}
