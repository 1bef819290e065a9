/** A clustering as lists of hits. */

/** The hits of C clusters, one cluster after the other. Hits in no cluster are not in it. */
export class Members {
  /** [N] */
  readonly hits: Int32Array;
  /** [C] where the hits of each cluster end */
  readonly ends: Int32Array;
  /** C */
  clusters = 0;

  constructor(hits: number) {
    this.hits = new Int32Array(hits);
    this.ends = new Int32Array(hits);
  }

  /** @param clusterId [N] running numbers, below 0 for hits in no cluster */
  fill(clusterId: Int32Array, clusters: number): void {
    const { hits, ends } = this;
    this.clusters = clusters;
    ends.fill(0, 0, clusters);
    for (let j = 0; j < clusterId.length; j++) if (clusterId[j] >= 0) ends[clusterId[j]]++;
    for (let c = 0, begin = 0; c < clusters; c++) {
      begin += ends[c];
      ends[c] = begin - ends[c];
    }
    for (let j = 0; j < clusterId.length; j++) if (clusterId[j] >= 0) hits[ends[clusterId[j]]++] = j;
  }
}
