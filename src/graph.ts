/**
 * A beta that is rescaled before all else: HGCalML's GraphCond divides that of each object's hits by the event's
 * largest, with two objects by the largest of the own one and noise; with one object it becomes 0.
 */

/** b[N] in place; returns dV/db → dV/dbeta, likewise in place. `numbers`: the object of each hit, below 0 for none. */
export function rescaleBeta(b: Float64Array, numbers: Int32Array, objects: number): (gradient: Float64Array) => void {
  const top = topOf(b, numbers, objects);
  const factor = Float64Array.from(b, (_, j) => {
    if (numbers[j] < 0) return 1;
    return top[j] < 0 || b[top[j]] === 0 ? 0 : 1 / b[top[j]];
  });
  for (let j = 0; j < b.length; j++) b[j] *= factor[j];
  const rescaled = b.slice();
  return (gradient) => {
    const byB = gradient.slice();
    for (let j = 0; j < byB.length; j++) gradient[j] = byB[j] * factor[j];
    for (let j = 0; j < byB.length; j++) {
      if (numbers[j] >= 0 && top[j] >= 0) gradient[top[j]] -= byB[j] * rescaled[j] * factor[j];
    }
  };
}

/** Of each hit, the first hit of the largest beta that its own is divided by; −1 where there is none. */
function topOf(beta: Float64Array, numbers: Int32Array, objects: number): Int32Array {
  const better = (best: number, j: number): number => (best < 0 || beta[j] > beta[best] ? j : best);
  const best = (pool: (j: number) => boolean): number => {
    let top = -1;
    for (let j = 0; j < beta.length; j++) if (pool(j)) top = better(top, j);
    return top;
  };
  if (objects > 2) return new Int32Array(beta.length).fill(best(() => true));
  if (objects < 2) return new Int32Array(beta.length).fill(-1);
  const ofObject = [0, 1].map((k) => best((j) => numbers[j] === k || numbers[j] === -1));
  return Int32Array.from(numbers, (k) => (k < 0 ? -1 : ofObject[k]));
}
