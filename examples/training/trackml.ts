/**
 * Scores a TrackML event with a network that has only seen simulated events: the hits of the barrel, and all hits, by
 * transverse momentum and pseudorapidity. A network of the barrel takes hits of the end caps for those of the nearest
 * cylinder, which they are not.
 */
import type { TrackEvent } from "../../src/events.ts";
import { condense, type TrackingBin, type TrackingRates } from "../../src/index.ts";
import { clusterWithoutLearning } from "./baselines.ts";
import type { Detector } from "./detectors.ts";
import type { Network } from "./network.ts";
import { evaluate } from "./samples.ts";
import { type Settings, scoreClusters, truthOf } from "./score.ts";
import { formatTable, share } from "./table.ts";

/** TrackML's numbers of the barrels. */
const barrelVolumes = [8, 13, 17];
const thresholds = [0, 0.3, 0.5, 0.9];
const etaEdges = [0, 1, 2, 3, 4];
const etaPt = 0.3;

/** What to keep in mind when reading the table. */
export function oneEvent({ name }: Detector): string {
  const trained =
    name === "barrel"
      ? "on a barrel with particles from the beam line, down to 0.3 GeV"
      : "on simulated events alone, in which particles below 0.3 GeV were noise to it";
  return `It is one event, thinned: differences of 0.02 say nothing. The settings of the vote and DBSCAN are chosen by its
truth, the network's on simulation.
The network was trained ${trained}.`;
}

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

/** What a method scores: above each threshold of pT, and in each bin of |eta|. */
interface MethodScores {
  readonly name: string;
  readonly above: readonly TrackingRates[];
  readonly inBins: readonly TrackingBin[];
}

function scoresOf(network: Network, event: TrackEvent, settings: Settings): MethodScores[] {
  const truth = truthOf([event]);
  const scoring = {
    ptThreshold: etaPt,
    thresholds: thresholds.map((ptThreshold) => ({ ptThreshold })),
    bins: [{ of: truth.eta.map(Math.abs), edges: etaEdges }],
  };
  const methods = [
    { name: "network", clusterId: condense({ ...evaluate(network, event), ...settings }).clusterId },
    ...clusterWithoutLearning([event], network.detector),
  ];
  return methods.map(({ name, clusterId }) => {
    const { thresholds: above, bins } = scoreClusters(clusterId, truth, scoring);
    return { name, above, inBins: bins[0] };
  });
}

/** Double majority, perfect and LHC efficiency. */
function three({ doubleMajority, perfect, lhc }: TrackingRates | TrackingBin): string {
  const values = [doubleMajority, perfect, lhc].map((rate) => (typeof rate === "number" ? rate : rate?.value));
  return values.map((value) => share(value ?? Number.NaN)).join(" ");
}

/**
 * The efficiencies of the event above each threshold of pT, of the barrel's hits and of all; then those of all hits in
 * bins of |eta|.
 */
export function trackmlTable(network: Network, event: TrackEvent, settings: Settings): string {
  const inBarrel = withHits(event, (j) => barrelVolumes.includes(event.hits.volume[j]));
  const ofAll = scoresOf(network, event, settings);
  const rows = (hits: string, scores: readonly MethodScores[]): string[][] =>
    scores.map(({ name, above }) => [`${hits}, ${name}`, ...above.map(three)]);
  const byPt = [
    ["double majority, perfect, LHC", ...thresholds.map((pt) => `pT > ${pt} GeV`)],
    ...rows("barrel hits", scoresOf(network, inBarrel, settings)),
    ...rows("all hits", ofAll),
  ];
  const byEta = [
    [`all hits, pT > ${etaPt} GeV`, ...etaEdges.slice(1).map((most, b) => `|eta| ${etaEdges[b]} to ${most}`)],
    ...ofAll.map(({ name, inBins }) => [name, ...inBins.map(three)]),
  ];
  return `${formatTable(byPt)}\n\n${formatTable(byEta)}`;
}
