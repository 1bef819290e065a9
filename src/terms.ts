/** The terms of a loss and their weighted sum, which gradients are of. */

export interface LossWeights {
  attractive?: number;
  repulsive?: number;
  coward?: number;
  noise?: number;
}

/** The four terms without loss weights, and their weighted sum. */
export interface Terms {
  attractive: number;
  repulsive: number;
  coward: number;
  noise: number;
  total: number;
}

export interface Loss extends Terms {
  /** Each event's own terms, in order; one entry without `rowSplits` */
  events: Terms[];
}

export interface TigerTerms extends Terms {
  /** Pairs of a hit and another object's condensation point within reach, before sampling */
  nRep: number;
}

export interface TigerLoss extends TigerTerms {
  events: TigerTerms[];
}

/** Σ weight·term, in the order of the terms. */
export function totalOf(terms: Omit<Terms, "total">, lossWeights: Required<LossWeights>): number {
  return (
    lossWeights.attractive * terms.attractive +
    lossWeights.repulsive * terms.repulsive +
    lossWeights.coward * terms.coward +
    lossWeights.noise * terms.noise
  );
}
