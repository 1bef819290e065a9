/** An assignment of clusters to objects, one to one, with the prices that prove that none has a larger sum. */
import type { Overlaps } from "./overlaps.ts";

export type Pairs = Pick<Overlaps, "starts" | "clusters" | "objects" | "measures">;

/** No cluster, object or pair. */
export const NONE = -1;

/** A path by which a cluster enters: pairs that are taken, in turn with pairs that are given up for them. */
export interface Path {
  /** What it loses: how much the sum stays below that of the prices as they were */
  readonly least: number;
  /** Where it ends: at a free object, or at a cluster that goes without; the other is −1 */
  readonly freeObject: number;
  readonly without: number;
  /** [K] what the best path to each object loses, and its last pair */
  readonly loss: Float64Array;
  readonly pairTo: Int32Array;
  /** Objects with a cluster whose best paths lose less than this one, by rising loss */
  readonly passed: readonly number[];
}

/**
 * Prices are 0 or more. Those of the two sides of a pair sum to its measure where it is taken, and to no less where it is
 * not; who is in no pair has the price 0. So no assignment has a sum above that of all prices, and this one has it.
 */
export class Assignment {
  readonly pairs: Pairs;
  /** [C] the pair that each cluster is in, −1 if it is in none */
  readonly pairOfCluster: Int32Array;
  /** [K] */
  readonly clusterOfObject: Int32Array;
  readonly clusterPrice: Float64Array;
  readonly objectPrice: Float64Array;

  constructor(pairs: Pairs, objects: number) {
    const clusters = pairs.starts.length - 1;
    this.pairs = pairs;
    this.pairOfCluster = new Int32Array(clusters).fill(NONE);
    this.clusterOfObject = new Int32Array(objects).fill(NONE);
    this.clusterPrice = new Float64Array(clusters);
    this.objectPrice = new Float64Array(objects);
  }

  /** The most that a pair of the cluster leaves above its object's price; 0 to go without. */
  setFirstPrice(cluster: number): void {
    const { starts, objects, measures } = this.pairs;
    let price = 0;
    for (let pair = starts[cluster]; pair < starts[cluster + 1]; pair++) {
      price = Math.max(price, measures[pair] - this.objectPrice[objects[pair]]);
    }
    this.clusterPrice[cluster] = price;
  }

  /** Takes the pairs of the best path that was found from `cluster`, and lets the prices follow. */
  take(cluster: number, { least, loss, passed, pairTo, freeObject, without }: Path): void {
    this.clusterPrice[cluster] -= least;
    for (const k of passed) {
      this.clusterPrice[this.clusterOfObject[k]] -= least - loss[k];
      this.objectPrice[k] += least - loss[k];
    }
    let k = freeObject;
    if (without !== NONE) {
      k = this.#objectOf(without);
      this.pairOfCluster[without] = NONE;
    }
    // from the end of the path to the cluster that entered, which had no object
    while (k !== NONE) {
      const pair = pairTo[k];
      const taker = this.pairs.clusters[pair];
      this.clusterOfObject[k] = taker;
      k = this.#objectOf(taker);
      this.pairOfCluster[taker] = pair;
    }
  }

  #objectOf(cluster: number): number {
    const pair = this.pairOfCluster[cluster];
    return pair === NONE ? NONE : this.pairs.objects[pair];
  }
}
