/** Which objects count. */
import type { Objects } from "./contingency.ts";

/** What is known of the object of every hit, [N] each. */
export interface ObjectValues {
  readonly pt: Float64Array | undefined;
  readonly eta: Float64Array | undefined;
  readonly reconstructable: Float64Array | undefined;
}

/** Objects with a pt of at least the one and an |eta| below the other count. */
export interface Thresholds {
  readonly ptThreshold: number;
  readonly maxEta: number;
}

/** Objects with an id above the threshold and enough hits count, and clusters with enough hits. */
export interface HitLimits {
  readonly noiseThreshold: number;
  readonly minHits: number;
  readonly minClusterHits: number;
}

/** [K] the event of each object. */
export function eventsOf({ count, splits }: Objects): Int32Array {
  const events = new Int32Array(count);
  for (let e = 0; e + 1 < splits.length; e++) events.fill(e, splits[e], splits[e + 1]);
  return events;
}

/** [K] the event of each object that counts, −1 for the others. */
export function slotsOf(
  { pt, eta, reconstructable, minHits }: ObjectValues & Pick<HitLimits, "minHits">,
  { count, sizes, firstHits }: Objects,
  events: Int32Array,
  { ptThreshold, maxEta }: Thresholds,
): Int32Array {
  const slots = new Int32Array(count).fill(-1);
  for (let k = 0; k < count; k++) {
    const j = firstHits[k];
    if (sizes[k] < minHits) continue;
    if (pt !== undefined && !(pt[j] >= ptThreshold)) continue;
    if (eta !== undefined && !(Math.abs(eta[j]) < maxEta)) continue;
    if (reconstructable !== undefined && !(reconstructable[j] > 0)) continue;
    slots[k] = events[k];
  }
  return slots;
}
