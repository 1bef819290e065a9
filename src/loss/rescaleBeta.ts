/**
 * A beta that is rescaled before all else: HGCalML's GraphCond divides that of each object's hits by the event's
 * largest, with two objects by the largest of the own one and noise; with one object it becomes 0.
 */

/** What the way back needs, [N] each. */
export interface RescaledBeta {
  /** The object of each hit, below 0 for none */
  readonly objectOfHit: Int32Array;
  /** The hit whose beta divides the hit's own, −1 for none */
  readonly top: Int32Array;
  /** That beta, or 0 */
  readonly largest: Float64Array;
  /** The quotient: of a hit of no object its own beta */
  readonly rescaled: Float64Array;
}

/** Rescales b [N] in place. Quotients, not products with 1 / beta, which overflows where beta is tiny. */
export function rescaleBeta(b: Float64Array, objectOfHit: Int32Array, objects: number): RescaledBeta {
  const top = topOf(b, objectOfHit, objects);
  const largest = Float64Array.from(top, (t) => (t < 0 ? 0 : b[t]));
  const rescaled = Float64Array.from(b, (beta, j) => {
    if (objectOfHit[j] < 0) return beta;
    return largest[j] === 0 ? 0 : beta / largest[j];
  });
  b.set(rescaled);
  return { objectOfHit, top, largest, rescaled };
}

/**
 * dV/db [N] of the rescaled b → that of beta, in place: with b_j = beta_j / beta_t, a hit gets its own slope over beta_t,
 * and its top the opposite of slope·b_j over the same.
 */
export function unscaleGradient({ objectOfHit, top, largest, rescaled }: RescaledBeta, gradient: Float64Array): void {
  const isDivided = (j: number): boolean => objectOfHit[j] >= 0 && largest[j] !== 0;
  const numerators = Float64Array.from(gradient, (slope, j) => (isDivided(j) ? slope : 0));
  for (let j = 0; j < numerators.length; j++) {
    if (isDivided(j)) numerators[top[j]] -= gradient[j] * rescaled[j];
  }
  for (let j = 0; j < numerators.length; j++) {
    // a hit of no object is divided by nothing, but may be the top of others: those are divided by its beta
    const isFree = objectOfHit[j] < 0;
    const quotient = numerators[j] === 0 ? 0 : numerators[j] / (isFree ? rescaled[j] : largest[j]);
    gradient[j] = isFree ? gradient[j] + quotient : quotient;
  }
}

/** Of each hit, the first hit of the largest beta that its own is divided by; −1 where there is none. */
function topOf(beta: Float64Array, objectOfHit: Int32Array, objects: number): Int32Array {
  if (objects > 2) return new Int32Array(beta.length).fill(highest(beta, () => true));
  if (objects < 2) return new Int32Array(beta.length).fill(-1);
  const ofObject = [0, 1].map((k) => highest(beta, (j) => objectOfHit[j] === k || objectOfHit[j] === -1));
  return Int32Array.from(objectOfHit, (k) => (k < 0 ? -1 : ofObject[k]));
}

/** The first hit of the largest beta among some, −1 where there is none. */
function highest(beta: Float64Array, isAmong: (j: number) => boolean): number {
  let top = -1;
  for (let j = 0; j < beta.length; j++) {
    if (isAmong(j) && (top < 0 || beta[j] > beta[top])) top = j;
  }
  return top;
}
