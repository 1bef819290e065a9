/**
 * A beta that is rescaled before all else: HGCalML's GraphCond divides that of each object's hits by the event's
 * largest, with two objects by the largest of the own one and noise; with one object it becomes 0.
 */

/**
 * b[N] in place; returns dV/db → dV/dbeta, likewise in place. `numbers`: the object of each hit, below 0 for none.
 * Quotients, not products with 1 / beta, which overflows where beta is tiny.
 */
export function rescaleBeta(b: Float64Array, numbers: Int32Array, objects: number): (gradient: Float64Array) => void {
  const top = topOf(b, numbers, objects);
  const largest = Float64Array.from(top, (t) => (t < 0 ? 0 : b[t]));
  const rescaled = Float64Array.from(b, (beta, j) =>
    numbers[j] < 0 ? beta : largest[j] === 0 ? 0 : beta / largest[j],
  );
  b.set(rescaled);
  // of an object's hit the largest it is divided by; a noise hit is divided by nothing, but may be the largest itself
  const divisor = (j: number): number => (numbers[j] < 0 ? rescaled[j] : largest[j]);
  return (gradient) => {
    const numerators = Float64Array.from(gradient, (byB, j) => (numbers[j] < 0 || largest[j] === 0 ? 0 : byB));
    for (let j = 0; j < numerators.length; j++) {
      if (numbers[j] >= 0 && largest[j] > 0) numerators[top[j]] -= gradient[j] * rescaled[j];
    }
    for (let j = 0; j < numerators.length; j++) {
      const quotient = numerators[j] === 0 ? 0 : numerators[j] / divisor(j);
      gradient[j] = numbers[j] < 0 ? gradient[j] + quotient : quotient;
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
