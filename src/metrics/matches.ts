/** What clusters and objects are to each other, whichever objects count. */
import { Contingency, type Objects } from "./contingency.ts";
import type { Numbering } from "./numbering.ts";

/** How a cluster describes its majority object; each a bit. */
export const PERFECT = 1;
export const DOUBLE_MAJORITY = 2;
export const LHC = 4;
export const DUPLICATE = 8;

export interface Matches {
  /** [C] the object with most hits in the cluster; −1 if that is noise, or the cluster is too small */
  readonly majority: Int32Array;
  /** [C] bits as above */
  readonly flags: Uint8Array;
  /** [K] 1 if most hits of the object are in a cluster whose majority is another object */
  readonly merged: Uint8Array;
}

/** Finds the majority of each cluster; in a tie noise wins, then the smallest id. */
export function matchesOf(clusters: Numbering, objects: Objects, minClusterHits: number): Matches {
  const table = new Contingency(objects).count(clusters.ofHit, clusters.count);
  const { starts, sizes, objectAt, hitsAt } = table;
  const majority = new Int32Array(clusters.count).fill(-1);
  const flags = new Uint8Array(clusters.count);
  const merged = new Uint8Array(objects.count);
  const isDescribed = new Uint8Array(objects.count);
  for (let c = 0; c < clusters.count; c++) {
    if (sizes[c] < minClusterHits) continue;
    let best = starts[c];
    for (let entry = best + 1; entry < starts[c + 1]; entry++) if (hitsAt[entry] > hitsAt[best]) best = entry;
    const object = objectAt[best];
    if (object < 0) continue;
    majority[c] = object;
    flags[c] = describes(hitsAt[best], sizes[c], objects.sizes[object]);
    // purities above one half: the first such cluster describes the object, the others repeat it
    if (2 * hitsAt[best] > sizes[c]) {
      if (isDescribed[object] === 1) flags[c] |= DUPLICATE;
      isDescribed[object] = 1;
    }
    for (let entry = starts[c]; entry < starts[c + 1]; entry++) {
      const other = objectAt[entry];
      if (other < 0 || other === object) continue;
      if (2 * hitsAt[entry] > objects.sizes[other]) merged[other] = 1;
    }
  }
  return { majority, flags, merged };
}

/** `common` hits of a cluster's `size` and an object's `all`. */
export function describes(common: number, size: number, all: number): number {
  const purity = common / size;
  return (
    (common === all && purity > 0.99 ? PERFECT : 0) |
    (common / all > 0.5 && purity > 0.5 ? DOUBLE_MAJORITY : 0) |
    (purity > 0.75 ? LHC : 0)
  );
}
