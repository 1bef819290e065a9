/** The one-to-many assignment of cmspepr_hgcal_core: several clusters to an object or several objects to a cluster. */
import type { Overlaps } from "./overlaps.ts";

/**
 * Returns the pairs that are taken, in that order: by falling intersection, those of equal ones by ascending cluster,
 * then object. A pair is taken unless one of its two is closed, or both have partners. If one of them has, the other and
 * all partners so far close, and take no others.
 *
 * @param counts how many clusters and objects there are
 */
export function assignOneToMany(
  { clusters, objects, intersections }: Pick<Overlaps, "clusters" | "objects" | "intersections">,
  counts: readonly [number, number],
): number[] {
  const [ofClusters, ofObjects] = counts.map((count) => new Side(count));
  const order = Array.from(intersections.keys()).sort((a, b) => intersections[b] - intersections[a] || a - b);
  return order.filter((pair) => {
    const [c, k] = [clusters[pair], objects[pair]];
    if (ofClusters.closed[c] || ofObjects.closed[k]) return false;
    const [hasObject, hasCluster] = [ofClusters.partner[c] !== -1, ofObjects.partner[k] !== -1];
    if (hasObject && hasCluster) return false;
    if (hasObject) ofObjects.closed[ofClusters.partner[c]] = ofObjects.closed[k] = 1;
    else if (hasCluster) ofClusters.closed[ofObjects.partner[k]] = ofClusters.closed[c] = 1;
    ofClusters.pair(c, k);
    ofObjects.pair(k, c);
    return true;
  });
}

/** All clusters or all objects: the first partner of each, −1 if it has none, and whether it takes no further one. */
class Side {
  readonly partner: Int32Array;
  readonly closed: Uint8Array;

  constructor(count: number) {
    this.partner = new Int32Array(count).fill(-1);
    this.closed = new Uint8Array(count);
  }

  pair(own: number, other: number): void {
    if (this.partner[own] === -1) this.partner[own] = other;
  }
}
