/** The table of found objects. */
import type { Clustering } from "./clustering.ts";
import { minHits } from "./clustering.ts";
import type { Hits } from "./hits.ts";

/** One found object; what needs truth or a momentum is NaN without. */
export interface FoundObject {
  /** Number of its cluster. */
  readonly cluster: number;
  readonly hits: number;
  /** True object of most of its hits, 0 for noise, −1 where there is no truth. */
  readonly object: number;
  /** Fraction of its hits that are of that object, and of that object's hits that it has. */
  readonly purity: number;
  readonly completeness: number;
  /** Of its condensation point. */
  readonly beta: number;
  /** Of its true object, in GeV. */
  readonly pt: number;
}

/** Clusters of at least three hits. */
export function foundObjects(hits: Hits, { clusterId, alphas, sizes }: Clustering): FoundObject[] {
  const { object, pt, beta } = hits;
  const all = new Map<number, number>();
  for (const k of object ?? []) all.set(k, (all.get(k) ?? 0) + 1);
  const members: number[][] = Array.from(alphas, () => []);
  for (let j = 0; j < clusterId.length; j++) if (clusterId[j] >= 0) members[clusterId[j]].push(j);
  const rows: FoundObject[] = [];
  for (const [cluster, alpha] of alphas.entries()) {
    if (sizes[cluster] < minHits) continue;
    const found = { cluster, hits: sizes[cluster], beta: beta[alpha] };
    if (!object) {
      rows.push({ ...found, object: -1, purity: Number.NaN, completeness: Number.NaN, pt: Number.NaN });
      continue;
    }
    const { value, shared, hit } = majority(members[cluster], object);
    rows.push({
      ...found,
      object: value,
      purity: shared / sizes[cluster],
      completeness: value > 0 ? shared / all.get(value)! : Number.NaN,
      pt: value > 0 && pt ? pt[hit] : Number.NaN,
    });
  }
  return rows;
}

/** The object of most of these hits, how many of them are its, and one of those. */
function majority(members: readonly number[], object: Int32Array): { value: number; shared: number; hit: number } {
  const counts = new Map<number, number>();
  let best = { value: 0, shared: 0, hit: members[0] };
  for (const hit of members) {
    const value = object[hit];
    const shared = (counts.get(value) ?? 0) + 1;
    counts.set(value, shared);
    if (shared > best.shared) best = { value, shared, hit };
  }
  return best;
}
