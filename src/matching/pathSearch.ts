/** The path by which a cluster enters an assignment at the least loss, searched among the pairs like a shortest way. */
import FlatQueue from "flatqueue";
import { type Assignment, NONE, type Path } from "./assignment.ts";

/** The best path of the last search; its arrays serve one search after the other. */
export class PathSearch implements Path {
  least = 0;
  freeObject: number = NONE;
  without: number = NONE;
  readonly loss: Float64Array;
  readonly pairTo: Int32Array;
  readonly passed: number[] = [];
  readonly #assignment: Assignment;
  /** Objects that have a loss */
  readonly #reached: number[] = [];
  /** Those of them that have a cluster, by their loss */
  readonly #queue = new FlatQueue<number>();

  constructor(assignment: Assignment, objects: number) {
    this.#assignment = assignment;
    this.loss = new Float64Array(objects).fill(Number.POSITIVE_INFINITY);
    this.pairTo = new Int32Array(objects);
  }

  from(cluster: number): Path {
    for (const k of this.#reached) this.loss[k] = Number.POSITIVE_INFINITY;
    this.#reached.length = this.passed.length = 0;
    this.#queue.clear();
    this.least = Number.POSITIVE_INFINITY;
    this.#goOn(cluster, 0);
    while (this.#queue.length > 0 && this.#queue.peekValue()! < this.least) {
      const loss = this.#queue.peekValue()!;
      const k = this.#queue.pop()!;
      // a better way to it came after this one
      if (loss > this.loss[k]) continue;
      this.passed.push(k);
      this.#goOn(this.#assignment.clusterOfObject[k], loss);
    }
    return this;
  }

  /** Looks at all that a cluster could do instead, having lost `lost` on the way. */
  #goOn(cluster: number, lost: number): void {
    const { clusterPrice, objectPrice, clusterOfObject, pairs } = this.#assignment;
    const { starts, objects, measures } = pairs;
    const { loss, pairTo } = this;
    const price = clusterPrice[cluster];
    if (lost + price < this.least) this.#end(lost + price, cluster, NONE);
    const end = starts[cluster + 1];
    for (let pair = starts[cluster]; pair < end; pair++) {
      const k = objects[pair];
      // below 0 by rounding alone, which must not lead back to an object that was passed
      const through = lost + Math.max(0, price + objectPrice[k] - measures[pair]);
      if (!(through < this.least && through < loss[k])) continue;
      if (loss[k] === Number.POSITIVE_INFINITY) this.#reached.push(k);
      loss[k] = through;
      pairTo[k] = pair;
      if (clusterOfObject[k] === NONE) this.#end(through, NONE, k);
      else this.#queue.push(k, through);
    }
  }

  #end(loss: number, without: number, freeObject: number): void {
    this.least = loss;
    this.without = without;
    this.freeObject = freeObject;
  }
}
