/** Scores one clustering after the other of the same hits; of each also the clusterings of its first clusters alone. */
import type { Objects } from "../metrics/contingency.ts";
import { addCluster, type Counts, none } from "../metrics/counts.ts";
import { DUPLICATE, describes } from "../metrics/matches.ts";
import type { Members } from "./members.ts";

export class Scorer {
  readonly #objects: Objects;
  readonly #slots: Int32Array;
  readonly #minClusterHits: number;
  readonly #nParticles: number;
  /** [K] 1 for an object that a cluster describes, and for one that is merged into another's cluster */
  readonly #isDescribed: Uint8Array;
  readonly #isMerged: Uint8Array;
  /** [K + 1] `#base` plus the hits of noise and of each object in the cluster at hand; at most `#base` for none */
  readonly #tally: Int32Array;
  #base = 0;

  /** @param slots [K] 0 for an object that counts, −1 for the others */
  constructor(objects: Objects, slots: Int32Array, minClusterHits: number) {
    this.#objects = objects;
    this.#slots = slots;
    this.#minClusterHits = minClusterHits;
    this.#nParticles = slots.reduce((count, slot) => count + slot + 1, 0);
    this.#isDescribed = new Uint8Array(objects.count);
    this.#isMerged = new Uint8Array(objects.count);
    this.#tally = new Int32Array(objects.count + 1);
  }

  /** What `countBySlot` of the metrics counts, for the first prefixes[i] clusters; prefixes rise. */
  score({ hits, ends }: Members, prefixes: readonly number[]): Counts[] {
    const { ofHit, sizes } = this.#objects;
    const slots = this.#slots;
    const tally = this.#tally;
    const isDescribed = this.#isDescribed.fill(0);
    const isMerged = this.#isMerged.fill(0);
    const counts = { ...none(), nParticles: this.#nParticles };
    /** Objects that have more than half of their hits in the cluster at hand */
    const owned: number[] = [];
    let base = this.#freshBase(hits.length);
    let c = 0;
    let first = 0;
    const all = prefixes.map((prefix) => {
      for (; c < prefix; first = ends[c++]) {
        const end = ends[c];
        const size = end - first;
        if (size < this.#minClusterHits) continue;
        // the majority; in a tie noise wins, then the smallest id
        let majority = -1;
        let most = base;
        owned.length = 0;
        for (let i = first; i < end; i++) {
          const object = ofHit[hits[i]];
          const count = Math.max(tally[object + 1], base) + 1;
          tally[object + 1] = count;
          if (count > most || (count === most && object < majority)) {
            most = count;
            majority = object;
          }
          // more than half of the object for the first time; noise has no size
          if (object >= 0 && 2 * (count - base) === sizes[object] + 1 + ((sizes[object] + 1) & 1)) owned.push(object);
        }
        most -= base;
        base += size;
        if (majority < 0) continue;
        for (const object of owned) {
          if (object === majority || isMerged[object] === 1) continue;
          isMerged[object] = 1;
          if (slots[object] >= 0) counts.merged++;
        }
        const repeats = 2 * most > size && isDescribed[majority] === 1;
        if (2 * most > size) isDescribed[majority] = 1;
        if (slots[majority] < 0) continue;
        addCluster(counts, describes(most, size, sizes[majority]) | (repeats ? DUPLICATE : 0));
      }
      return { ...counts };
    });
    this.#base = base;
    return all;
  }

  /** A base from which a clustering of so many hits can be tallied without an overflow. */
  #freshBase(hits: number): number {
    if (this.#base + hits < 2 ** 31) return this.#base;
    this.#tally.fill(0);
    return 0;
  }
}
