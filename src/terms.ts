/** The terms of a loss. */

/** Factors of the terms in `total`, each at most 1e15 in size. */
export interface LossWeights {
  /** Default 1, or that of the convention */
  attractive?: number;
  /** Default 1, or that of the convention */
  repulsive?: number;
  /** Default 1, or that of the convention */
  coward?: number;
  /** Default 1, or that of the convention */
  noise?: number;
}

/** The four terms, before loss weights are applied, and their weighted sum `total`. */
export interface Terms {
  /** Pulls the hits of an object to its condensation point: L_V's first part in the paper */
  attractive: number;
  /** Pushes other hits away from it, up to the reach: L_V's second part */
  repulsive: number;
  /** Pushes the beta of each object's condensation point towards 1: L_β's first part */
  coward: number;
  /** Pushes the betas of noise hits towards 0: L_β's second part */
  noise: number;
  /** Σ weight · term; the gradients are those of this sum */
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
