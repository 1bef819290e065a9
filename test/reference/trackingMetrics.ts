/** Tracking metrics counted slowly: for each event, selection, cluster and object over all hits. */
import type { TrackingAverages, TrackingMetrics, TrackingMetricsOptions, TrackingRates } from "../../src/index.ts";

type Id = number | bigint;
type IsIn = (firstHit: number) => boolean;

export function trackingMetricsSlowly(options: TrackingMetricsOptions): TrackingMetrics {
  const { rowSplits = [0, options.clusterId.length], thresholds = [], bins = [] } = options;
  const events = Array.from(rowSplits)
    .slice(1)
    .map((end, e) => Array.from({ length: end - rowSplits[e] }, (_, i) => rowSplits[e] + i));
  const select = (isIn: IsIn) => {
    const counts = events.map((hits) => countsOf(options, hits, isIn));
    const pooled = counts.reduce((sum, own) => sum.map((value, i) => value + own[i]), [0, 0, 0, 0, 0, 0, 0]);
    const rates = counts.map(ratesOf);
    return { pooled, ...ratesOf(pooled), events: rates, ...averagesOf(rates) };
  };
  const { pooled: _, ...own } = select(isSelected(options, {}));
  return {
    ...own,
    thresholds: thresholds.map((one) => {
      const { pooled, ...selection } = select(isSelected(options, one));
      return selection;
    }),
    bins: bins.map(({ of, edges, z = 1 }) =>
      Array.from({ length: edges.length - 1 }, (_, b) => {
        const values = of === "pt" ? options.pt! : of === "eta" ? options.eta! : of;
        const isIn: IsIn = (j) =>
          isSelected(options, {})(j) && Number(values[j]) >= edges[b] && Number(values[j]) < edges[b + 1];
        const { pooled, events: ofEvents, mean, error, ...rates } = select(isIn);
        const { nParticles, nCleanedClusters, ...fractions } = rates;
        const intervals = Object.entries(fractions).map(([name, value]) => {
          const all = name === "perfect" || name === "doubleMajority" || name === "merged" ? pooled[0] : pooled[1];
          return [name, all === 0 ? null : intervalOf(value, all, z)];
        });
        const about = { lower: edges[b], upper: edges[b + 1], nParticles, nCleanedClusters, mean, error };
        return { ...about, ...Object.fromEntries(intervals) };
      }),
    ),
  };
}

function isSelected(options: TrackingMetricsOptions, own: { ptThreshold?: number; maxEta?: number }): IsIn {
  const { pt, eta, reconstructable } = options;
  const { ptThreshold = options.ptThreshold ?? 0, maxEta = options.maxEta ?? 4 } = own;
  return (j) =>
    !(pt && !(pt[j] >= ptThreshold)) &&
    !(eta && !(Math.abs(eta[j]) < maxEta)) &&
    (!reconstructable || Number(reconstructable[j]) > 0);
}

/** Objects, clusters, perfect, double majority, LHC, duplicates, merged. */
function countsOf(options: TrackingMetricsOptions, hits: readonly number[], isIn: IsIn): number[] {
  const { noiseThreshold = 0, minHits = 1, minClusterHits = 3 } = options;
  const cluster = (j: number): Id => options.clusterId[j];
  const object = (j: number): Id => (options.objectId as ArrayLike<Id>)[j];
  const isNoise = (id: Id): boolean => id <= noiseThreshold;
  const sizeOf = (id: Id): number => hits.filter((j) => object(j) === id).length;
  const counts = (id: Id): boolean => sizeOf(id) >= minHits && isIn(hits.find((j) => object(j) === id)!);
  const ids = [...new Set(hits.map(object))].filter((id) => !isNoise(id)).sort((a, b) => (a < b ? -1 : 1));
  const found = [0, 0, 0, 0, 0];
  const described = new Set<Id>();
  const merged = new Set<Id>();
  for (const id of [...new Set(hits.map(cluster))].filter((c) => c >= 0).sort((a, b) => (a < b ? -1 : 1))) {
    const own = hits.filter((j) => cluster(j) === id);
    const of = (k: Id): number => own.filter((j) => object(j) === k).length;
    // all noise is one, and wins a tie; then the smallest id does
    const noise = own.filter((j) => isNoise(object(j))).length;
    const most = Math.max(noise, ...ids.map(of));
    const winner = noise === most ? undefined : ids.find((k) => of(k) === most);
    if (winner === undefined || own.length < minClusterHits) continue;
    for (const k of ids) if (k !== winner && of(k) / sizeOf(k) > 0.5) merged.add(k);
    const [purity, share] = [most / own.length, most / sizeOf(winner)];
    const repeats = purity > 0.5 && described.has(winner);
    if (purity > 0.5) described.add(winner);
    if (!counts(winner)) continue;
    const is = [true, share === 1 && purity > 0.99, share > 0.5 && purity > 0.5, purity > 0.75, repeats];
    is.forEach((yes, i) => {
      found[i] += Number(yes);
    });
  }
  return [ids.filter(counts).length, ...found, [...merged].filter(counts).length];
}

function ratesOf([
  nParticles,
  nCleanedClusters,
  perfect,
  doubleMajority,
  lhc,
  duplicate,
  merged,
]: number[]): TrackingRates {
  return {
    ...{ nParticles, nCleanedClusters, perfect: perfect / nParticles, doubleMajority: doubleMajority / nParticles },
    ...{ lhc: lhc / nCleanedClusters, duplicate: duplicate / nCleanedClusters, merged: merged / nParticles },
    fakePerfect: (nCleanedClusters - perfect) / nCleanedClusters,
    fakeDoubleMajority: (nCleanedClusters - doubleMajority) / nCleanedClusters,
    fakeLhc: (nCleanedClusters - lhc) / nCleanedClusters,
  };
}

function averagesOf(events: readonly TrackingRates[]): { mean: TrackingAverages; error: TrackingAverages } {
  const none = ratesOf([0, 0, 0, 0, 0, 0, 0]);
  const over = (average: (values: number[]) => number | null): TrackingAverages =>
    Object.fromEntries(
      (Object.keys(none) as (keyof TrackingRates)[]).map((name) => [
        name,
        average(events.map((rates) => rates[name]).filter((value) => !Number.isNaN(value))),
      ]),
    ) as TrackingAverages;
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  return {
    mean: over((values) => (values.length === 0 ? null : mean(values))),
    error: over((values) => {
      if (values.length < 2) return null;
      const centre = mean(values);
      const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
      return Math.sqrt(variance) / Math.sqrt(events.length);
    }),
  };
}

/** The two fractions whose distance from `value` is `z` of their own standard deviations, by bisection. */
function intervalOf(value: number, all: number, z: number): { value: number; low: number; high: number } {
  const isWithin = (p: number): boolean => (p - value) ** 2 <= (z * z * p * (1 - p)) / all;
  const end = (outside: number): number => {
    let [inside, out] = [value, outside];
    for (let step = 0; step < 80; step++) {
      const middle = (inside + out) / 2;
      if (isWithin(middle)) inside = middle;
      else out = middle;
    }
    return inside;
  };
  return { value, low: isWithin(0) ? 0 : end(0), high: isWithin(1) ? 1 : end(1) };
}
