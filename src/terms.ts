/** The terms of a loss. */

/** Factors of the terms in `total`. */
export interface LossWeights {
  attractive?: number;
  repulsive?: number;
  coward?: number;
  noise?: number;
}

/** The four terms, before loss weights are applied, and their weighted sum `total`. */
export interface Terms {
  attractive: number;
  repulsive: number;
  coward: number;
  noise: number;
  total: number;
}

/** The terms of a batch, reduced over its events by the convention's `batch` rule. */
export interface Loss extends Terms {
  /** The terms of each event on its own, in order; one entry if there is no `rowSplits` */
  events: Terms[];
}

/** The terms of the fast loss. */
export interface TigerTerms extends Terms {
  /**
   * Number of repulsive pairs within reach (a hit and the centre of an object that it is not part of), before sampling
   */
  nRep: number;
}

/** The terms of a batch, as in `Loss`; `nRep` is the sum over the events. */
export interface TigerLoss extends TigerTerms {
  /** The terms of each event on its own, in order; one entry if there is no `rowSplits` */
  events: TigerTerms[];
}
