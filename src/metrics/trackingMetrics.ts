/**
 * Tracking metrics of a clustering: the efficiencies and fake rates by which trackers are compared, from a cluster and a
 * true object for each of N hits. The definitions are those of gnn_tracking.
 */
import { denseIds } from "../numeric/denseIds.ts";
import { type CheckedMetricsOptions, checkMetricsOptions, type TrackingMetricsOptions } from "./checkOptions.ts";

export type { TrackingMetricsOptions } from "./checkOptions.ts";

/** Fractions; NaN where the denominator is 0, as in gnn_tracking. */
export interface TrackingMetrics {
  /** Objects that count. */
  nParticles: number;
  /** Clusters that count: large enough, with an object that counts as majority. */
  nCleanedClusters: number;
  /** Clusters with all hits of their majority object and more than 99 % purity, over nParticles. */
  perfect: number;
  /** Clusters with more than half of their majority object's hits and more than 50 % purity, over nParticles. */
  doubleMajority: number;
  /** Clusters with more than 75 % purity, over nCleanedClusters. */
  lhc: number;
  /** The part of nCleanedClusters that does not match, by each of the three definitions. */
  fakePerfect: number;
  fakeDoubleMajority: number;
  fakeLhc: number;
}

/** One true object: its number among them, by ascending id, and the hit from which its properties are read. */
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

/** The objects, by hit and each once. All noise is one object that never counts. */
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

/** The object with most hits in the cluster, of those with equally many the one with the smallest id. */
function majority({ hitsOf }: Cluster): [TrueObject, number] {
  return [...hitsOf].reduce((best, one) =>
    one[1] > best[1] || (one[1] === best[1] && one[0].number < best[0].number) ? one : best,
  );
}

/**
 * Counts how well clusters match true objects. The properties of an object (pt, eta, reconstructable) are read from its
 * first hit. gnn_tracking's numbers at a pt threshold come from `{ clusterId, objectId, pt, eta, reconstructable,
 * ptThreshold }`; it breaks ties of the majority by an unstable sort, here the smallest id wins, noise before all.
 * The efficiency for particles with at least three hits is `doubleMajority` with `minHits: 3`.
 *
 * @throws InputError for unknown options, arrays of different lengths, ids that are not whole numbers, and thresholds
 *   out of range or without the values they apply to
 */
export function trackingMetrics(options: TrackingMetricsOptions): TrackingMetrics {
  const checked = checkMetricsOptions(options);
  const { ofHit, all } = trueObjects(checked);
  const nParticles = all.filter((object) => object.counts).length;
  let nCleanedClusters = 0;
  let perfect = 0;
  let doubleMajority = 0;
  let lhc = 0;
  for (const cluster of clustersOf(options.clusterId, ofHit)) {
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
