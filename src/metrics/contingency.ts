/**
 * How many hits each cluster has of each object. One side, the objects, is prepared once; then clusterings of the same
 * hits are counted one after the other, in the same memory. No pair of cluster and object without hits takes memory.
 */
import type { Numbering } from "./numbering.ts";

/** The objects of N hits, with the hits in the order of their objects. */
export interface Objects extends Numbering {
  /** [N] hits: those of noise first, then those of each object, ascending */
  readonly hits: Int32Array;
  /** [K + 1] object k has the hits from starts[k] to starts[k + 1] − 1 of `hits`; noise those before starts[0] */
  readonly starts: Int32Array;
}

/** Sorts the hits by object. */
export function objectsOf(numbering: Numbering): Objects {
  const { ofHit, count } = numbering;
  // starts[k + 1] is where the next hit of object k goes, and so becomes the start of object k + 1
  const starts = new Int32Array(count + 2);
  for (let j = 0; j < ofHit.length; j++) if (ofHit[j] + 2 <= count) starts[ofHit[j] + 2]++;
  for (let k = 1; k < starts.length; k++) starts[k] += starts[k - 1];
  const hits = new Int32Array(ofHit.length);
  for (let j = 0; j < ofHit.length; j++) hits[starts[ofHit[j] + 1]++] = j;
  return { ...numbering, hits, starts: starts.subarray(0, count + 1) };
}

/** The hits of C clusters by object: a sparse matrix whose rows are the clusters, with entries that ascend by object. */
export class Contingency {
  readonly objects: Objects;
  /** C */
  clusters = 0;
  /** [≥ C + 1] cluster c has the entries from starts[c] to starts[c + 1] − 1 */
  starts: Int32Array = new Int32Array(1);
  /** [≥ C] hits of each cluster, noise hits too */
  sizes: Int32Array = new Int32Array(0);
  /** [entries] the object, −1 for noise */
  readonly objectAt: Int32Array;
  /** [entries] hits of that object in that cluster, at least 1 */
  readonly hitsAt: Int32Array;
  /** [entries] the sum of the weights of those hits, added in their order */
  readonly weightAt: Float64Array | undefined;
  readonly #weights: Float64Array | undefined;
  /** [≥ C] the last object that was seen in each cluster */
  #last: Int32Array = new Int32Array(0);
  /** [N] the cluster of each hit, in the order of `objects.hits` */
  readonly #clusterAt: Int32Array;

  /** @param weights [N], to be summed besides the numbers of hits */
  constructor(objects: Objects, weights?: Float64Array) {
    const { length } = objects.hits;
    this.objects = objects;
    this.objectAt = new Int32Array(length);
    this.hitsAt = new Int32Array(length);
    this.#clusterAt = new Int32Array(length);
    this.#weights = weights;
    this.weightAt = weights && new Float64Array(length);
  }

  /**
   * Counts a clustering of the hits, in place of the one before.
   *
   * @param clusterOfHit [N] from 0 to `clusters` − 1, or −1 for a hit in no cluster
   */
  count(clusterOfHit: Int32Array, clusters: number): this {
    this.#makeRoom(clusters);
    this.#countEntries(clusterOfHit);
    this.#fill();
    return this;
  }

  #makeRoom(clusters: number): void {
    this.clusters = clusters;
    if (this.sizes.length < clusters) {
      this.starts = new Int32Array(clusters + 1);
      this.sizes = new Int32Array(clusters);
      this.#last = new Int32Array(clusters);
    } else {
      this.starts.fill(0, 0, clusters + 1);
      this.sizes.fill(0, 0, clusters);
    }
    // no object, and not noise either
    this.#last.fill(-2, 0, clusters);
  }

  /** Leaves in starts[c + 1] where the entries of cluster c begin; filling them in moves it to their end. */
  #countEntries(clusterOfHit: Int32Array): void {
    const { clusters, starts, sizes, objects } = this;
    const [last, clusterAt] = [this.#last, this.#clusterAt];
    for (let k = -1, i = 0; k < objects.count; k++) {
      for (const end = objects.starts[k + 1]; i < end; i++) {
        const c = clusterOfHit[objects.hits[i]];
        clusterAt[i] = c;
        if (c < 0) continue;
        sizes[c]++;
        if (last[c] === k) continue;
        last[c] = k;
        starts[c + 1]++;
      }
    }
    let begin = 0;
    for (let c = 0; c < clusters; c++) {
      const entries = starts[c + 1];
      starts[c + 1] = begin;
      begin += entries;
    }
  }

  #fill(): void {
    const { clusters, starts, objectAt, hitsAt, weightAt, objects } = this;
    const [last, clusterAt, weights] = [this.#last, this.#clusterAt, this.#weights];
    last.fill(-2, 0, clusters);
    for (let k = -1, i = 0; k < objects.count; k++) {
      for (const end = objects.starts[k + 1]; i < end; i++) {
        const c = clusterAt[i];
        if (c < 0) continue;
        if (last[c] === k) hitsAt[starts[c + 1] - 1]++;
        else {
          last[c] = k;
          const entry = starts[c + 1]++;
          objectAt[entry] = k;
          hitsAt[entry] = 1;
          if (weightAt) weightAt[entry] = 0;
        }
        if (weightAt && weights) weightAt[starts[c + 1] - 1] += weights[objects.hits[i]];
      }
    }
  }
}
