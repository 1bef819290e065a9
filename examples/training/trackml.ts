/**
 * Scores a TrackML event with a network that has only seen the simulated barrel: the hits of the barrel, and all hits, by
 * transverse momentum. Hits of the end caps are taken for those of the nearest cylinder, which they are not.
 */
import type { TrackEvent } from "../../src/events.ts";
import { condense, dbscan, type TrackingMetrics } from "../../src/index.ts";
import { baselines, fitBaseline } from "./baselines.ts";
import type { Network } from "./network.ts";
import { evaluate } from "./samples.ts";
import { type Settings, scoreClusters, truthOf } from "./score.ts";
import { formatTable, share } from "./table.ts";

/** TrackML's numbers of the barrels. */
const barrel = [8, 13, 17];
const thresholds = [0, 0.3, 0.5, 0.9];

export const oneEvent = `It is one event, thinned; the settings of the vote and DBSCAN are chosen by its truth, the network's on simulation.
The network was trained on a barrel with particles from the beam line down to 0.3 GeV.`;

/** The event with those of its hits for which `keep` is true. */
function withHits({ hits, particles }: TrackEvent, keep: (j: number) => boolean): TrackEvent {
  const kept = Int32Array.from(hits.x.keys()).filter(keep);
  const pick = <A extends Int32Array | Float64Array>(all: A): A => {
    const picked = all.slice(0, kept.length) as A;
    for (const [to, from] of kept.entries()) picked[to] = all[from];
    return picked;
  };
  const objectId = BigInt64Array.from(kept, (j) => hits.objectId[j]);
  const { id, x, y, z, volume, layer } = hits;
  return {
    hits: { id: pick(id), x: pick(x), y: pick(y), z: pick(z), volume: pick(volume), layer: pick(layer), objectId },
    particles,
  };
}

/** Double majority, perfect and LHC efficiency above each threshold of pT, of the barrel's hits and of all. */
export function trackmlTable(network: Network, event: TrackEvent, settings: Settings): string {
  const selections = {
    "barrel hits": withHits(event, (j) => barrel.includes(event.hits.volume[j])),
    "all hits": event,
  };
  const rows = Object.entries(selections).flatMap(([name, selected]) => {
    const truth = truthOf([selected]);
    const score = (clusterId: Int32Array): TrackingMetrics =>
      scoreClusters(clusterId, truth, { thresholds: thresholds.map((ptThreshold) => ({ ptThreshold })) });
    const scores: [string, TrackingMetrics][] = [
      ["network", score(condense({ ...evaluate(network, selected), ...settings }).clusterId)],
      ...baselines.map((baseline): [string, TrackingMetrics] => {
        const { x, parameters } = fitBaseline(baseline, [selected]);
        return [baseline.name, score(dbscan({ x, rowSplits: truth.rowSplits, ...parameters }).clusterId)];
      }),
    ];
    return scores.map(([method, { thresholds: above }]) => [
      `${name}, ${method}`,
      ...above.map((s) => `${share(s.doubleMajority)} ${share(s.perfect)} ${share(s.lhc)}`),
    ]);
  });
  return formatTable([["double majority, perfect, LHC", ...thresholds.map((pt) => `pT > ${pt} GeV`)], ...rows]);
}
