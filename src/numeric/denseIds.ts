/** Numbers ids 0, 1, … without linear memory. */

/** The numbers of the ids in a range. */
export interface DenseIds {
  /** [end − first] 0 … count − 1 by ascending id; −1 if the id is at or below the threshold, or left out */
  readonly numbers: Int32Array;
  readonly count: number;
}

/** The range of ids to number, and which of them count. */
export interface DenseIdOptions {
  readonly threshold: number;
  readonly first?: number;
  readonly end?: number;
  readonly isLeftOut?: (j: number) => boolean;
}

/** Numbers the ids from `first` to `end` − 1 by ascending id. */
export function denseIds(ids: ArrayLike<number | bigint>, options: DenseIdOptions): DenseIds {
  const { threshold, first = 0, end = ids.length, isLeftOut = () => false } = options;
  const numbers = new Int32Array(end - first).fill(-1);
  const order = new Map<number | bigint, number>();
  for (let j = first; j < end; j++) {
    const id = ids[j];
    if (id <= threshold || isLeftOut(j)) continue;
    let number = order.get(id);
    if (number === undefined) {
      number = order.size;
      order.set(id, number);
    }
    numbers[j - first] = number;
  }
  // ids were numbered in order of first appearance; renumber them by ascending id
  const rank = new Int32Array(order.size);
  [...order]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .forEach(([, number], k) => {
      rank[number] = k;
    });
  for (let j = 0; j < numbers.length; j++) if (numbers[j] >= 0) numbers[j] = rank[numbers[j]];
  return { numbers, count: order.size };
}
