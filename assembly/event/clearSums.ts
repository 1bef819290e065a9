// Clears the sums that attraction, repulsion and drawn pairs add to.
import { Event } from "./event";
import { blockCount, dBlockBytes, dRecordBytes } from "./strides";

/**
 * writes: attractionSums f64[K], dScales f64[K], dRecords; with gradients also dBlocks and, where present, dP
 * f64[N] and dPairScale f64[N]: all 0
 */
export function clearSums<T>(e: Event): void {
  memory.fill(e.attractionSums, 0, e.objects * 8);
  memory.fill(e.dScales, 0, e.objects * 8);
  memory.fill(e.dRecords, 0, e.objects * dRecordBytes(e.rows));
  if (!e.withGradient) return;
  memory.fill(e.dBlocks, 0, blockCount<T>(e) * dBlockBytes<T>(e));
  if (e.dP) memory.fill(e.dP, 0, e.hits * 8);
  if (e.dPairScale) memory.fill(e.dPairScale, 0, e.hits * 8);
}
