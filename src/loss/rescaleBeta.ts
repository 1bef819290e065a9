/**
 * Rescales beta before anything else, as HGCalML's GraphCond does. It divides the beta of each hit of an object by the
 * largest of the event. With two objects it divides by the largest among the hit's own object and noise. With one
 * object beta becomes 0.
 */

/** What the gradient of the rescaling needs, [N] each. */
export interface RescaledBeta {
  /** The object of each hit, below 0 if it has none */
  readonly objectOfHit: Int32Array;
  /** The hit whose beta divides the beta of this hit, −1 if there is none */
  readonly top: Int32Array;
  /** That beta, or 0 */
  readonly largest: Float64Array;
  /** The rescaled beta; a hit of no object keeps its own */
  readonly rescaled: Float64Array;
}

/** Rescales b [N] in place. It divides and does not multiply by 1 / beta, which overflows if beta is tiny. */
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
 * Turns the gradient dV/db [N] of the rescaled b into that of beta, in place. With b_j = beta_j / beta_t, hit j gets
 * slope_j / beta_t and its top hit t gets −slope_j·b_j / beta_t.
 */
export function unscaleGradient({ objectOfHit, top, largest, rescaled }: RescaledBeta, gradient: Float64Array): void {
  const isDivided = (j: number): boolean => objectOfHit[j] >= 0 && largest[j] !== 0;
  const numerators = Float64Array.from(gradient, (slope, j) => (isDivided(j) ? slope : 0));
  for (let j = 0; j < numerators.length; j++) {
    if (isDivided(j)) numerators[top[j]] -= gradient[j] * rescaled[j];
  }
  for (let j = 0; j < numerators.length; j++) {
    // a hit of no object is not divided itself, but it may be the top of hits that are divided by its beta
    const isFree = objectOfHit[j] < 0;
    const quotient = numerators[j] === 0 ? 0 : numerators[j] / (isFree ? rescaled[j] : largest[j]);
    gradient[j] = isFree ? gradient[j] + quotient : quotient;
  }
}

/** Returns for each hit the hit whose beta divides its own (the first one, if betas are equal), or −1. */
function topOf(beta: Float64Array, objectOfHit: Int32Array, objects: number): Int32Array {
  if (objects > 2) return new Int32Array(beta.length).fill(highest(beta, () => true));
  if (objects < 2) return new Int32Array(beta.length).fill(-1);
  const ofObject = [0, 1].map((k) => highest(beta, (j) => objectOfHit[j] === k || objectOfHit[j] === -1));
  return Int32Array.from(objectOfHit, (k) => (k < 0 ? -1 : ofObject[k]));
}

/** Returns the first hit with the largest beta among those that `isAmong` accepts, or −1 if there is none. */
function highest(beta: Float64Array, isAmong: (j: number) => boolean): number {
  let top = -1;
  for (let j = 0; j < beta.length; j++) {
    if (isAmong(j) && (top < 0 || beta[j] > beta[top])) top = j;
  }
  return top;
}
