/** The public types of a scan: what it takes and what it returns. */
import type { CondenseRule } from "../condense/rule.ts";
import type { TrackingAverages, TrackingRates } from "../metrics/results.ts";
import type { Floats, Ids, ObjectMask, SamePrecision } from "../types.ts";

/** One event of a scan, of N hits in D dimensions. All events have the same D and precision. */
export interface ScanEvent<F extends Floats> {
  /** [N·D] latent coordinates, row-major */
  x: F;
  /** [N] condensation likelihoods, 0 ≤ beta ≤ 1; required for condense */
  beta?: SamePrecision<F>;
  /** [N] object ids; a hit with an id at or below `noiseThreshold` is noise */
  objectId: Ids;
  /** [N] transverse momentum of every hit's object; required for `ptThreshold` */
  pt?: ArrayLike<number>;
  /** [N] pseudorapidity of every hit's object; required for `maxEta` */
  eta?: ArrayLike<number>;
  /** [N] whether every hit's object can be reconstructed; others do not count */
  reconstructable?: ArrayLike<number | boolean>;
  /** [N] as in `condense` */
  distanceScale?: SamePrecision<F>;
  /** [N] as in `condense` */
  noCondensationMask?: ObjectMask;
  /** [N] as in `dbscan` */
  sampleWeight?: SamePrecision<F>;
}

/** What every scan takes. */
interface SharedScanOptions<F extends Floats> {
  /** At least one */
  events: readonly ScanEvent<F>[];
  /**
   * The score by whose mean the best trial is chosen: the lowest for `fakePerfect`, `fakeDoubleMajority`, `fakeLhc`,
   * `duplicate` and `merged`, the highest for the others. Default "doubleMajority"
   */
  guide?: keyof TrackingRates;
  /** How many trials to draw at random, evenly from `ranges`, instead of a grid */
  trials?: number;
  /** Seed of those, a whole number below 2^53, default 0 */
  seed?: number;
  /** D, if the lengths of x should be checked against it */
  dimensions?: number;
  /** As in `trackingMetrics`, by which trials are scored; default 0 */
  noiseThreshold?: number;
  /** As in `trackingMetrics`; default 0 */
  ptThreshold?: number;
  /** As in `trackingMetrics`; default 4 */
  maxEta?: number;
  /** As in `trackingMetrics`; default 1 */
  minHits?: number;
  /** As in `trackingMetrics`; default 3 */
  minClusterHits?: number;
}

/** Arguments of `scan` over the options of `condense`. */
export interface CondenseScanOptions<F extends Floats> extends SharedScanOptions<F> {
  /** The function that clusters the hits */
  method: "condense";
  /** Every pair of these is a trial */
  grid?: Record<keyof CondenseParameters, readonly number[]>;
  /** Lowest and highest value of random trials; default 0 to 1 each */
  ranges?: Partial<Record<keyof CondenseParameters, readonly [number, number]>>;
  /** The rule of condensation; default `condenseRules.paper` */
  rule?: CondenseRule;
}

/** Arguments of `scan` over the options of `dbscan`. */
export interface DbscanScanOptions<F extends Floats> extends SharedScanOptions<F> {
  /** The function that clusters the hits */
  method: "dbscan";
  /** Every pair of these is a trial */
  grid?: Record<keyof DbscanParameters, readonly number[]>;
  /** Lowest and highest value of random trials; default 0 to 1 for eps, the whole numbers 1 to 4 for minSamples */
  ranges?: Partial<Record<keyof DbscanParameters, readonly [number, number]>>;
}

/** One trial; P is the type of its parameters: { betaThreshold, radius } or { eps, minSamples }. */
export interface ScanTrial<P> {
  /** The parameters of the trial */
  parameters: P;
  /** Mean over the events where the number is not NaN; null if there is none */
  mean: TrackingAverages;
  /** Its standard error: sample standard deviation / √n over those n events; null if there are fewer than two */
  error: TrackingAverages;
}

/** What `scan` returns. */
export interface Scan<P> {
  /** In the order of the grid, whose last parameter varies fastest, or of the draws */
  trials: ScanTrial<P>[];
  /** The first trial with the best guide; null if it is null in all */
  best: ScanTrial<P> | null;
}

/** What a trial of `condense` varies. */
export interface CondenseParameters {
  /** From 0 to 1; hits with a higher beta may open clusters */
  betaThreshold: number;
  /** How far clusters reach, in latent units */
  radius: number;
}

/** What a trial of `dbscan` varies. */
export interface DbscanParameters {
  /** Distance up to which hits are neighbours, in latent units */
  eps: number;
  /** Number of neighbours that makes a core hit, including itself */
  minSamples: number;
}
