/**
 * How many hits each cluster has of each object. One side, the objects, is prepared once; then clusterings of the same
 * hits are counted one after the other, in the same memory. No pair of cluster and object without hits takes memory.
 */
import type { Numbering } from "./numbering.ts";

/** The objects of N hits. */
export interface Objects extends Numbering {
  /** [K] the first hit of each */
  readonly firstHits: Int32Array;
}

export function objectsOf(numbering: Numbering): Objects {
  const { ofHit, count } = numbering;
  // from the last hit on, so that the first is what remains; place 0 is that of noise
  const firstHits = new Int32Array(count + 1);
  for (let j = ofHit.length - 1; j >= 0; j--) firstHits[ofHit[j] + 1] = j;
  return { ...numbering, firstHits: firstHits.subarray(1) };
}

/** Rows up to this length are sorted by insertion: few hits of few objects are what a cluster usually has. */
const SHORT_ROW = 24;

/** The hits of C clusters by object: a sparse matrix whose rows are the clusters, with entries that ascend by object. */
export class Contingency {
  readonly objects: Objects;
  /** C */
  clusters = 0;
  /** [≥ C + 1] cluster c has the entries from starts[c] to starts[c + 1] − 1 */
  starts: Int32Array = new Int32Array(1);
  /** [≥ C] hits of each cluster, noise hits too */
  sizes: Int32Array = new Int32Array(0);
  /** [entries] the object, −1 for noise. Before: the object of every hit plus 1, by cluster */
  readonly objectAt: Int32Array;
  /** [entries] hits of that object in that cluster, at least 1 */
  readonly hitsAt: Int32Array;
  /** [entries] the sum of the weights of those hits, added in their order */
  readonly weightAt: Float64Array | undefined;
  readonly #weights: Float64Array | undefined;
  /** [N] weights of the hits, by cluster */
  readonly #sortedWeights: Float64Array | undefined;
  /** [≥ C + 1] where the sorted hits in no cluster and those of each cluster end */
  #ends: Int32Array = new Int32Array(1);
  /** [K + 1] hits of noise and of each object in the cluster at hand, and their weights; 0 between clusters */
  readonly #tally: Int32Array;
  readonly #sums: Float64Array | undefined;

  /** @param weights [N], to be summed besides the numbers of hits */
  constructor(objects: Objects, weights?: Float64Array) {
    const { length } = objects.ofHit;
    this.objects = objects;
    this.objectAt = new Int32Array(length);
    this.hitsAt = new Int32Array(length);
    this.#tally = new Int32Array(objects.count + 1);
    if (weights === undefined) return;
    this.#weights = weights;
    this.weightAt = new Float64Array(length);
    this.#sortedWeights = new Float64Array(length);
    this.#sums = new Float64Array(objects.count + 1);
  }

  /**
   * Counts a clustering of the hits, in place of the one before.
   *
   * @param clusterOfHit [N] from 0 to `clusters` − 1, or −1 for a hit in no cluster
   */
  count(clusterOfHit: Int32Array, clusters: number): this {
    this.clusters = clusters;
    if (this.sizes.length < clusters) {
      this.starts = new Int32Array(clusters + 1);
      this.sizes = new Int32Array(clusters);
      this.#ends = new Int32Array(clusters + 1);
    }
    this.#sortByCluster(clusterOfHit);
    this.#fill();
    return this;
  }

  /** Sorts hits by cluster, those in none first: that takes less time than to leave them out. */
  #sortByCluster(clusterOfHit: Int32Array): void {
    const { clusters, objects } = this;
    const [ends, sorted, weights, sortedWeights] = [this.#ends, this.objectAt, this.#weights, this.#sortedWeights];
    ends.fill(0, 0, clusters + 1);
    for (let j = 0; j < clusterOfHit.length; j++) ends[clusterOfHit[j] + 1]++;
    for (let c = 0, begin = 0; c <= clusters; c++) {
      const size = ends[c];
      ends[c] = begin;
      begin += size;
    }
    for (let j = 0; j < clusterOfHit.length; j++) {
      const place = ends[clusterOfHit[j] + 1]++;
      sorted[place] = objects.ofHit[j] + 1;
      if (weights && sortedWeights) sortedWeights[place] = weights[j];
    }
  }

  /** Tallies the hits of a cluster by object, lists those objects in order, and moves the tallies to the list. */
  #fill(): void {
    const { clusters, starts, sizes, objectAt, hitsAt, weightAt } = this;
    const [ends, tally, sums, sortedWeights] = [this.#ends, this.#tally, this.#sums, this.#sortedWeights];
    let end = 0;
    for (let c = 0, i = ends[0]; c < clusters; c++) {
      const first = end;
      starts[c] = first;
      sizes[c] = ends[c + 1] - i;
      for (; i < ends[c + 1]; i++) {
        // an entry never lies behind the hit that begins it, so the list may overwrite the hits
        const object = objectAt[i];
        if (tally[object]++ === 0) objectAt[end++] = object;
        if (sums && sortedWeights) sums[object] += sortedWeights[i];
      }
      if (end - first > 1) sortRow(objectAt, first, end);
      for (let entry = first; entry < end; entry++) {
        const object = objectAt[entry];
        objectAt[entry] = object - 1;
        hitsAt[entry] = tally[object];
        tally[object] = 0;
        if (!weightAt || !sums) continue;
        weightAt[entry] = sums[object];
        sums[object] = 0;
      }
    }
    starts[clusters] = end;
  }
}

function sortRow(row: Int32Array, first: number, end: number): void {
  if (end - first > SHORT_ROW) {
    row.subarray(first, end).sort();
    return;
  }
  for (let i = first + 1; i < end; i++) {
    const object = row[i];
    let place = i;
    for (; place > first && row[place - 1] > object; place--) row[place] = row[place - 1];
    row[place] = object;
  }
}
