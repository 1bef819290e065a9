/** The public types of the results of `trackingMetrics`. */

/** The scores of one selection of objects: over all events together, for each event, and averaged. */
export interface TrackingSelection extends TrackingRates {
  /** [E] each event's own numbers; one entry without `rowSplits` */
  events: TrackingRates[];
  /** Mean over the events where the number is not NaN; null if there is none */
  mean: TrackingAverages;
  /** Sample standard deviation over those events / √E; null if there are fewer than two */
  error: TrackingAverages;
}

/** What `trackingMetrics` returns. */
export interface TrackingMetrics extends TrackingSelection {
  /** One for each of the option `thresholds` */
  thresholds: TrackingSelection[];
  /** For each entry of the option `bins`, its B bins, of the objects that count by the call's own thresholds */
  bins: TrackingBin[][];
}

/** Two counts and eight fractions. A fraction is NaN if its denominator is 0, as in gnn_tracking. */
export interface TrackingRates {
  /** Number of objects that count */
  nParticles: number;
  /** Number of clusters that count: they are large enough and their majority object counts */
  nCleanedClusters: number;
  /** Clusters with all hits of their majority object and a purity above 99 %, over nParticles */
  perfect: number;
  /** Clusters with more than half of their majority object's hits and a purity above 50 %, over nParticles */
  doubleMajority: number;
  /** Clusters with a purity above 75 %, over nCleanedClusters */
  lhc: number;
  /** The fraction of nCleanedClusters that is not perfect */
  fakePerfect: number;
  /** The fraction of nCleanedClusters without a double majority */
  fakeDoubleMajority: number;
  /** The fraction of nCleanedClusters that does not match by `lhc` */
  fakeLhc: number;
  /**
   * Clusters with a purity above 50 % whose majority object has another such cluster, all but one of each object, over
   * nCleanedClusters: the duplicates of ACTS, where the first track of a particle is real and the others are not
   */
  duplicate: number;
  /**
   * Objects with more than half of their hits in a cluster whose majority is another object, over nParticles: what
   * Belle II calls merged. The cluster must be large enough; whether its majority object counts does not matter
   */
  merged: number;
}

/** For each score of an event, its mean or error over the events of a batch; null if no event has one. */
export type TrackingAverages = Record<keyof TrackingRates, number | null>;

/** Each fraction of all events together, with its Wilson interval; null if its denominator is 0. */
export type Fractions = {
  [Name in keyof Omit<TrackingRates, "nParticles" | "nCleanedClusters">]: Fraction | null;
};

/** The numbers of the objects, and of the clusters whose majority objects are those, with lower ≤ value < upper. */
export interface TrackingBin extends Fractions {
  /** The lowest value in the bin */
  lower: number;
  /** The upper edge of the bin, which is excluded */
  upper: number;
  /** Number of objects that count, in all events together */
  nParticles: number;
  /** Number of clusters whose majority object is one of them */
  nCleanedClusters: number;
  /** Means over events, as those of a selection */
  mean: TrackingAverages;
  /** Their errors, as those of a selection */
  error: TrackingAverages;
}

/** A fraction and its Wilson interval, all from 0 to 1. */
export interface Fraction {
  /** The fraction itself */
  value: number;
  /** The lower end of the interval */
  low: number;
  /** The upper end of the interval */
  high: number;
}
