/** The type of a rule of condensation: which hits become condensation points, and which hits those take. */

/**
 * The points on which implementations of the greedy rule differ. Hits with beta above the threshold are visited by
 * decreasing beta; those that may become condensation points take the hits within their radius.
 */
export interface CondenseRule {
  /** As in `condenseRules`; a name of your own for a rule of your own */
  readonly name: string;
  /** Paper, or repository and commit */
  readonly source: string;
  /** The implementation's own threshold, if it has one; that of a call overrides it */
  readonly betaThreshold?: number;
  /** The implementation's own radius, if it has one, in latent units; that of a call overrides it */
  readonly radius?: number;
  /**
   * free: only hits that no condensation point has taken become condensation points. claimed: taken hits do too, if
   * there are free hits within their radius, and take those; they stay in their own cluster.
   */
  readonly seeds: "free" | "claimed";
  /** Whether hits at exactly the radius are taken */
  readonly inclusive: boolean;
  /**
   * The smallest distance between condensation points, whatever their radius; `distanceScale` does not scale it.
   * Default: a hit within the radius of a condensation point does not become one
   */
  readonly separation?: number;
  /** Whether a hit at exactly the separation is kept from becoming a condensation point */
  readonly separationInclusive: boolean;
  /**
   * Which condensation point gets a hit that is within the radius of several. first: the one with the highest beta.
   * nearest: the nearest; the first of equally near ones. shared: all of them. Except with shared, a condensation point
   * is always in its own cluster.
   */
  readonly assignment: "first" | "nearest" | "shared";
  /**
   * With assignment "nearest": compares distances as HGCalML does. A hit changes to a later condensation point if
   * d_old²·r_new² ≥ d_new², which is the nearest for r = 1 only. Default false
   */
  readonly quirks?: boolean;
  /**
   * Whether a condensation point α lowers the betas of the hits that stay free by beta_α exp(−d²/2r²), with which these
   * are visited later. Every condensation point then looks at all free hits
   */
  readonly soft: boolean;
  /**
   * Which of equal betas is visited first. index: the hit with the lowest index. hgcalmlBins: HGCalML's order of spatial
   * bins, then the lowest index
   */
  readonly ties: "index" | "hgcalmlBins";
  /** Clusters with fewer hits are dropped; their hits stay taken, and are in no cluster */
  readonly minHits: number;
  /**
   * What becomes of hits in no cluster, other than masked ones. none: nothing. first, last: each is a cluster of its
   * own, numbered before or after the others of its event
   */
  readonly leftovers: "none" | "first" | "last";
  /** What becomes of hits in `noCondensationMask`. none: nothing. alone: each is a cluster of its own */
  readonly masked: "none" | "alone";
  /**
   * What clusterId holds. byBeta: running numbers in the order in which condensation points are found. byIndex: running
   * numbers by the index of the condensation points. alpha: the index of the condensation point
   */
  readonly labels: "byBeta" | "byIndex" | "alpha";
  /** clusterId of hits in no cluster. With 0, running numbers begin at 1 */
  readonly none: -1 | 0;
  /** Whether running numbers begin anew in each event; otherwise they continue from event to event */
  readonly numbersPerEvent: boolean;
}

/** Whether condensation points take hits only once all of them are known. */
export function assignsLater({ assignment, separation }: CondenseRule): boolean {
  return assignment !== "first" || separation !== undefined;
}
