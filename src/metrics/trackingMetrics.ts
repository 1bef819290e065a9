/**
 * Tracking metrics of a clustering: efficiencies and fake rates, computed from a cluster and a true object for each of
 * N hits. The definitions are those of gnn_tracking.
 */
import { denseIds } from "../numeric/denseIds.ts";
import { type CheckedMetricsOptions, checkMetricsOptions, type TrackingMetricsOptions } from "./checkOptions.ts";

export type { TrackingMetricsOptions } from "./checkOptions.ts";

/** Two counts and six fractions. A fraction is NaN if its denominator is 0, as in gnn_tracking. */
export interface TrackingMetrics {
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
  /** The fraction of nCleanedClusters that does not match, by each of the three definitions */
  fakePerfect: number;
  fakeDoubleMajority: number;
  fakeLhc: number;
}

/** One true object: its number by ascending id, and the hit from which its properties are read. */
interface TrueObject {
  readonly number: number;
  readonly firstHit: number;
  hits: number;
  counts: boolean;
}

interface Cluster {
  size: number;
  readonly hitsOf: Map<TrueObject, number>;
}

/** Returns the object of each hit, and each object once. All noise is one object that never counts. */
function trueObjects(options: CheckedMetricsOptions): { ofHit: TrueObject[]; all: TrueObject[] } {
  const { objectId, noiseThreshold, pt, ptThreshold, eta, maxEta, reconstructable, minHits } = options;
  const { numbers, count } = denseIds(objectId, { threshold: noiseThreshold });
  const noise: TrueObject = { number: -1, firstHit: -1, hits: 0, counts: false };
  const all = new Array<TrueObject>(count);
  const ofHit = Array.from(numbers, (number, j) => {
    if (number >= 0) all[number] ??= { number, firstHit: j, hits: 0, counts: false };
    const object = number < 0 ? noise : all[number];
    object.hits++;
    return object;
  });
  for (const object of all) {
    const j = object.firstHit;
    object.counts =
      object.hits >= minHits &&
      (pt === undefined || pt[j] >= ptThreshold) &&
      (eta === undefined || Math.abs(eta[j]) < maxEta) &&
      (reconstructable === undefined || Number(reconstructable[j]) > 0);
  }
  return { ofHit, all };
}

function clustersOf(clusterId: ArrayLike<number>, ofHit: readonly TrueObject[]): Iterable<Cluster> {
  const byId = new Map<number, Cluster>();
  ofHit.forEach((object, j) => {
    const id = clusterId[j];
    if (id < 0) return;
    let cluster = byId.get(id);
    if (cluster === undefined) {
      cluster = { size: 0, hitsOf: new Map() };
      byId.set(id, cluster);
    }
    cluster.size++;
    cluster.hitsOf.set(object, (cluster.hitsOf.get(object) ?? 0) + 1);
  });
  return byId.values();
}

/** Returns the object with most hits in the cluster and that number; in a tie the object with the smallest id. */
function majority({ hitsOf }: Cluster): [TrueObject, number] {
  return [...hitsOf].reduce((best, one) =>
    one[1] > best[1] || (one[1] === best[1] && one[0].number < best[0].number) ? one : best,
  );
}

/**
 * Measures how well clusters match true objects. The properties of an object (pt, eta, reconstructable) are read from
 * its first hit. `{ clusterId, objectId, pt, eta, reconstructable, ptThreshold }` gives gnn_tracking's numbers at a pt
 * threshold. If objects tie for the majority of a cluster, noise wins, then the smallest id; gnn_tracking breaks ties
 * by an unstable sort. `doubleMajority` with `minHits: 3` is the efficiency for particles with at least three hits.
 *
 * @throws {InputError} if an option is unknown, arrays differ in length, an id is not a whole number, or a threshold is
 *   out of range or given without the values that it applies to
 */
export function trackingMetrics(options: TrackingMetricsOptions): TrackingMetrics {
  const checked = checkMetricsOptions(options);
  const { ofHit, all } = trueObjects(checked);
  const nParticles = all.filter((object) => object.counts).length;
  let nCleanedClusters = 0;
  let perfect = 0;
  let doubleMajority = 0;
  let lhc = 0;
  for (const cluster of clustersOf(checked.clusterId, ofHit)) {
    const [object, hits] = majority(cluster);
    if (cluster.size < checked.minClusterHits || !object.counts) continue;
    const purity = hits / cluster.size;
    nCleanedClusters++;
    if (hits === object.hits && purity > 0.99) perfect++;
    if (hits / object.hits > 0.5 && purity > 0.5) doubleMajority++;
    if (purity > 0.75) lhc++;
  }
  const fake = (matched: number): number => (nCleanedClusters - matched) / nCleanedClusters;
  return {
    nParticles,
    nCleanedClusters,
    perfect: perfect / nParticles,
    doubleMajority: doubleMajority / nParticles,
    lhc: lhc / nCleanedClusters,
    fakePerfect: fake(perfect),
    fakeDoubleMajority: fake(doubleMajority),
    fakeLhc: fake(lhc),
  };
}
